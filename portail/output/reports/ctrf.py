"""CTRF (Common Test Report Format, ctrf.io): one test a test, or a procedure that was walked without one."""

import mimetypes
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from portail.output.reports.attachments import of_walk, relative
from portail.output.reports.junit import step_name
from portail.run_record.results import TestResult
from portail.run_record.run import FILE_NAME

STATUSES = {
    "passed": "passed",
    "flaky": "passed",
    "xpassed": "passed",
    "failed": "failed",
    "error": "failed",
    "interrupted": "failed",
    "skipped": "skipped",
    "xfailed": "skipped",
}
"""CTRF's statuses; what the outcome was exactly is the raw status, as in pytest-json-ctrf."""


def ctrf(results: Sequence[TestResult], output: Path) -> str:
    """Return the results as a CTRF report; `output` is the folder of the report."""
    report = {
        "reportFormat": "CTRF",
        "specVersion": "0.0.0",
        "results": {
            "tool": {"name": "portail"},
            "summary": _summary(results),
            "tests": [_test(result, output) for result in results],
        },
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def completed(report: bytes, results: Sequence[TestResult], output: Path) -> bytes:
    """Return the CTRF report of somebody else's tests, with steps and attachments where these tests walked."""
    found = msgspec.json.decode(report)
    for test in found["results"]["tests"]:
        for result in (result for result in results if result.record.id == test["name"]):
            test["steps"] = [*test.get("steps", []), *_steps(result)]
            records = [walk.folder / FILE_NAME for walk in result.walks]
            attached = [_attachment(file, output) for file in records]
            test["attachments"] = [*test.get("attachments", []), *attached, *_attachments(result, output)]
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"


def _summary(results: Sequence[TestResult]) -> dict[str, int]:
    count = Counter(STATUSES[result.outcome] for result in results)
    by_status = {status: count[status] for status in ("passed", "failed", "skipped")}
    flaky = sum(result.outcome == "flaky" for result in results)
    start = min(_start(result) for result in results)
    stop = max(_start(result) + result.record.duration_ms for result in results)
    times = {"flaky": flaky, "start": start, "stop": stop}
    return {"tests": len(results), **by_status, "pending": 0, "other": 0, **times}


def _test(result: TestResult, output: Path) -> dict[str, Any]:
    record = result.record
    test: dict[str, Any] = {
        "name": result.name,
        "status": STATUSES[result.outcome],
        "rawStatus": result.outcome,
        "duration": record.duration_ms,
        "start": _start(result),
        "stop": _start(result) + record.duration_ms,
        "steps": _steps(result),
        "attachments": _attachments(result, output),
        **_place(result),
        **_told(result),
    }
    if result.walks:
        browser = result.walks[0].run.browser
        test["browser"] = f"{browser.name} {browser.version}"
    if result.earlier:
        test |= {"retries": len(result.earlier), "flaky": result.outcome == "flaky", "retryAttempts": _tries(result)}
    return test


def _place(result: TestResult) -> dict[str, Any]:
    """Say where the test stands, as far as it is known."""
    known = {"filePath": result.record.file, "line": result.record.line}
    return {key: value for key, value in known.items() if value}


def _told(result: TestResult) -> dict[str, str]:
    details = {"message": result.message, "trace": result.text if result.has_failed else ""}
    return {key: value for key, value in details.items() if value}


def _tries(result: TestResult) -> list[dict[str, Any]]:
    return [
        {"attempt": number, "status": STATUSES[each.record.outcome], "message": each.message}
        for number, each in enumerate(result.earlier, 1)
    ]


def _steps(result: TestResult) -> list[dict[str, Any]]:
    return [
        {
            "name": step_name(result, walk, step),
            "status": step.status,
            "extra": {"words": f"{step.number}. {step.title}", "duration": step.duration_ms},
        }
        for walk in result.walks
        for step in walk.run.steps
    ]


def _attachments(result: TestResult, output: Path) -> list[dict[str, str]]:
    return [_attachment(file, output) for walk in result.walks for file in of_walk(walk)]


def _attachment(file: Path, output: Path) -> dict[str, str]:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return {"name": file.name, "contentType": kind, "path": relative(file, output)}


def _start(result: TestResult) -> int:
    return round(result.record.started.timestamp() * 1000)
