"""The files that belong to a step."""

import os
from pathlib import Path

from scenarios.run import TRACE, StepResult, failure_picture


def of_step(step: StepResult, folder: Path) -> list[Path]:
    """Return the files of a step that are there: its pictures, and what was kept of its failure."""
    names = [screenshot.file for screenshot in step.screenshots]
    if step.status == "failed":
        names += [failure_picture(step.id), TRACE]
    return [folder / name for name in names if (folder / name).exists()]


def from_here(path: Path) -> str:
    """Return the path as seen from the working folder, where CI systems look for attachments."""
    return Path(os.path.relpath(path)).as_posix()
