"""The files that belong to a step, and how CI systems name a file."""

import os
from pathlib import Path

from portail.run_record.results import WalkResult
from portail.run_record.run import TRACE, StepResult, failure_picture


def of_step(step: StepResult, folder: Path) -> list[Path]:
    """Return the files of a step that are there: its pictures, and what was kept of its failure."""
    names = [screenshot.file for screenshot in step.screenshots]
    if step.status == "failed":
        names += [failure_picture(step.id), TRACE]
    return [folder / name for name in names if (folder / name).exists()]


def of_walk(walk: WalkResult) -> list[Path]:
    """Return the files of all steps of a walk that are there."""
    return [file for step in walk.run.steps for file in of_step(step, walk.folder)]


def from_here(path: Path) -> str:
    """Name a file as CI systems do: from the folder that the command runs in, where it lies below it."""
    file, here = path.resolve(), Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def relative(path: Path, output: Path) -> str:
    """Name a file so that a report finds it on any machine: as CI systems do, else from the folder of the report."""
    file = path.resolve()
    named = Path(from_here(file))
    return Path(os.path.relpath(file, output.resolve()) if named.is_absolute() else named).as_posix()
