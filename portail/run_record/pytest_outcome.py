"""What became of a test, as pytest says it: one line of `tests.jsonl` each time that a test was run.

The process that the user started writes this file alone, whatever the number of workers; the walks of a test lie in the
folder `tests` beside it, each with a `test.json` that names its test.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

import msgspec

from portail.errors import WrongUsage, reason_of
from portail.wording import run_record as words

FILE_NAME = "tests.jsonl"
TestOutcome = Literal["passed", "failed", "error", "skipped", "xfailed", "xpassed", "interrupted"]
"""pytest's own: `error` is a failure outside of the call; `interrupted`: the session ended before the test did."""
FAILED: Final = ("failed", "error", "interrupted")


class Phase(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a test: the call, or what was done before and after it; `collect` where there was no test yet.

    `message` says in short why it failed or was skipped, `text` in full. `expected`: the test is marked as one that
    fails. `of_walk`: what failed it is a walk whose procedure is not respected.
    """

    when: Literal["collect", "setup", "call", "teardown"]
    outcome: Literal["passed", "failed", "skipped"]
    duration_ms: int = 0
    message: str = ""
    text: str = ""
    expected: bool = False
    of_walk: bool = False


class TestRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One run of a test: `id` is pytest's node id, `attempt` counts its repetitions (0: none), `file` is relative.

    `repeated`: it failed, and was run once more, which is the next record of this test.
    """

    __test__ = False
    schema: Literal[1] = 1
    id: str
    file: str = ""
    line: int | None = None
    attempt: int = 0
    outcome: TestOutcome
    repeated: bool = False
    started: datetime
    duration_ms: int = 0
    phases: list[Phase] = []

    @property
    def decisive(self) -> Phase | None:
        """The phase that decides the outcome: the first that failed, else the first that did not pass."""
        not_passed = [phase for phase in self.phases if phase.outcome != "passed"]
        return min(not_passed, key=lambda phase: phase.outcome != "failed", default=None)


def outcome_of(phases: Sequence[Phase]) -> TestOutcome:
    """Return what pytest calls a test with these phases."""
    failed = [phase.when for phase in phases if phase.outcome == "failed"]
    if failed:
        return "failed" if "call" in failed else "error"
    skipped = [phase for phase in phases if phase.outcome == "skipped"]
    if skipped:
        return "xfailed" if any(phase.expected for phase in skipped) else "skipped"
    return "xpassed" if any(phase.expected for phase in phases) else "passed"


def begin(folder: Path) -> None:
    """Begin the records in a folder, unless they have begun: without, no session of tests wants any."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).touch()


def has_begun(folder: Path) -> bool:
    """Return whether there are records in a folder, or will be."""
    return (folder / FILE_NAME).exists()


def append(folder: Path, records: Sequence[TestRecord]) -> None:
    """Add records to those in a folder."""
    with (folder / FILE_NAME).open("ab") as file:
        file.write(b"".join(msgspec.json.encode(record) + b"\n" for record in records))


def read(folder: Path) -> list[TestRecord]:
    """Return the records in a folder, in the order in which the tests ended.

    A last line that was not written to its end is left out: the session was killed.

    Raises:
        WrongUsage: the file cannot be read, or is not valid; the text names it.
    """
    path = folder / FILE_NAME
    try:
        *lines, _torn = path.read_bytes().split(b"\n")
        return [msgspec.json.decode(line, type=TestRecord) for line in lines]
    except OSError as error:
        raise WrongUsage(words.tests_unreadable(str(path), reason_of(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.test_invalid(str(path), str(error))) from error
