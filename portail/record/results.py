"""The results of walks, gathered from the folders that they left; repetitions of one walk count as one result."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec

from portail.errors import WrongUsage, reason_of
from portail.record.run import FILE_NAME, Run, StepResult, read
from portail.wording import record as words

TEST_FILE = "test.json"
Outcome = Literal["passed", "failed", "flaky"]


class Annotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a broken sentence stands: the file and the line of the procedure, and what is wrong."""

    file: str
    line: int
    title: str
    message: str


class TestFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a test adds to the records of its walks: its name, which repetition it was (0: none), which walk of one
    procedure in the test."""

    __test__ = False
    test: str
    attempt: int = 0
    walk: int = 1
    annotations: list[Annotation] = []


@dataclass(frozen=True)
class Result:
    """How a walk ended, and where its evidence lies.

    `test` is the test that walked, if one did, or the square of a matrix, or the folder in which a walk without test
    was found; `walk` counts the walks of one procedure in one test; `earlier` are the repetitions before this one,
    which is the last.
    """

    run: Run
    folder: Path
    test: str = ""
    attempt: int = 0
    annotations: tuple[Annotation, ...] = ()
    walk: int = 1
    earlier: tuple["Result", ...] = ()

    @property
    def name(self) -> str:
        """What a person calls it: the procedure, and the test that walked it, or where."""
        return words.walk_of_test(self.run.procedure, self.test, self.walk) if self.test else self.run.procedure

    @property
    def outcome(self) -> Outcome:
        """How it ended; one that failed before it passed is not called passed."""
        if self.run.verdict == "failed":
            return "failed"
        return "flaky" if any(result.run.verdict == "failed" for result in self.earlier) else "passed"

    def failures_of(self, step: StepResult) -> list[StepResult]:
        """Return the failures of a step in the repetitions before the last."""
        failed = (result.run.failed_step for result in self.earlier)
        return [each for each in failed if each and each.id == step.id]


def gather(folders: Iterable[Path]) -> list[Result]:
    """Return the results that lie below the folders, in the order of their tests.

    Raises:
        WrongUsage: a folder is not there or may not be read, or a record in it is not valid.
    """
    found = [_result(place) for folder in folders for place in _places_of_records(folder)]
    found.sort(key=lambda result: (*_walk_of(result), result.attempt, result.run.started))
    return [_joined(list(same)) for _, same in groupby(found, _walk_of)]


def _places_of_records(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise WrongUsage(words.not_a_folder(str(folder)))
    # Not rglob, which passes over a folder that it may not read: the walks in it would be missing from the verdict.
    below = os.walk(folder, onerror=_refuse)
    return sorted(Path(place) for place, folders, files in below if FILE_NAME in (*folders, *files))


def _refuse(error: OSError) -> None:
    raise WrongUsage(words.folder_unreadable(str(error.filename), reason_of(error))) from error


def _result(folder: Path) -> Result:
    run, path = read(folder), folder.parent / TEST_FILE
    if not path.exists():
        return Result(run, folder, folder.parent.as_posix())
    try:
        written = msgspec.json.decode(path.read_bytes(), type=TestFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.test_invalid(str(path), str(error))) from error
    return Result(run, folder, written.test, written.attempt, tuple(written.annotations), written.walk)


def _walk_of(result: Result) -> tuple[str, str, int]:
    """Return what the repetitions of one walk have in common."""
    return (result.test, result.run.procedure, result.walk)


def _joined(same: Sequence[Result]) -> Result:
    return replace(same[-1], earlier=tuple(same[:-1]))
