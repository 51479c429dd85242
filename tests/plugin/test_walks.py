"""The fixture `walk`: three lines walk the procedure, part of it, and go on from there."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.plugin.conftest import LEAN, STRICT

TESTS = """
from datetime import timedelta

import pytest
from playwright.sync_api import expect

SEEN = []


def test_whole(walk, family):
    run = walk()
    assert run.verdict == "passed"

    run = walk("ajouter-une-cle", pictures=False)
    assert run.verdict == "passed"
    assert family.state == "terms-accepted"


def test_part(walk, page, family):
    run = walk("premiere-connexion", until="terms", pictures=False)

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
    walk(until="activation", pictures=False)
    paul = tenant.register(first_name="Paul", username="paul.martin", key=None)
    page = new_context().new_page()
    assert walk(family=paul, page=page, until="services", pictures=False).verdict == "passed"


@pytest.mark.flaky(reruns=1)
def test_repeated(walk, tenant, request):
    if request.node.execution_count == 1:
        tenant.defects = ["here-renamed"]
    walk(until="sign-in", pictures=False)


def test_unknown_step(walk):
    walk(until="cgu")
"""


OUTCOMES = {
    "test_whole": "PASSED",
    "test_part": "PASSED",
    "test_tenant": "PASSED",
    "test_mail_is_lost_by_a_fault": "PASSED",
    "test_two_families": "PASSED",
    "test_repeated": "PASSED",
    "test_unknown_step": "FAILED",
}


@dataclass(frozen=True)
class Session:
    """One session of these tests by two workers: its results, and what was printed."""

    results: Path
    text: str

    @property
    def outcomes(self) -> Mapping[str, str]:
        """How each of these tests ended, by its name."""
        found = re.findall(r"\b(PASSED|FAILED|ERROR) test_project.py::(\w+)", self.text)
        return {name: how for how, name in found}


def test_a_walk_is_a_line_of_a_test_and_every_worker_leaves_its_records_for_one_report(tmp_path: Path) -> None:
    what_an_earlier_session_left(tmp_path / "portail-results")
    session = walked_in(tmp_path)

    assert session.outcomes == OUTCOMES, session.text
    refuses_an_unknown_step_with_the_known_ones(session)
    leaves_one_report_of_all_workers(session)
    leaves_the_pictures_that_were_asked_for(session)
    says_that_a_repeated_test_is_flaky_and_not_passed_twice(session)
    has_cleared_what_an_earlier_session_left_except_for_passwords(session)


def what_an_earlier_session_left(results: Path) -> None:
    earlier = results / "tests" / "test_earlier-1234567" / "premiere-connexion"
    earlier.mkdir(parents=True)
    for name in ("run.json", "secrets.json", "secrets-1.json"):
        (earlier / name).write_text("{}")


def walked_in(folder: Path) -> Session:
    folder.joinpath("pytest.ini").write_text("[pytest]\nmarkers = flaky\n")
    folder.joinpath("test_project.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", *STRICT, *LEAN, "-n", "2", "-v", "--screenshot", "on"]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAIL_", "GITHUB_"))}
    ended = subprocess.run(command, cwd=folder, env=inherited, capture_output=True, text=True, check=False)
    return Session(folder / "portail-results", ended.stdout + ended.stderr)


def refuses_an_unknown_step_with_the_known_ones(session: Session) -> None:
    assert re.search(r"E .*L’étape « cgu » n’existe pas.*mail, link, activation, sign-in", session.text)


def leaves_one_report_of_all_workers(session: Session) -> None:
    assert "1 failed, 7 passed, 1 rerun" in session.text
    assert sorted(path.name for path in session.results.iterdir()) == [
        "ctrf-report.json",
        "history.jsonl",
        "junit.xml",
        "report.html",
        "summary.md",
        "tests",
    ]
    assert "rapport : portail-results/report.html" in session.text.splitlines()
    assert len(list(session.results.rglob("run.json"))) == 7
    (report,) = session.results.rglob("report.html")
    assert report.read_text(encoding="utf-8").count('class="verdict ') == 8


def leaves_the_pictures_that_were_asked_for(session: Session) -> None:
    (whole,) = session.results.rglob("*test_whole*/premiere-connexion-1")
    pictures = [path for path in session.results.rglob("*.png") if not path.name.startswith("failure")]
    assert [path.is_relative_to(whole) for path in pictures] == [True] * 11
    (record,) = whole.rglob("run.json")
    assert {step["status"] for step in json.loads(record.read_bytes())["steps"]} == {"passed"}


def says_that_a_repeated_test_is_flaky_and_not_passed_twice(session: Session) -> None:
    assert "flakyFailure" in (session.results / "junit.xml").read_text(encoding="utf-8")
    assert "⚠️ réussi après un échec" in (session.results / "summary.md").read_text(encoding="utf-8")


def has_cleared_what_an_earlier_session_left_except_for_passwords(session: Session) -> None:
    (earlier,) = session.results.rglob("test_earlier-1234567/premiere-connexion")
    assert {path.name for path in earlier.iterdir()} == {"secrets.json", "secrets-1.json"}
