"""The fixture `walk`: three lines walk the procedure, part of it, and go on from there."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.plugin.conftest import LEAN, STRICT, Project

TESTS = """
from datetime import timedelta

import pytest
from playwright.sync_api import expect

SEEN = []


def test_part(walk, page, family):
    run = walk("premiere-connexion", until="terms")

    assert [step.status for step in run.steps] == ["passed"] * 6 + ["skipped"]
    assert len(page.context.pages) == 1
    expect(page.get_by_role("button", name="J'ACCEPTE")).to_be_disabled()
    assert family.state == "services-validated"


@pytest.mark.parametrize("number", [1, 2])
def test_tenant(tenant, family, mailbox, clock, control, number):
    assert tenant.slug not in SEEN
    SEEN.append(tenant.slug)
    assert control.list_events(tenant.slug)[0].event == "family registered"
    assert mailbox.all() == []
    before = clock.now
    clock.advance(timedelta(days=2))
    assert clock.now - before == timedelta(days=2)
    family.invite()
    assert mailbox.wait_for(subject="Activation").to[0].address == family.email
    assert len(mailbox.all()) == 1


def test_mail_is_lost_by_a_fault(family, mailbox, faults):
    faults.attach("lose", times=1)
    family.invite()
    assert mailbox.all() == []
    assert [fault.applied for fault in faults.listed()] == [1]
    family.invite()
    mailbox.wait_for()


def test_two_families(walk, tenant, new_context):
    walk(until="activation")
    paul = tenant.register(first_name="Paul", username="paul.martin", key=None)
    assert walk(family=paul, page=new_context().new_page(), until="services").verdict == "passed"


def test_unknown_step(walk):
    walk(until="cgu")
"""


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """One run of these tests by two workers: the folder, and what was printed."""
    folder = tmp_path_factory.mktemp("walks")
    folder.joinpath("pytest.ini").write_text("[pytest]\n")
    folder.joinpath("test_project.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", *STRICT, *LEAN, "-n", "2", "-v"]
    return folder, subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def outcomes(ended: tuple[Path, str]) -> Mapping[str, str]:
    """How each of these tests ended, by its name."""
    _, text = ended
    return {name: how for how, name in re.findall(r"\b(PASSED|FAILED|ERROR) test_project.py::(\w+)", text)}


def test_three_lines_walk_the_procedure_and_leave_one_report_with_the_pictures_asked_for(
    project: Project, results: Path
) -> None:
    ended = project(
        "def test_connexion(walk):\n    run = walk()\n    assert run.verdict == 'passed'\n", "--screenshot", "on"
    )

    ended.assert_outcomes(passed=1)
    assert sorted(path.name for path in results.iterdir()) == [
        "ctrf-report.json",
        "history.jsonl",
        "junit.xml",
        "report.html",
        "summary.md",
        "tests",
    ]
    (record,) = results.rglob("run.json")
    assert {step["status"] for step in json.loads(record.read_bytes())["steps"]} == {"passed"}
    assert len(list(results.rglob("*.png"))) == 11
    ended.stdout.fnmatch_lines(["rapport : portail-results/report.html"])


def test_a_part_is_walked_and_the_page_stays_there(outcomes: Mapping[str, str]) -> None:
    assert outcomes["test_part"] == "PASSED"


def test_each_test_has_a_clean_portal_of_its_own(outcomes: Mapping[str, str]) -> None:
    assert outcomes["test_tenant"] == "PASSED"


def test_mail_is_lost_by_a_fault(outcomes: Mapping[str, str]) -> None:
    assert outcomes["test_mail_is_lost_by_a_fault"] == "PASSED"


def test_two_families_walk_in_one_test(outcomes: Mapping[str, str]) -> None:
    assert outcomes["test_two_families"] == "PASSED"


def test_an_unknown_step_is_refused_with_the_known_ones(ended: tuple[Path, str], outcomes: Mapping[str, str]) -> None:
    assert outcomes["test_unknown_step"] == "FAILED"
    assert re.search(r"E .*L’étape « cgu » n’existe pas.*mail, link, activation, sign-in", ended[1])


def test_every_worker_leaves_its_records_and_all_make_one_report(ended: tuple[Path, str]) -> None:
    folder, text = ended

    assert "1 failed, 5 passed" in text
    assert len(list(folder.rglob("run.json"))) == 3
    (report,) = folder.rglob("report.html")
    assert report.read_text(encoding="utf-8").count('class="verdict ') == 6


def test_a_repeated_test_is_flaky_and_not_passed_twice(project: Project, results: Path) -> None:
    ended = project(
        """
        def test_connexion(walk, tenant, request):
            if request.node.execution_count == 1:
                tenant.defects = ["here-renamed"]
            walk(until="sign-in")
        """,
        "--reruns",
        "1",
    )

    assert ended.parseoutcomes() == {"passed": 1, "rerun": 1}
    assert "flakyFailure" in (results / "junit.xml").read_text(encoding="utf-8")
    assert "⚠️ réussi après un échec" in (results / "summary.md").read_text(encoding="utf-8")


def test_one_family_walks_one_procedure_after_the_other(project: Project) -> None:
    ended = project(
        """
        def test_journey(walk, family, tenant):
            walk("premiere-connexion")
            run = walk("ajouter-une-cle")

            assert run.verdict == "passed"
            assert family.state == "terms-accepted"
        """
    )

    ended.assert_outcomes(passed=1)


def test_what_an_earlier_session_left_is_cleared_except_for_passwords(project: Project, results: Path) -> None:
    earlier = results / "tests" / "test_earlier-1234567" / "premiere-connexion"
    earlier.mkdir(parents=True)
    for name in ("run.json", "secrets.json", "secrets-1.json"):
        (earlier / name).write_text("{}")

    project("def test_other():\n    pass\n").assert_outcomes(passed=1)

    assert {path.name for path in results.rglob("*.json")} == {"secrets.json", "secrets-1.json"}
