"""Writes down, beside the record of a walk, which test walked; tells Allure where it is in use."""

from contextlib import suppress
from pathlib import Path

import msgspec

from scenarios.procedure import Procedure
from scenarios.reports.attachments import of_step
from scenarios.reports.french import paragraph
from scenarios.reports.github import annotation
from scenarios.results import TEST_FILE, TestFile
from scenarios.run import Run, StepResult


class Witness:
    """Reports the walks of one test.

    Args:
        folder: where the evidence of the test lies.
        test: the test's name.
        attempt: which repetition it is.
        allure: whether allure-pytest writes a report.
    """

    def __init__(self, folder: Path, test: str, attempt: int, *, allure: bool) -> None:
        self.folder = folder
        self._told = TestFile(test, attempt)
        self._allure = allure

    def report(self, procedure: Procedure, run: Run) -> None:
        """Tell of a walk."""
        broken = annotation(procedure, run)
        if broken:
            self._told = msgspec.structs.replace(self._told, annotations=[*self._told.annotations, broken])
        (self.folder / TEST_FILE).write_bytes(msgspec.json.encode(self._told))
        if self._allure:
            _tell_allure(run, self.folder / run.procedure)


class _StepFailed(Exception):
    """Makes Allure show a step as failed."""


def _tell_allure(run: Run, folder: Path) -> None:
    import allure

    for step in run.steps:
        if step.status == "skipped":
            continue
        with suppress(_StepFailed), allure.step(_name(step)):
            for file in of_step(step, folder):
                kind = file.suffix.removeprefix(".")
                allure.attach.file(str(file), name=file.name, extension=kind)  # type: ignore[no-untyped-call]
            if step.error:
                raise _StepFailed(paragraph(step, step.error))


def _name(step: StepResult) -> str:
    return f"{step.number}. {step.title}"
