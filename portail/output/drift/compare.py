"""Compares a new walk with the reference, layer by layer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from portail.output.drift import causes, document, reference, reference_update
from portail.output.drift.causes import ChangeOn
from portail.output.drift.finding import Finding
from portail.output.drift.reference import Reference
from portail.output.drift.reference_files import readable
from portail.output.drift.screen import comparison, snapshot
from portail.output.drift.screen.comparison import Screen
from portail.output.reports import github
from portail.procedure.matching import same
from portail.procedure.procedure import Picture, Procedure, Step
from portail.run_record.run import Run, Screenshot, structure_of
from portail.run_record.summary import failure_paragraph
from portail.wording import drift as words


@dataclass(frozen=True)
class Comparison:
    """What came of a comparison.

    `pinned`: whether browser and window draw as those of the reference do, so that pixels must agree.
    `unseen`: the pictures of the steps that the walk did not come to, by their ids.
    `variant`: which reference it was; empty: that of the project's own portal.
    """

    findings: tuple[Finding, ...]
    pinned: bool
    unseen: tuple[str, ...]
    variant: str = ""

    @property
    def extent(self) -> Literal["exact", "partial"]:
        """How the screens were compared."""
        return "exact" if self.pinned else "partial"


@dataclass(frozen=True)
class _Pair:
    """A picture as the reference shows it and as it is now; each screenshot with the folder of its record."""

    step: Step
    picture: Picture
    old: tuple[Path, Screenshot]
    new: tuple[Path, Screenshot]

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
    changes = [
        ChangeOn(change, pair.picture.id, pair.line_of(change.names))
        for pair in _pairs(procedure, accepted, home, run, folder)
        for change in comparison.compare(_screen(*pair.old), _screen(*pair.new), exact=pinned)
    ]
    findings += [*causes.findings(changes), *_fonts(procedure, accepted, run)]
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
    if run.is_whole and not reference_update.keeps_guide_of(procedure, run, folder, variant):
        yield Finding("procedure", words.GUIDE_OF_ANOTHER_VERSION, _first_line(procedure))


def _fonts(procedure: Procedure, accepted: Reference, run: Run) -> Iterator[Finding]:
    """Return a finding for each font that the portal brings and did not bring, or brings no more."""
    if run.is_whole:
        before, after = ({font for font in each.manifest.fonts if font.is_brought} for each in (accepted, run))
        for name in sorted({font.name for font in before ^ after}):
            yield Finding("pixels", words.font_changed(name), _first_line(procedure))


def _first_line(procedure: Procedure) -> int:
    return procedure.header_lines.get("title", 1)


def _screen(folder: Path, shot: Screenshot) -> Screen:
    path = folder / structure_of(shot)
    with readable(path):
        return Screen(folder / shot.file, snapshot.read(path.read_text(encoding="utf-8")), tuple(shot.annotations))
