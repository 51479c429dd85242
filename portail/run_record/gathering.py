"""Gathers the results of tests and walks from the folders that they left, those of several machines included."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import msgspec

from portail.errors import WrongUsage, reason_of
from portail.run_record.pytest_outcome import FILE_NAME as TESTS
from portail.run_record.pytest_outcome import TestRecord
from portail.run_record.pytest_outcome import read as read_tests
from portail.run_record.results import TEST_FILE, TestFile, TestResult, WalkResult, of_procedure
from portail.run_record.run import FILE_NAME
from portail.run_record.run import read as read_run
from portail.wording import run_record as words

Key = tuple[Path | None, str, int]
"""One run of a test: the folder of its session (`None`: of that there is no record), its id, the attempt."""


@dataclass(frozen=True)
class _Found:
    """What lies below a folder: the sessions of tests, and the walks, each with the file of the test that made it."""

    sessions: list[Path]
    walks: list[tuple[TestFile | None, WalkResult]]


def gather(folders: Iterable[Path]) -> list[TestResult]:
    """Return the results that lie below the folders: those of tests in the order of their files, then other walks.

    Raises:
        WrongUsage: a folder is not there or may not be read, or a record in it is not valid.
    """
    results = [result for folder in folders for result in _results(_found(folder))]
    return sorted(results, key=_place_in_order)


def _place_in_order(result: TestResult) -> tuple[bool, str, int, str]:
    record = result.record
    return (result.of_procedure, record.file, record.line or 0, result.name)


def _results(found: _Found) -> Iterator[TestResult]:
    walks = _walks_of_tests(found)
    records: dict[Key, TestRecord] = {}
    for session in found.sessions:
        records |= {(session, record.id, record.attempt): record for record in read_tests(session)}
    records |= {key: _interrupted(key, walks[key]) for key in walks if key not in records}
    in_order = sorted(records, key=lambda key: (str(key[0]), *key[1:]))
    for _, same in groupby(in_order, lambda key: key[:2]):
        yield from _joined([TestResult(records[key], tuple(walks.get(key, ()))) for key in same])
    yield from (of_procedure(walk) for file, walk in found.walks if file is None)


def _walks_of_tests(found: _Found) -> dict[Key, list[WalkResult]]:
    walks: dict[Key, list[WalkResult]] = {}
    for file, walk in sorted(found.walks, key=lambda each: each[1].run.started):
        if file:
            walks.setdefault((_session_of(walk, found), file.test, file.attempt), []).append(walk)
    return walks


def _joined(attempts: Sequence[TestResult]) -> Iterator[TestResult]:
    """Join the attempts of one test; one that was not repeated is a result of its own."""
    earlier: list[TestResult] = []
    for number, result in enumerate(attempts, 1):
        if result.record.repeated and number < len(attempts):
            earlier.append(result)
        else:
            yield replace(result, earlier=tuple(earlier))
            earlier = []


def _interrupted(key: Key, walks: Sequence[WalkResult]) -> TestRecord:
    """Return the record of a test that walked, and of which pytest has said nothing: the session was killed."""
    _, test, attempt = key
    return TestRecord(
        id=test,
        file=test.partition("::")[0],
        attempt=attempt,
        outcome="interrupted",
        started=walks[0].run.started,
        duration_ms=sum(walk.run.duration_ms for walk in walks),
    )


def _session_of(walk: WalkResult, found: _Found) -> Path | None:
    above = [session for session in found.sessions if walk.folder.is_relative_to(session)]
    return max(above, key=lambda session: len(session.parts), default=None)


def _found(folder: Path) -> _Found:
    if not folder.is_dir():
        raise WrongUsage(words.not_a_folder(str(folder)))
    # Not rglob, which passes over a folder that it may not read: the walks in it would be missing from the verdict.
    below = sorted((Path(place), {*inner, *files}) for place, inner, files in os.walk(folder, onerror=_refuse))
    return _Found(
        [place for place, names in below if TESTS in names],
        [_walk(place) for place, names in below if FILE_NAME in names],
    )


def _refuse(error: OSError) -> None:
    raise WrongUsage(words.folder_unreadable(str(error.filename), reason_of(error))) from error


def _walk(folder: Path) -> tuple[TestFile | None, WalkResult]:
    record, path = read_run(folder), folder.parent / TEST_FILE
    if not path.exists():
        return None, WalkResult(record, folder, folder.parent.as_posix())
    try:
        written = msgspec.json.decode(path.read_bytes(), type=TestFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(words.test_invalid(str(path), str(error))) from error
    return written, WalkResult(record, folder, "", written.walk, tuple(written.annotations))
