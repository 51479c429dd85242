"""What became of each test, and of each step, in the last sessions, so that an unstable one is named."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from portail.run_record.results import TestResult, WalkResult
from portail.run_record.run import StepResult

FILE_NAME = "history.jsonl"
KEPT = 20
PASSED = ("passed", "xpassed")


class Session(msgspec.Struct, frozen=True):
    """One session: when it began (ISO 8601), how each step ended, by the key of `key_of`, and each test, by name."""

    started: str
    steps: dict[str, str]
    tests: dict[str, str] = {}


def key_of(result: TestResult, walk: WalkResult, step_id: str) -> str:
    """Return what a step is called in the history."""
    return f"{result.name_of(walk)} / {step_id}"


def session_of(results: Sequence[TestResult]) -> Session:
    """Return what is kept of these results; of tests, those that passed or failed."""
    steps = {
        key_of(result, walk, step.id): "flaky" if _was_repeated(result, walk, step) else step.status
        for result in results
        for walk in result.walks
        for step in walk.run.steps
        if step.status != "skipped"
    }
    tests = {result.name: str(result.outcome) for result in results if result.outcome not in ("skipped", "xfailed")}
    return Session(min(result.record.started for result in results).isoformat(timespec="seconds"), steps, tests)


def _was_repeated(result: TestResult, walk: WalkResult, step: StepResult) -> bool:
    return step.status == "passed" and bool(result.failures_of(walk, step))


def read(folder: Path) -> list[Session]:
    """Return the last sessions of a folder, the oldest first; a line that cannot be read is left out."""
    path = folder / FILE_NAME
    lines = path.read_bytes().splitlines() if path.exists() else []
    return [session for line in lines if (session := _session(line))][-KEPT:]


def write(folder: Path, sessions: Sequence[Session]) -> None:
    """Keep the last sessions in a folder."""
    lines = b"".join(msgspec.json.encode(session) + b"\n" for session in sessions[-KEPT:])
    (folder / FILE_NAME).write_bytes(lines)


def unstable(sessions: Sequence[Session]) -> Mapping[str, tuple[int, int]]:
    """Return the tests and steps that both passed and failed, with how often they failed, out of how many times."""
    statuses_of: dict[str, list[str]] = {}
    for session in sessions:
        for name, status in (*session.tests.items(), *session.steps.items()):
            statuses_of.setdefault(name, []).append(status)
    failed = {name: sum(status not in PASSED for status in statuses) for name, statuses in statuses_of.items()}
    return {
        name: (failed[name], len(statuses))
        for name, statuses in statuses_of.items()
        if failed[name] > 0 and (failed[name] < len(statuses) or "flaky" in statuses)
    }


def _session(line: bytes) -> Session | None:
    try:
        return msgspec.json.decode(line, type=Session)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None  # a session that was killed while it wrote
