"""How the document itself differs from the one that the reference was made of: its words and its pictures."""

from collections.abc import Iterator

from portail.output.drift.finding import Finding
from portail.output.drift.passages import changes, passages
from portail.output.drift.reference import Reference
from portail.procedure.procedure import Procedure
from portail.wording import drift as words


def compare(procedure: Procedure, accepted: Reference) -> Iterator[Finding]:
    """Yield every passage and every picture that changed, came, went or moved."""
    for change in changes(accepted.words, passages(procedure)):
        yield Finding("procedure", change.words, change.line)
    yield from _come_or_changed(procedure, accepted)
    yield from _gone(procedure, accepted)
    yield from _out_of_order(procedure, accepted)


def _come_or_changed(procedure: Procedure, accepted: Reference) -> Iterator[Finding]:
    old = {shot.id: shot for shot in accepted.screenshots}
    for picture in procedure.pictures():
        shot = old.get(picture.id)
        if shot is None:
            yield Finding("procedure", words.PICTURE_ADDED, picture.line, (picture.id,))
        elif (picture.alt, picture.caption) != (shot.alt, shot.caption):
            yield Finding("procedure", words.PICTURE_REWORDED, picture.line, (picture.id,))


def _gone(procedure: Procedure, accepted: Reference) -> Iterator[Finding]:
    lines = {picture.id: picture.line for picture in procedure.pictures()}
    line = procedure.steps[0].line
    for shot in accepted.screenshots:
        line = lines.get(shot.id, line)
        if shot.id not in lines:
            yield Finding("procedure", words.PICTURE_REMOVED, line, (shot.id,))


def _out_of_order(procedure: Procedure, accepted: Reference) -> Iterator[Finding]:
    """Report the first picture that stands where another stood."""
    old = [shot.id for shot in accepted.screenshots]
    kept = [picture for picture in procedure.pictures() if picture.id in old]
    before = [name for name in old if name in {picture.id for picture in kept}]
    moved = next(((picture, name) for picture, name in zip(kept, before, strict=True) if picture.id != name), None)
    if moved:
        picture, name = moved
        yield Finding("procedure", words.pictures_reordered(name), picture.line, (picture.id,))
