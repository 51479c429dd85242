"""The CTRF report counts the tests, and lists their steps and attachments."""

import json
from pathlib import Path

import msgspec
import pytest

from portail.output.reports.ctrf import ctrf
from portail.run_record.gathering import gather
from portail.run_record.summary import verdict
from tests.portail.runs import (
    failed_run,
    failed_step,
    keep,
    passed_run,
    passed_step,
    result_in,
    run_with,
    skipped_step,
    with_pictures,
)


def test_ctrf_counts_a_procedure_once_and_lists_its_steps_and_attachments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_with(passed_step(), failed_step(), skipped_step())

    report = json.loads(ctrf([result_in(with_pictures(tmp_path), run)], tmp_path))

    summary = report["results"]["summary"]
    assert {key: summary[key] for key in ("tests", "passed", "failed", "skipped")} == {
        "tests": 1,
        "passed": 0,
        "failed": 1,
        "skipped": 0,
    }
    assert summary["stop"] - summary["start"] == 1500
    (test,) = report["results"]["tests"]
    assert [(step["name"], step["status"]) for step in test["steps"]] == [
        ("mail", "passed"),
        ("services", "failed"),
        ("terms", "skipped"),
    ]
    assert test["steps"][0]["extra"]["words"] == "1. Je consulte ma boîte mail"
    assert test["attachments"][0] == {
        "name": "1-mail.png",
        "contentType": "image/png",
        "path": "essai/screenshots/1-mail.png",
    }


def test_ctrf_names_a_flaky_test(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a", repeated=True)
    keep(tmp_path, passed_run(), "test_a", attempt=1)

    (test,) = msgspec.json.decode(ctrf(gather([tmp_path]), tmp_path))["results"]["tests"]

    assert (test["status"], test["retries"], test["flaky"]) == ("passed", 1, True)
    assert test["retryAttempts"] == [{"attempt": 1, "status": "failed", "message": verdict(failed_run())}]
