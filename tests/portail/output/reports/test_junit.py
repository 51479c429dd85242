"""The report for CI systems has one test case a test, with its steps inside."""

from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from portail.output.reports.junit import junit
from portail.run_record.gathering import gather
from portail.run_record.run import StepError
from portail.run_record.summary import verdict
from tests.portail.runs import (
    failed_run,
    failed_step,
    keep,
    keep_test,
    passed_run,
    passed_step,
    result_in,
    run_with,
    skipped_step,
    with_pictures,
)


def test_junit_has_one_test_case_a_procedure_with_its_steps_and_attachments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_with(passed_step(), failed_step(), skipped_step())
    output = with_pictures(tmp_path / "output")

    suite = ET.fromstring(junit([result_in(output, run)], output))[0]

    counts = {key: suite.get(key) for key in ("name", "tests", "failures", "errors", "skipped", "time")}
    assert counts == {"name": "portail", "tests": "1", "failures": "1", "errors": "0", "skipped": "0", "time": "1.500"}
    (case,) = suite
    assert (case.get("classname"), case.get("name")) == ("portail", "essai")
    assert properties_of(case) == {
        "step:mail": "passed",
        "words:mail": "1. Je consulte ma boîte mail",
        "step:services": "failed",
        "words:services": "2. Je valide <mon> authentification",
        "step:terms": "skipped",
        "words:terms": "3. Dernière étape",
    }
    assert "la phrase « Je valide. » n’est pas tenue" in (case.findtext("failure") or "")
    assert attachments_of(case) == [
        "output/essai/screenshots/1-mail.png",
        "output/essai/screenshots/failure-services.png",
    ]


def properties_of(case: ET.Element) -> dict[str | None, str | None]:
    return {each.get("name"): each.get("value") for each in case.iter("property")}


def attachments_of(case: ET.Element) -> list[str]:
    lines = (case.findtext("system-out") or "").splitlines()
    return [line[len("[[ATTACHMENT|") : -2] for line in lines if line.startswith("[[ATTACHMENT|")]


def test_attachments_that_do_not_lie_below_are_named_from_the_report(tmp_path: Path) -> None:
    output = with_pictures(tmp_path / "output")

    (case,) = ET.fromstring(junit([result_in(output, run_with(passed_step()))], output)).iter("testcase")

    assert attachments_of(case) == ["essai/screenshots/1-mail.png"]


def test_other_words_make_no_other_test_and_no_other_step(tmp_path: Path) -> None:
    edited = msgspec.structs.replace(passed_step(), title="Je lis mon courrier", screenshots=[])

    names = [
        [
            (
                case.get("classname"),
                case.get("name"),
                [key for key in properties_of(case) if str(key).startswith("step:")],
            )
        ]
        for step in (msgspec.structs.replace(passed_step(), screenshots=[]), edited)
        for case in ET.fromstring(junit([result_in(tmp_path, run_with(step))], tmp_path)).iter("testcase")
    ]

    assert names[0] == names[1] == [("portail", "essai", ["step:mail"])]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("test_a.py::test_b", ("test_a", "test_b")),
        ("tests/test_a.py::TestC::test_b[chromium]", ("tests.test_a.TestC", "test_b[chromium]")),
        ("test_a.py::test_b[x/y.z::w]", ("test_a", "test_b[x/y.z::w]")),
    ],
)
def test_tests_are_named_as_in_the_report_of_pytest(tmp_path: Path, test: str, expected: tuple[str, str]) -> None:
    keep_test(tmp_path, test)

    (case,) = ET.fromstring(junit(gather([tmp_path]), tmp_path)).iter("testcase")

    assert (case.get("classname"), case.get("name")) == expected


def test_what_xml_cannot_hold_is_written_as_a_number(tmp_path: Path) -> None:
    error = StepError(sentence="Je valide.", expected="\x1b[31m« VALIDER »", found="rien", hint="")
    step = msgspec.structs.replace(failed_step(), error=error)

    (failure,) = ET.fromstring(junit([result_in(tmp_path, run_with(step))], tmp_path)).iter("failure")

    assert "#x1B[31m« VALIDER »" in (failure.get("message") or "")


def test_junit_has_a_failure_where_a_step_was_interrupted(tmp_path: Path) -> None:
    interrupted = msgspec.structs.replace(failed_step(), error=None)

    suite = ET.fromstring(junit([result_in(tmp_path, run_with(interrupted))], tmp_path))[0]

    assert [failure.get("message") for failure in suite.iter("failure")] == ["Étape 2 : le parcours s’est interrompu."]


def test_junit_has_one_case_a_test_however_often_it_was_repeated(tmp_path: Path) -> None:
    keep(tmp_path, failed_run(), "test_a", repeated=True)
    keep(tmp_path, passed_run(), "test_a", attempt=1)

    (suite,) = ET.fromstring(junit(gather([tmp_path]), tmp_path))

    assert [(suite.get("tests"), suite.get("failures")), len(suite)] == [("1", "0"), 1]
    assert [flaky.get("message") for flaky in suite.iter("flakyFailure")] == [verdict(failed_run())]
