"""Records, beside the record of a walk, which test walked; reports to Allure where that is in use."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

import msgspec

from portail.output.reports.attachments import of_step
from portail.output.reports.github import annotation
from portail.procedure.procedure import Procedure
from portail.run_record.results import TEST_FILE, Annotation, TestFile
from portail.run_record.run import Run, StepResult
from portail.run_record.summary import failure_paragraph


class Reporter:
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
        """Record that a walk begins; return the folder that its record gets a folder in, which no other walk has."""
        self._walks[procedure.id] += 1
        self._write(procedure)
        return self._folder_of(procedure)

    def report(self, procedure: Procedure, run: Run) -> None:
        """Record how the walk ended."""
        if broken := annotation(procedure, run):
            self._write(procedure, broken)
        if self._allure:
            _report_to_allure(run, self._folder_of(procedure) / run.procedure)

    def _folder_of(self, procedure: Procedure) -> Path:
        return self._folder / f"{procedure.id}-{self._walks[procedure.id]}"

    def _write(self, procedure: Procedure, *broken: Annotation) -> None:
        folder = self._folder_of(procedure)
        folder.mkdir(parents=True, exist_ok=True)
        written = msgspec.structs.replace(self._test, walk=self._walks[procedure.id], annotations=list(broken))
        (folder / TEST_FILE).write_bytes(msgspec.json.encode(written))


class _StepFailed(Exception):
    """Makes Allure show a step as failed."""


def _report_to_allure(run: Run, folder: Path) -> None:
    import allure

    for step in run.steps:
        if step.status == "skipped":
            continue
        with suppress(_StepFailed), allure.step(_name(step)):
            for file in of_step(step, folder):
                kind = file.suffix.removeprefix(".")
                allure.attach.file(str(file), name=file.name, extension=kind)  # type: ignore[no-untyped-call]
            if step.error:
                raise _StepFailed(failure_paragraph(step, step.error))


def _name(step: StepResult) -> str:
    return f"{step.number}. {step.title}"
