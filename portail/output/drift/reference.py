"""The committed reference of a procedure: what the last accepted walk showed.

It lies beside the procedure file, in a folder of its name: `guide.md`, `reference.json`, `screenshots/` and
`structure/`. Nothing in it changes from run to run. Another portal, or another window, has a reference of
its own, a variant: `<procedure>@<variant>/`.
"""

import hashlib
import os
import shlex
from pathlib import Path

import msgspec

from portail.browser.device import USUAL, Device
from portail.errors import WrongUsage
from portail.files.atomic import replace_all
from portail.output.drift.passages import passages
from portail.output.drift.pixels import same
from portail.output.drift.reference_files import text_of
from portail.output.guide.document import Figure, document
from portail.output.guide.markdown import markdown
from portail.procedure.procedure import Procedure
from portail.record.run import BrowserSummary, Manifest, Run, Screenshot, structure_of
from portail.wording import drift as words

FILE_NAME, GUIDE = "reference.json", "guide.md"


class Reference(msgspec.Struct, forbid_unknown_fields=True):
    """What was accepted: the renderer it was seen with, the words, and the pictures in their order."""

    browser: BrowserSummary
    manifest: Manifest
    words: list[str]
    screenshots: list[Screenshot]

    def is_of_the_renderer_of(self, run: Run) -> bool:
        """Return whether a walk used the same browser, fonts, flags and window; one that broke met fewer fonts."""
        known = set(self.manifest.fonts)
        met = known if set(run.manifest.fonts) <= known and not run.is_whole else set(run.manifest.fonts)
        manifest = msgspec.structs.replace(run.manifest, fonts=sorted(met))
        return (self.browser, self.manifest) == (run.browser, manifest)


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
        return _whole(path, msgspec.json.decode(path.read_bytes(), type=Reference))
    except FileNotFoundError as error:
        argument = shlex.quote(os.path.relpath(procedure.path))
        raise WrongUsage(words.no_reference(procedure.id, str(path), argument, variant)) from error
    except OSError as error:
        raise WrongUsage(words.reference_unreadable(str(error.filename or path), str(error.strerror))) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.reference_invalid(str(path), str(error))) from error


def accepted_pictures(procedure: Procedure, variant: str = "") -> dict[str, str]:
    """Return the hash of each picture of the reference, by its name; none where no reference can be read."""
    try:
        return {shot.id: shot.sha256 for shot in read(procedure, variant).screenshots}
    except WrongUsage:
        return {}


def keeps_guide_of(procedure: Procedure, run: Run, folder: Path, variant: str = "") -> bool:
    """Return whether the reference keeps the guide that would be written of this walk.

    Raises:
        WrongUsage: the guide of the reference is damaged.
    """
    home = folder_of(procedure, variant)
    return text_of(home / GUIDE) == _guide(procedure, run, folder, home)


def renew(procedure: Procedure, run: Run, folder: Path, variant: str = "") -> list[Path]:
    """Make the walk recorded in `folder` the reference; write only what really changed, and return those files.

    Raises:
        OSError: it cannot be written; the reference is what it was.
    """
    home = folder_of(procedure, variant)
    shots = list(run.screenshots.values())
    pictures = [shot for shot in shots if not _is_same(home / shot.file, folder / shot.file)]
    kept = [_lasting(shot, folder if shot in pictures else home) for shot in shots]
    accepted = Reference(run.browser, run.manifest, [passage.words for passage in passages(procedure)], kept)
    contents = {
        **{shot.file: (folder / shot.file).read_bytes() for shot in pictures},
        **{name: (folder / name).read_text(encoding="utf-8").encode() for name in map(structure_of, shots)},
        GUIDE: _guide(procedure, run, folder, home).encode(),
        # The last to be written: it speaks of all the others.
        FILE_NAME: msgspec.json.format(msgspec.json.encode(accepted), indent=2) + b"\n",
    }
    changed = {home / name: content for name, content in contents.items() if not _holds(home / name, content)}
    replace_all(changed)
    return [*changed, *_remove_all_but(home, {*contents, *(shot.file for shot in shots)})]


def _whole(path: Path, accepted: Reference) -> Reference:
    names = [GUIDE, *(name for shot in accepted.screenshots for name in (shot.file, structure_of(shot)))]
    for name in names:
        if not (path.parent / name).is_file():
            raise WrongUsage(words.reference_lacks(str(path.parent / name)))
    return accepted


def _guide(procedure: Procedure, run: Run, folder: Path, home: Path) -> str:
    """Return the guide, with its pictures at their addresses in the reference, which is in `home`."""

    def address(figure: Figure) -> str:
        is_of_walk = figure.file.is_relative_to(folder)
        return (figure.file.relative_to(folder) if is_of_walk else Path(os.path.relpath(figure.file, home))).as_posix()

    return markdown(document(procedure, run, folder), lambda figure: [address(figure)])


def _lasting(shot: Screenshot, folder: Path) -> Screenshot:
    """Return what of a screenshot is the same at each run; its picture is the one in `folder`."""
    digest = hashlib.sha256((folder / shot.file).read_bytes()).hexdigest()
    return msgspec.structs.replace(shot, url="", sha256=digest, lettering=[], blocks=[])


def _is_same(old: Path, new: Path) -> bool:
    try:
        return old.exists() and same(old, new)
    except WrongUsage:  # a damaged picture is none
        return False


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _remove_all_but(home: Path, kept: set[str]) -> list[Path]:
    """Remove pictures and structures of screens that the procedure no longer shows."""
    gone = [path for pattern in ("screenshots/*.png", "structure/*.yaml") for path in home.glob(pattern)]
    gone = [path for path in gone if path.relative_to(home).as_posix() not in kept]
    for path in gone:
        path.unlink()
    return gone
