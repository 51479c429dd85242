"""The report for CI systems has one test case a step."""

from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from portail.output.reports.junit import junit
from portail.record.results import gather
from portail.wording.reports import verdict
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


def test_junit_has_one_test_case_a_step_with_its_attachments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_with(passed_step(), failed_step(), skipped_step())

    suite = ET.fromstring(junit([result_in(with_pictures(tmp_path / "output"), run)]))[0]

    counts = {key: suite.get(key) for key in ("name", "tests", "failures", "errors", "skipped", "time")}
    assert counts == {"name": "essai", "tests": "3", "failures": "1", "errors": "0", "skipped": "1", "time": "1.500"}
    passed, failed, skipped = suite
    assert passed.get("name") == "1. Je consulte ma boîte mail"
    assert passed.findtext("system-out") == "[[ATTACHMENT|output/essai/screenshots/1-mail.png]]"
    assert "la phrase « Je valide. » n’est pas tenue" in (failed.findtext("failure") or "")
    assert failed.findtext("system-out") == "[[ATTACHMENT|output/essai/screenshots/failure-services.png]]"
    assert skipped.find("skipped") is not None


def test_junit_has_a_failure_where_a_step_was_interrupted(tmp_path: Path) -> None:
    interrupted = msgspec.structs.replace(failed_step(), error=None)

    suite = ET.fromstring(junit([result_in(tmp_path, run_with(interrupted))]))[0]

    assert [failure.get("message") for failure in suite.iter("failure")] == ["le parcours s’est interrompu"]


def test_a_walk_of_a_part_is_not_reported_as_one_of_the_whole(tmp_path: Path) -> None:
    part = run_with(passed_step(), skipped_step())

    suite = ET.fromstring(junit([result_in(tmp_path, part)]))[0]

    assert verdict(part) == "les étapes parcourues sont respectées (1 étape, 1 promesse)."
    assert [skipped.get("message") for skipped in suite.iter("skipped")] == [
        "le parcours s’est arrêté avant cette étape"
    ]


def test_junit_has_one_case_a_step_however_often_it_was_repeated(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a")
    keep(tmp_path, passed_run(), "test_a", attempt=1)

    (suite,) = ET.fromstring(junit(gather([tmp_path])))

    assert [(suite.get("tests"), suite.get("failures")), len(suite)] == [("2", "0"), 2]
    (flaky,) = suite.iter("flakyFailure")
    assert "la phrase « Je valide. » n’est pas tenue" in (flaky.text or "")
