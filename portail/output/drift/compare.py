"""Compares a new walk with the reference, layer by layer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portail.output.drift import document, pixels, reference, snapshot, structure
from portail.output.drift.finding import Finding
from portail.output.drift.reference import Reference
from portail.output.drift.reference_files import text_of
from portail.output.reports import github
from portail.procedure.matching import same
from portail.procedure.procedure import Picture, Procedure, Step
from portail.record.run import Box, Run, Screenshot, structure_of
from portail.record.summary import failure_paragraph
from portail.wording import drift as words


@dataclass(frozen=True)
class Comparison:
    """What came of a comparison.

    `pinned`: whether browser, fonts, flags and window were those of the reference, so that pixels must agree.
    `unseen`: the pictures of the steps that the walk did not come to, by their ids.
    `variant`: which reference it was; empty: that of the project's own portal.
    """

    findings: tuple[Finding, ...]
    pinned: bool
    unseen: tuple[str, ...]
    variant: str = ""


@dataclass(frozen=True)
class _Pair:
    """A picture as the reference shows it and as it is now; each screenshot with the folder of its record."""

    step: Step
    picture: Picture
    old: tuple[Path, Screenshot]
    new: tuple[Path, Screenshot]

    @property
    def files(self) -> tuple[Path, Path]:
        return self.old[0] / self.old[1].file, self.new[0] / self.new[1].file

    def line_of(self, names: tuple[str, ...]) -> int:
        """Return the line that promises what bears one of these names, or else the line of the picture."""
        promises = self.step.promises_by_picture[self.picture.id]
        promised = (promise.line for promise in promises if any(same(promise.text, name) for name in names))
        return next(promised, self.picture.line)


def compare(procedure: Procedure, run: Run, folder: Path, variant: str = "") -> Comparison:
    """Compare the walk recorded in `folder` with the reference of its procedure.

    Where the walk broke, the screens that it saw before are compared all the same.

    Raises:
        WrongUsage: there is no valid reference, or one of its files is damaged.
    """
    accepted = reference.read(procedure, variant)
    pinned = accepted.is_of_the_renderer_of(run)
    findings = [*_broken(procedure, run), *document.compare(procedure, accepted)]
    if not findings:
        findings += _guide(procedure, run, folder, variant)
    home = reference.folder_of(procedure, variant)
    for pair in _pairs(procedure, accepted, home, run, folder):
        findings += [*_structure(pair, pinned=pinned), *_pixels(pair, pinned=pinned)]
    unseen = tuple(picture.id for picture in procedure.pictures() if picture.id not in run.screenshots)
    return Comparison(tuple(findings), pinned, unseen, variant)


def _pairs(procedure: Procedure, accepted: Reference, home: Path, run: Run, folder: Path) -> Iterator[_Pair]:
    """Yield the pictures that the reference shows and the walk took."""
    old = {shot.id: shot for shot in accepted.screenshots}
    new = run.screenshots
    for step in procedure.steps:
        for picture in step.pictures:
            if picture.id in old and picture.id in new:
                yield _Pair(step, picture, (home, old[picture.id]), (folder, new[picture.id]))


def _broken(procedure: Procedure, run: Run) -> Iterator[Finding]:
    """Return the finding of the sentence that the portal breaks."""
    place = github.annotation(procedure, run)
    if (failed := run.failed_step) and failed.error and place:
        yield Finding("procedure", failure_paragraph(failed, failed.error), place.line)


def _guide(procedure: Procedure, run: Run, folder: Path, variant: str) -> Iterator[Finding]:
    """Return the finding that another version of this project wrote the guide of the reference in another form."""
    if run.is_whole and not reference.keeps_guide_of(procedure, run, folder, variant):
        yield Finding("procedure", words.GUIDE_OF_ANOTHER_VERSION, procedure.header_lines.get("title", 1))


def _structure(pair: _Pair, *, pinned: bool) -> Iterator[Finding]:
    before, after = (_screen(folder, shot) for folder, shot in (pair.old, pair.new))
    for change in structure.compare(before, after, pinned=pinned):
        yield Finding("structure", change.words, pair.line_of(change.names), pair.picture.id)


def _pixels(pair: _Pair, *, pinned: bool) -> Iterator[Finding]:
    notes = pair.old[1].annotations, pair.new[1].annotations
    if not pinned:
        for name in pixels.changed_elements(*pair.files, *notes):
            yield Finding("pixels", words.colour_changed(name), pair.line_of((name,)), pair.picture.id)
    elif region := pixels.changed_region(*pair.files):
        names = tuple(note.text for note in pair.new[1].annotations if pixels.lies_in(region, note.box))
        yield Finding("pixels", _image_change(pair, region, names), pair.line_of(names), pair.picture.id)


def _image_change(pair: _Pair, region: Box, names: tuple[str, ...]) -> str:
    before, after = pixels.sizes(*pair.files)
    if before != after:
        return words.size_changed(before, after)
    return words.picture_changed(next(iter(names), ""), region.width, region.height, region.x, region.y)


def _screen(folder: Path, shot: Screenshot) -> snapshot.ScreenSnapshot:
    return snapshot.read(text_of(folder / structure_of(shot)))
