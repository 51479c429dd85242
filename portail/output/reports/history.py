"""What became of each step in the last sessions, so that an unstable one is named."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from portail.record.results import Result

FILE_NAME = "history.jsonl"
KEPT = 20


class Session(msgspec.Struct, frozen=True):
    """One session: when it began (ISO 8601), and how each step ended, by the key of `key_of`."""

    started: str
    steps: dict[str, str]


def key_of(result: Result, step_id: str) -> str:
    """Return what a step is called in the history."""
    return f"{result.name} / {step_id}"


def session_of(results: Sequence[Result]) -> Session:
    """Return what is kept of these results."""
    steps = {
        key_of(result, step.id): "flaky" if result.failures_of(step) and step.status == "passed" else step.status
        for result in results
        for step in result.run.steps
        if step.status != "skipped"
    }
    return Session(min(result.run.started for result in results).isoformat(timespec="seconds"), steps)


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
    """Return the steps that both passed and failed, with how often they failed, out of how many times."""
    statuses_of: dict[str, list[str]] = {}
    for session in sessions:
        for step, status in session.steps.items():
            statuses_of.setdefault(step, []).append(status)
    failed = {step: sum(status != "passed" for status in statuses) for step, statuses in statuses_of.items()}
    return {
        step: (failed[step], len(statuses))
        for step, statuses in statuses_of.items()
        if failed[step] > 0 and (failed[step] < len(statuses) or "flaky" in statuses)
    }


def _session(line: bytes) -> Session | None:
    try:
        return msgspec.json.decode(line, type=Session)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None  # a session that was killed while it wrote
