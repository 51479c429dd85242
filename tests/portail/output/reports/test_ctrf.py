"""The CTRF report counts the steps and lists their attachments."""

import json
from pathlib import Path

import msgspec
import pytest

from portail.output.reports.ctrf import ctrf
from portail.record.results import gather
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


def test_ctrf_counts_the_steps_and_lists_their_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_with(passed_step(), failed_step(), skipped_step())

    report = json.loads(ctrf([result_in(with_pictures(tmp_path), run)]))

    summary = report["results"]["summary"]
    assert {key: summary[key] for key in ("tests", "passed", "failed", "skipped")} == {
        "tests": 3,
        "passed": 1,
        "failed": 1,
        "skipped": 1,
    }
    assert summary["stop"] - summary["start"] == 1500
    assert report["results"]["tests"][0]["attachments"] == [
        {"name": "1-mail.png", "contentType": "image/png", "path": "essai/screenshots/1-mail.png"}
    ]


def test_ctrf_names_a_flaky_step(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a")
    keep(tmp_path, passed_run(), "test_a", attempt=1)

    tests = msgspec.json.decode(ctrf(gather([tmp_path])))["results"]["tests"]

    assert [(test["retries"], test["flaky"]) for test in tests] == [(1, False), (1, True)]
