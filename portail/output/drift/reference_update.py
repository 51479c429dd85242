"""Makes a walk the reference of its procedure, whole or as far as somebody has approved it."""

import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from portail.errors import WrongUsage
from portail.files.atomic import replace_all
from portail.output.drift.passages import passages
from portail.output.drift.reference import FILE_NAME, GUIDE, Reference, folder_of, read
from portail.output.drift.reference_files import text_of
from portail.output.drift.screen.pixels import same
from portail.output.guide.document import Figure, document
from portail.output.guide.markdown import markdown
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run, Screenshot, structure_of

DOCUMENT = ""
"""Under which the words of the document are approved, beside the ids of pictures."""


def keeps_guide_of(procedure: Procedure, run: Run, folder: Path, variant: str = "") -> bool:
    """Return whether the reference keeps the guide that would be written of this walk.

    Raises:
        WrongUsage: the guide of the reference is damaged.
    """
    home = folder_of(procedure, variant)
    return text_of(home / GUIDE) == _guide(procedure, run, folder, home)


def renew(
    procedure: Procedure, run: Run, folder: Path, variant: str = "", approved: Collection[str] | None = None
) -> list[Path]:
    """Make the walk recorded in `folder` the reference; write only what really changed, and return those files.

    `approved` names the pictures, and `DOCUMENT` for the words, that become so; the others stay. `None`: all do.

    Raises:
        OSError: it cannot be written; the reference is what it was.
    """
    home = folder_of(procedure, variant)
    stay = _stay(procedure, variant, approved)
    shots = [shot for shot in run.screenshots.values() if approved is None or shot.id in approved]
    pictures = [shot for shot in shots if not _is_same(home / shot.file, folder / shot.file)]
    fresh = {shot.id: _lasting(shot, folder if shot in pictures else home) for shot in shots}
    kept = [fresh.get(name) or stay.shots[name] for name in run.screenshots if name in fresh or name in stay.shots]
    told = stay.words or [passage.words for passage in passages(procedure)]
    accepted = Reference(browser=run.browser, manifest=run.manifest, words=told, screenshots=kept)
    contents = {
        **{shot.file: (folder / shot.file).read_bytes() for shot in pictures},
        **{name: (folder / name).read_text(encoding="utf-8").encode() for name in map(structure_of, shots)},
        GUIDE: stay.guide or _guide(procedure, run, folder, home).encode(),
        # The last to be written: it speaks of all the others.
        FILE_NAME: msgspec.json.format(msgspec.json.encode(accepted), indent=2) + b"\n",
    }
    changed = {home / name: content for name, content in contents.items() if not _holds(home / name, content)}
    replace_all(changed)
    needed = {name for shot in kept for name in (shot.file, structure_of(shot))}
    return [*changed, *_remove_all_but(home, {*contents, *needed})]


@dataclass(frozen=True)
class _Stay:
    """What stays of a reference: pictures by their ids, and where the words stay, those and the guide."""

    shots: Mapping[str, Screenshot]
    words: list[str]
    guide: bytes


def _stay(procedure: Procedure, variant: str, approved: Collection[str] | None) -> _Stay:
    if approved is None:
        return _Stay({}, [], b"")
    old = read(procedure, variant)
    shots = {shot.id: shot for shot in old.screenshots if shot.id not in approved}
    if DOCUMENT in approved:
        return _Stay(shots, [], b"")
    return _Stay(shots, old.words, (folder_of(procedure, variant) / GUIDE).read_bytes())


def may_be_approved_singly(procedure: Procedure, run: Run, variant: str = "") -> bool:
    """Return whether pictures can become the reference one by one: all were drawn alike, and are called as before."""
    old = read(procedure, variant)
    names = [(shot.id, shot.file) for shot in old.screenshots]
    return old.is_of_the_renderer_of(run) and names == [(shot.id, shot.file) for shot in run.screenshots.values()]


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
