"""Keeps what pytest says of every test, with or without a walk, for the reports of a session that uses this plugin.

It runs in the process that the user started, which hears of the tests of all workers.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from portail.run_record.pytest_outcome import TestRecord

PHASES: Final = ("collect", "setup", "call", "teardown")
OF_WALK: Final = "portail_of_walk"
"""The attribute by which a worker says that a walk failed the test: its procedure is not respected."""
SKIPPED, ERROR = "Skipped: ", "E "


@dataclass
class _Attempt:
    """One run of a test, as far as it is known."""

    id: str
    file: str
    line: int | None
    attempt: int
    reports: list[dict[str, Any]] = field(default_factory=list)
    started: float = 0.0
    repeated: bool = False


class TestLog:
    """Writes a record of each test into the folder of the evidence, as soon as a test has used this plugin.

    Args:
        folder: the folder of the evidence.
        root: the root of the tests, from which pytest names files.
        here: where the user started pytest, from which reports do, where the files lie below it.
    """

    __test__ = False

    def __init__(self, folder: Path, root: Path, here: Path) -> None:
        self._folder = folder
        self._root = root
        self._here = here
        self._running: dict[tuple[str, str], _Attempt] = {}
        self._ended: list[_Attempt] = []
        self._attempts: dict[str, int] = {}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file whose tests could not be read, or were skipped as a whole."""
        if report.passed:
            return
        key = ("", report.nodeid)
        if report.nodeid not in self._attempts:  # every worker reads every file
            attempt = self._begun(key, report.nodeid, 0)
            attempt.reports.append(_phase(report, "collect"))
            self._end(key)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a phase of a test ended."""
        key = self._key(report)
        if report.when == "setup":
            self._end(key)  # a repetition begins
        attempt = self._running.get(key) or self._begun(key, report.location[0], (report.location[1] or 0) + 1)
        attempt.started = attempt.started or getattr(report, "start", 0.0)
        attempt.repeated |= report.outcome not in ("passed", "failed", "skipped")
        attempt.reports.append(_phase(report, report.when if report.when in PHASES else "call"))
        if report.when == "teardown":
            self._end(key)

    def write(self) -> None:
        """Write what is not written yet, where a test has used this plugin."""
        if not self._ended or not self.is_wanted:
            return
        from portail.run_record import pytest_outcome

        pytest_outcome.append(self._folder, [self._record(attempt) for attempt in self._ended])
        self._ended.clear()

    @property
    def is_wanted(self) -> bool:
        """Whether a test of this session has used this plugin; passwords of an earlier one may keep its folder."""
        if not self._folder.is_dir():
            return False
        from portail.run_record import pytest_outcome

        return pytest_outcome.has_begun(self._folder)

    def finish(self) -> None:
        """Write the rest: a test whose worker died has no teardown."""
        for key in list(self._running):
            self._end(key)
        self.write()

    def _key(self, report: pytest.TestReport) -> tuple[str, str]:
        """Return the worker and the test; that a worker died is said by no worker, of a phase of no known name."""
        if report.when not in PHASES:
            return next((key for key in self._running if key[1] == report.nodeid), ("", report.nodeid))
        return (str(getattr(report, "worker_id", "")), report.nodeid)

    def _begun(self, key: tuple[str, str], file: str, line: int) -> _Attempt:
        number = self._attempts[key[1]] = self._attempts.get(key[1], -1) + 1
        self._running[key] = attempt = _Attempt(key[1], self._named(file), line or None, number)
        return attempt

    def _end(self, key: tuple[str, str]) -> None:
        if attempt := self._running.pop(key, None):
            self._ended.append(attempt)
            self.write()

    def _named(self, file: str) -> str:
        path = self._root / file
        return (path.relative_to(self._here) if path.is_relative_to(self._here) else Path(file)).as_posix()

    def _record(self, attempt: _Attempt) -> "TestRecord":
        from portail.run_record.pytest_outcome import Phase, TestRecord, outcome_of

        phases = [Phase(**each) for each in attempt.reports]
        return TestRecord(
            id=attempt.id,
            file=attempt.file,
            line=attempt.line,
            attempt=attempt.attempt,
            outcome=outcome_of(phases),
            repeated=attempt.repeated,
            started=datetime.fromtimestamp(attempt.started, UTC).astimezone() if attempt.started else _now(),
            duration_ms=sum(phase.duration_ms for phase in phases),
            phases=phases,
        )


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _phase(report: pytest.TestReport | pytest.CollectReport, when: str) -> dict[str, Any]:
    """Return what is kept of a report, as a `Phase` of the record; what is no outcome of pytest's own is a failure."""
    outcome = report.outcome if report.outcome in ("passed", "skipped") else "failed"
    phase = {"when": when, "outcome": outcome, "duration_ms": round(getattr(report, "duration", 0.0) * 1000)}
    if hasattr(report, "wasxfail"):
        return {**phase, "expected": True, "message": str(report.wasxfail).removeprefix("reason: ")}
    if outcome == "passed":
        return phase
    text = report.longreprtext if outcome == "failed" else ""
    return {**phase, "message": _message(report), "text": text, "of_walk": getattr(report, OF_WALK, False)}


def _message(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return what pytest says in its short summary; of a traceback that is a text, the line of the error."""
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix(SKIPPED)
    if crash := getattr(report.longrepr, "reprcrash", None):
        return str(crash.message)
    lines = [line for line in report.longreprtext.splitlines() if line.strip()]
    errors = [re.sub(r"^E\s+", "", line) for line in lines if line.startswith(ERROR)]
    return next(iter(errors or lines[-1:]), "").strip()
