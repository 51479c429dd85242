"""CTRF (Common Test Report Format, ctrf.io): one test a step."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from portail.output.reports.attachments import from_here, of_step
from portail.record.results import Result
from portail.record.run import FILE_NAME, Run, StepResult
from portail.wording.failure import failure_paragraph


def ctrf(results: Sequence[Result]) -> str:
    """Return the results as a CTRF report."""
    tests = [_test(result, step) for result in results for step in result.run.steps]
    report = {
        "reportFormat": "CTRF",
        "specVersion": "0.0.0",
        "results": {
            "tool": {"name": "portail"},
            "summary": _summary([result.run for result in results], tests),
            "tests": tests,
        },
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def completed(report: bytes, results: Sequence[Result]) -> bytes:
    """Return the CTRF report of somebody else's tests, with steps and attachments where these tests walked."""
    found = msgspec.json.decode(report)
    for test in found["results"]["tests"]:
        for result in (result for result in results if result.test == test["name"]):
            steps = [{"name": f"{step.number}. {step.title}", "status": step.status} for step in result.run.steps]
            files = [result.folder / FILE_NAME, *(f for s in result.run.steps for f in of_step(s, result.folder))]
            test["steps"] = [*test.get("steps", []), *steps]
            test["attachments"] = [*test.get("attachments", []), *map(_attachment, files)]
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"


def _summary(runs: Sequence[Run], tests: Sequence[dict[str, Any]]) -> dict[str, int]:
    start = min(round(run.started.timestamp() * 1000) for run in runs)
    stop = max(round(run.started.timestamp() * 1000) + run.duration_ms for run in runs)
    by_status = {status: sum(test["status"] == status for test in tests) for status in ("passed", "failed", "skipped")}
    return {"tests": len(tests), **by_status, "pending": 0, "other": 0, "start": start, "stop": stop}


def _test(result: Result, step: StepResult) -> dict[str, Any]:
    run = result.run
    test: dict[str, Any] = {
        "name": f"{step.number}. {step.title}",
        "status": step.status,
        "duration": step.duration_ms,
        "suite": [run.procedure, result.test] if result.test else [run.procedure],
        "browser": f"{run.browser.name} {run.browser.version}",
        "attachments": [_attachment(file) for file in of_step(step, result.folder)],
    }
    if result.earlier:
        test |= {"retries": len(result.earlier), "flaky": step.status == "passed" and bool(result.failures_of(step))}
    if step.status == "failed":
        test["message"] = failure_paragraph(step, step.error)
    return test


def _attachment(file: Path) -> dict[str, str]:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return {"name": file.name, "contentType": kind, "path": from_here(file)}
