"""The fixture `walk`: three lines walk the procedure, part of it, and go on from there."""

import json
from pathlib import Path

import pytest

from tests.plugin.conftest import Project


def test_three_lines_walk_the_procedure_and_leave_one_report(project: Project, results: Path) -> None:
    ended = project("def test_connexion(walk):\n    run = walk()\n    assert run.verdict == 'passed'\n")

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
    ended.stdout.fnmatch_lines(["rapport : portail-results/report.html"])


def test_a_part_is_walked_and_the_page_stays_there(project: Project) -> None:
    ended = project(
        """
        from playwright.sync_api import expect

        def test_terms(walk, page, family, clock):
            run = walk("premiere-connexion", until="terms")

            assert [step.status for step in run.steps] == ["passed"] * 6 + ["skipped"]
            assert len(page.context.pages) == 1
            expect(page.get_by_role("button", name="J'ACCEPTE")).to_be_disabled()
            assert family.state == "services-validated"
        """
    )

    ended.assert_outcomes(passed=1)


def test_the_pictures_are_taken_when_screenshots_are_asked_for(project: Project, results: Path) -> None:
    project("def test_connexion(walk):\n    walk(until='sign-in')\n", "--screenshot", "on").assert_outcomes(passed=1)

    assert len(list(results.rglob("*.png"))) == 3


def test_each_test_has_a_clean_portal_of_its_own(project: Project) -> None:
    ended = project(
        """
        from datetime import timedelta
        import pytest

        SEEN = []

        @pytest.mark.parametrize("number", [1, 2])
        def test_tenant(tenant, family, mailbox, clock, control, number):
            assert tenant.slug not in SEEN
            SEEN.append(tenant.slug)
            assert control.journal(tenant.slug)[0].event == "family registered"
            assert mailbox.all() == []
            before = clock.now
            clock.advance(timedelta(days=2))
            assert clock.now - before == timedelta(days=2)
            family.invite()
            assert mailbox.wait_for(subject="Activation").to[0].address == family.email
            assert len(mailbox.all()) == 1

        def test_mail_is_lost_on_order(family, mailbox, faults):
            faults.attach("lose", times=1)
            family.invite()
            assert mailbox.all() == []
            assert [fault.struck for fault in faults.listed()] == [1]
            family.invite()
            mailbox.wait_for()
        """
    )

    ended.assert_outcomes(passed=3)


def test_two_families_walk_in_one_test(project: Project) -> None:
    ended = project(
        """
        def test_two(walk, tenant, new_context):
            walk(until="activation")
            paul = tenant.register(first_name="Paul", username="paul.martin", key=None)
            assert walk(family=paul, page=new_context().new_page(), until="services").verdict == "passed"
        """
    )

    ended.assert_outcomes(passed=1)


def test_a_step_that_is_not_there_is_told_with_those_that_are(project: Project) -> None:
    ended = project("def test_connexion(walk):\n    walk(until='cgu')\n")

    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines(["E *L’étape « cgu » n’existe pas*mail, link, activation, sign-in*"])


@pytest.mark.parametrize("arguments", [("-n", "2"), ("-p", "no:randomly")])
def test_workers_and_orders_do_not_matter(project: Project, results: Path, arguments: tuple[str, ...]) -> None:
    ended = project(
        """
        import pytest

        @pytest.mark.parametrize("number", range(3))
        def test_connexion(walk, number):
            walk(until="sign-in")
        """,
        *arguments,
    )

    ended.assert_outcomes(passed=3)
    assert len(list(results.rglob("run.json"))) == 3


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
    assert "⚠️ respectée après un échec" in (results / "summary.md").read_text(encoding="utf-8")


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
