"""Compares a new walk with the reference, layer by layer."""

from collections.abc import Iterator
from pathlib import Path

from scenarios.drift import pixels, reference, structure
from scenarios.drift.finding import Finding
from scenarios.procedure import Picture, Procedure
from scenarios.reports.french import paragraph
from scenarios.run import Run, Screenshot, structure_of


def compare(procedure: Procedure, run: Run, folder: Path) -> list[Finding]:
    """Return every drift of the walk recorded in `folder` from the reference of its procedure.

    Raises:
        WrongUsage: there is no valid reference.
    """
    accepted = reference.read(procedure)
    home = reference.shelf(procedure)
    alike = (accepted.browser, accepted.manifest) == (run.browser, run.manifest)
    old = {shot.id: shot for shot in accepted.screenshots}
    new = {shot.id: shot for step in run.steps for shot in step.screenshots}
    findings = [*_procedure(procedure, run, folder, home)]
    for picture in procedure.pictures():
        if picture.id in old and picture.id in new:
            findings += _screen(picture, (home, old[picture.id]), (folder, new[picture.id]), alike=alike)
    return findings


def same_renderer(procedure: Procedure, run: Run) -> bool:
    """Tell whether the reference was seen with the same browser, fonts, flags and window, so that pixels must agree."""
    accepted = reference.read(procedure)
    return (accepted.browser, accepted.manifest) == (run.browser, run.manifest)


def _procedure(procedure: Procedure, run: Run, folder: Path, home: Path) -> Iterator[Finding]:
    if (failed := run.failed_step) and failed.error:
        line = next(step.line for step in procedure.steps if step.id == failed.id)
        yield Finding("procedure", paragraph(failed, failed.error), line)
    elif (home / reference.GUIDE).read_text(encoding="utf-8") != reference.words(procedure, run, folder):
        yield Finding("procedure", "les mots de la procédure ne sont plus ceux de la référence", 1)


def _screen(
    picture: Picture, old: tuple[Path, Screenshot], new: tuple[Path, Screenshot], *, alike: bool
) -> Iterator[Finding]:
    before, after = (_snapshot(folder, shot) for folder, shot in (old, new))
    for change in structure.compare(before, after, places=alike):
        yield Finding("structure", change, picture.line, picture.id)
    files = old[0] / old[1].file, new[0] / new[1].file
    if alike and (region := pixels.changed_region(*files)):
        where = f"{region.width:g} × {region.height:g} pixels à partir de ({region.x:g}, {region.y:g})"
        yield Finding("pixels", f"l’image change : {where}", picture.line, picture.id)
    if not alike:
        for name in pixels.changed_elements(*files, old[1].annotations, new[1].annotations):
            yield Finding("pixels", f"« {name} » a changé de couleur", picture.line, picture.id)


def _snapshot(folder: Path, shot: Screenshot) -> list[structure.Element]:
    return structure.read((folder / structure_of(shot)).read_text(encoding="utf-8"))
