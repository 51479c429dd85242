"""Writes down, beside the record of a walk, which test walked; tells Allure where it is in use."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

import msgspec

from scenarios.procedure import Procedure
from scenarios.reports.attachments import of_step
from scenarios.reports.french import paragraph
from scenarios.reports.github import annotation
from scenarios.results import TEST_FILE, Annotation, TestFile
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
        self._folder = folder
        self._test = TestFile(test, attempt)
        self._allure = allure
        self._walks: Counter[str] = Counter()

    def expect(self, procedure: Procedure) -> Path:
        """Say that a walk begins; return the folder that its record gets a folder in, which no other walk has."""
        self._walks[procedure.id] += 1
        self._tell(procedure)
        return self._place_of(procedure)

    def report(self, procedure: Procedure, run: Run) -> None:
        """Tell how the walk ended."""
        if broken := annotation(procedure, run):
            self._tell(procedure, broken)
        if self._allure:
            _tell_allure(run, self._place_of(procedure) / run.procedure)

    def _place_of(self, procedure: Procedure) -> Path:
        return self._folder / f"{procedure.id}-{self._walks[procedure.id]}"

    def _tell(self, procedure: Procedure, *broken: Annotation) -> None:
        place = self._place_of(procedure)
        place.mkdir(parents=True, exist_ok=True)
        told = msgspec.structs.replace(self._test, walk=self._walks[procedure.id], annotations=list(broken))
        (place / TEST_FILE).write_bytes(msgspec.json.encode(told))


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
