"""The results of tests and of walks.

A test is the unit of every report, with its walks inside; a walk that no test made, from the command line, counts as a
test of its own. Repetitions of one test count as one result.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from portail.run_record.pytest_outcome import FAILED, Phase, TestOutcome, TestRecord, outcome_of
from portail.run_record.run import Run, StepResult
from portail.run_record.summary import failure_paragraph, verdict
from portail.wording.reports import TEST_INTERRUPTED
from portail.wording.run_record import walk_of_test

TEST_FILE = "test.json"
REPETITION = re.compile(r"repetition-(?P<number>\d+)", re.ASCII)
"""The folder of one of several repetitions."""
Outcome = TestOutcome | Literal["flaky"]


class Annotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something is wrong: a file, a line of it, and what."""

    file: str
    line: int
    title: str
    message: str


class TestFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside the record of a walk that a test made: the name of the test, which repetition it was (0:
    none), which walk of one procedure in the test, and where broken sentences stand."""

    __test__ = False
    test: str
    attempt: int = 0
    walk: int = 1
    annotations: list[Annotation] = []


@dataclass(frozen=True)
class WalkResult:
    """How a walk ended, and where its evidence lies.

    `place` is the folder of a walk of several, by target, square of a matrix and repetition, or that in which a walk
    without test was found; `number` counts the walks of one procedure in one test.
    """

    run: Run
    folder: Path
    place: str = ""
    number: int = 1
    annotations: tuple[Annotation, ...] = ()

    @property
    def repetition(self) -> int:
        """Which of several repetitions without test it is, as its folder says, from 1; 0: there is but one."""
        found = REPETITION.fullmatch(self.place.rpartition("/")[2])
        return int(found["number"]) if found else 0

    @property
    def key(self) -> tuple[str, int]:
        """What the walk has in common with the same one in a repetition of its test."""
        return (self.run.procedure, self.number)


@dataclass(frozen=True)
class TestResult:
    """How a test ended, with its walks; `earlier` are the repetitions before this one, which is the last.

    `of_procedure`: no test made its one walk; the procedure itself is the test.
    """

    __test__ = False
    record: TestRecord
    walks: tuple[WalkResult, ...] = ()
    earlier: tuple["TestResult", ...] = ()
    of_procedure: bool = False

    @property
    def name(self) -> str:
        """What a person calls it."""
        return name_in(self.record.id, self.walks[0].place if self.of_procedure else "")

    @property
    def outcome(self) -> Outcome:
        """How it ended; one that failed before it passed is not called passed."""
        return "flaky" if self.earlier and self.record.outcome == "passed" else self.record.outcome

    @property
    def has_failed(self) -> bool:
        """Whether it makes the whole fail."""
        return self.outcome in FAILED

    @property
    def message(self) -> str:
        """Why it failed or was skipped, in short; empty where neither is so."""
        if self.record.outcome == "interrupted":
            return TEST_INTERRUPTED
        return phase.message if (phase := self.record.decisive) else ""

    @property
    def text(self) -> str:
        """Why it failed or was skipped, in full."""
        failed = [phase.text or phase.message for phase in self.record.phases if phase.outcome == "failed"]
        return "\n\n".join(failed) or self.message

    def name_of(self, walk: WalkResult) -> str:
        """Return what a person calls a walk of this test."""
        return self.name if self.of_procedure else walk_of_test(walk.run.procedure, self.name, walk.number)

    def failures_of(self, walk: WalkResult, step: StepResult) -> list[StepResult]:
        """Return the failures of a step in the repetitions before the last."""
        same = (each.run.failed_step for test in self.earlier for each in test.walks if each.key == walk.key)
        return [failed for failed in same if failed and failed.id == step.id]


def name_in(name: str, place: str) -> str:
    """Return what a person calls a procedure that was walked in several places."""
    return f"{name} – {place}" if place else name


def of_procedure(walk: WalkResult, file: str = "") -> TestResult:
    """Return a walk without test as a result of its own; `file` is that of the procedure, where it is known."""
    passed = walk.run.verdict == "passed"
    phase = Phase(
        when="call",
        outcome="passed" if passed else "failed",
        duration_ms=walk.run.duration_ms,
        message="" if passed else _why(walk.run),
        of_walk=not passed,
    )
    record = TestRecord(
        id=walk.run.procedure,
        file=file,
        outcome=outcome_of([phase]),
        started=walk.run.started,
        duration_ms=walk.run.duration_ms,
        phases=[phase],
    )
    return TestResult(record, (walk,), of_procedure=True)


def _why(run: Run) -> str:
    step = run.failed_step
    return failure_paragraph(step, step.error) if step else verdict(run)
