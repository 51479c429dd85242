"""The committed reference of a procedure: what the last accepted walk showed.

It lies beside the procedure file, in a folder of its name: `guide.md`, `reference.json`, `screenshots/` and
`structure/`. Nothing in it changes from run to run. Another portal, or another window, has a reference of
its own, a variant: `<procedure>@<variant>/`.
"""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from portail.browser.device import USUAL, Device
from portail.errors import WrongUsage
from portail.procedure.procedure import Procedure
from portail.run_record.run import BrowserSummary, Manifest, Run, Screenshot, structure_of
from portail.wording import drift as words

FILE_NAME, GUIDE = "reference.json", "guide.md"
PAGE = ""
"""Under which the picture of the probe page stands; the others stand under the names of fonts."""


SCHEMA: Literal[2] = 2


class _Version(msgspec.Struct):
    """Which schema a reference is written in; the first did not say."""

    schema: int = 1


class Reference(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What was accepted: the renderer it was seen with, the words, and the pictures in their order."""

    schema: Literal[2] = SCHEMA
    browser: BrowserSummary
    manifest: Manifest
    words: list[str]
    screenshots: list[Screenshot]

    def is_of_the_renderer_of(self, run: Run) -> bool:
        """Return whether a walk was seen through the same window by a browser that draws alike, whatever it is called.

        Each font of the machine that the walk has met is drawn alike too; a walk that broke met fewer.
        """
        return _window(self.manifest) == _window(run.manifest) and _draw_alike(
            self.manifest.probe, run.manifest.probe, whole=run.is_whole
        )


def _window(manifest: Manifest) -> Manifest:
    return msgspec.structs.replace(manifest, flags=[], fonts=[], probe={})


def _draw_alike(known: Mapping[str, str], met: Mapping[str, str], *, whole: bool) -> bool:
    if not known.get(PAGE) or not met.get(PAGE) or (whole and known.keys() != met.keys()):
        return False
    return all(met[name] and known.get(name) == met[name] for name in met)


def folder_of(procedure: Procedure, variant: str = "") -> Path:
    """Return the folder of the reference."""
    home = procedure.path.with_suffix("")
    return home.with_name(f"{home.name}@{variant}") if variant else home


def variant_of(target: str | None, device: Device) -> str:
    """Return the name of the reference of a target, by its name or file, in a window; empty: the usual one."""
    place = Path(target).stem if target and target.endswith(".toml") else target
    return "+".join(name for name in (place, device.name if device != USUAL else "") if name)


def check_apart(procedure: Procedure, evidence: Path) -> None:
    """Make sure that a walk whose evidence goes to this folder, which it clears, leaves the reference alone.

    Raises:
        WrongUsage: the folder holds a reference, lies in that of the procedure, or has it in itself.
    """
    home, place = folder_of(procedure).resolve(), evidence.resolve()
    if home.is_relative_to(place) or _lies_in_one(place, home) or (place / FILE_NAME).exists():
        raise WrongUsage(words.evidence_over_reference(str(evidence)))


def _lies_in_one(place: Path, home: Path) -> bool:
    """Return whether a folder is that of a reference, or of a variant, or lies in one."""
    if not place.is_relative_to(home.parent) or place == home.parent:
        return False
    return place.relative_to(home.parent).parts[0].partition("@")[0] == home.name


def read(procedure: Procedure, variant: str = "") -> Reference:
    """Read the reference of a procedure.

    Raises:
        WrongUsage: there is none, it cannot be read, it is not valid, or one of its files is missing.
    """
    path = folder_of(procedure, variant) / FILE_NAME
    try:
        return _whole(path, _decoded(path.read_bytes(), procedure, path))
    except FileNotFoundError as error:
        argument = shlex.quote(os.path.relpath(procedure.path))
        raise WrongUsage(words.no_reference(procedure.id, str(path), argument, variant)) from error
    except OSError as error:
        raise WrongUsage(words.reference_unreadable(str(error.filename or path), str(error.strerror))) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.reference_invalid(str(path), str(error))) from error


def _decoded(content: bytes, procedure: Procedure, path: Path) -> Reference:
    if msgspec.json.decode(content, type=_Version).schema != SCHEMA:
        raise WrongUsage(words.reference_of_another_version(str(path), shlex.quote(os.path.relpath(procedure.path))))
    return msgspec.json.decode(content, type=Reference)


def accepted_pictures(procedure: Procedure, variant: str = "") -> dict[str, str]:
    """Return the hash of each picture of the reference, by its name; none where no reference can be read."""
    try:
        return {shot.id: shot.sha256 for shot in read(procedure, variant).screenshots}
    except WrongUsage:
        return {}


def _whole(path: Path, accepted: Reference) -> Reference:
    names = [GUIDE, *(name for shot in accepted.screenshots for name in (shot.file, structure_of(shot)))]
    for name in names:
        if not (path.parent / name).is_file():
            raise WrongUsage(words.reference_lacks(str(path.parent / name)))
    return accepted
