"""A thorough walk comes back to its steps: what they did must have lasted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portail.errors import EnvironmentNotReady
from portail.mailbox.no_mailbox import NoMailbox
from portail.run_record.run import Run, StepResult, read
from portail.target.target import Person, Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from portail.walk.steps import StepFunction, Steps
from portail.walk.walk import Walk
from tests import projects
from tests.portail.procedures import short_procedure

Revisit = Callable[[Walk], None]
TARGET = Target("mock", "http://127.0.0.1:2/", Person(), NoMailbox())


class Seen(SilentObserver):
    """Notes the steps that begin."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def step_began(self, step: StepResult) -> None:
        self.steps.append(step.id)


def hold(walk: Walk) -> None:
    walk.page.set_content("<title>Espace</title><h1>Ma clé</h1>")


def bound(**revisits: StepFunction) -> BoundProcedure:
    """Return a procedure of two steps that promise nothing, with these revisits in their order."""
    steps = Steps()
    for name in ("mail", "services"):
        steps.step(name)(hold)
    for name, function in revisits.items():
        steps.revisit(name)(function)
    return BoundProcedure(short_procedure(), steps, projects.PROJECT)


def walked(
    browser: Browser,
    folder: Path,
    procedure: BoundProcedure,
    *,
    thorough: bool = True,
    thorough_from: str = "",
    observer: Seen | None = None,
) -> Run:
    options = Options(folder, trace="never", pictures=False, patience=1.0, thorough=thorough)
    options = replace(options, thorough_from=thorough_from)
    return walk(procedure, TARGET, browser, options, observer or Seen())


def lose(walk: Walk) -> None:
    with walk.sentence("no such words"):
        walk.fail(expected="la clé envoyée", found="une case vide")


def test_revisits_come_after_the_last_step_in_the_order_in_which_they_are_written(
    browser: Browser, tmp_path: Path
) -> None:
    seen = Seen()

    run = walked(browser, tmp_path, bound(services=hold, mail=hold), observer=seen)

    assert (run.verdict, seen.steps) == ("passed", ["mail", "services", "services", "mail"])
    assert [step.revisited for step in read(tmp_path / "essai").steps] == [True, True]


def test_only_a_thorough_walk_revisits(browser: Browser, tmp_path: Path) -> None:
    run = walked(browser, tmp_path, bound(mail=lose), thorough=False)

    assert (run.verdict, [step.revisited for step in run.steps]) == ("passed", [False, False])


@pytest.mark.parametrize(
    ("thorough", "expected"), [(True, ["services", "services"]), (False, [])], ids=["thorough", "plain"]
)
def test_a_walk_may_be_thorough_from_a_step_on(
    browser: Browser, tmp_path: Path, thorough: bool, expected: list[str]
) -> None:
    steps, noted = Steps(), list[str]()

    def note(walk: Walk) -> None:
        noted.extend([walk.current.step.id] if walk.is_thorough else [])

    steps.step("mail")(note)
    steps.step("services")(note)
    steps.revisit("services")(note)
    procedure = BoundProcedure(short_procedure(), steps, projects.PROJECT)

    walked(browser, tmp_path, procedure, thorough=thorough, thorough_from="services")

    assert noted == expected


def test_what_has_not_lasted_breaks_the_step_that_did_it(browser: Browser, tmp_path: Path) -> None:
    run = walked(browser, tmp_path, bound(mail=lose, services=hold))

    assert (run.verdict, [step.status for step in run.steps]) == ("failed", ["failed", "passed"])
    error = run.steps[0].error
    assert error
    assert (error.sentence, error.expected) == ("Je consulte ma boîte mail", "la clé envoyée")
    assert not run.steps[1].revisited
    assert "Ma clé" in (tmp_path / "essai" / "failure.txt").read_text(encoding="utf-8")
    assert (tmp_path / "essai" / "screenshots" / "failure-mail.png").exists()


def test_surroundings_that_fail_on_a_second_visit_break_no_sentence(browser: Browser, tmp_path: Path) -> None:
    def find_no_portal(walk: Walk) -> None:
        walk.open()

    with pytest.raises(EnvironmentNotReady, match=r"127\.0\.0\.1:2"):
        walked(browser, tmp_path, bound(mail=find_no_portal))


def test_a_procedure_in_other_words_keeps_its_revisits() -> None:
    bound = projects.load("premiere-connexion.en")

    assert bound.steps.revisits == bound.python.revisits != {}
