"""Each step fails when the portal is broken there, and says which sentence of the document is broken."""

from dataclasses import replace
from pathlib import Path

import pytest

from mock_portal.defects.catalogue import CATALOGUE
from mock_portal.defects.defect import Defect
from portail.run_record.run import StepResult
from portail.walk.bound_procedure import BoundProcedure
from scenarios.mock.control import Fault
from scenarios.mock.controlled_portal import ControlledPortal
from tests import projects
from tests.walk.conftest import NewTarget, WalkOn
from tests.walk.in_turn import InTurn

EARLIER = {
    "sender-address-other",
    "sender-name-other",
    "password-missing-from-message",
    "username-missing-from-message",
    "link-missing-from-message",
    "link-leads-nowhere",
    "provisional-password-wrong",
    "credentials-lead-back",
    "password-cut-when-saved",
    "provisional-credentials-stay",
    "key-lost-when-sent",
    "cancel-validates",
    "invoices-tab-missing",
    "invoices-tab-astray",
    "payment-missing",
    "giving-up-pays",
    "payment-leads-elsewhere",
    "password-link-missing",
    "new-password-leads-elsewhere",
    "access-not-told",
    "link-leads-back",
}
"""What a step cannot begin again after: it was sent, saved, accepted or paid."""
LAST = {
    "terms-asked-again",
    "receipt-missing",
    "password-link-serves-twice",
    "access-forgotten",
    "password-of-another-message",
}
"""What ends the walk of a procedure, on a portal that has had it from the beginning."""
LATER = {
    "used-link-unexplained",
    "fee-added-at-payment",
}
"""What a second visit finds."""


@pytest.mark.parametrize("name", sorted({defect.procedure for defect in CATALOGUE}))
def test_every_known_defect_of_a_page_breaks_the_step_it_shows_in_and_none_before(
    walk_on: WalkOn, new_target: NewTarget, name: str
) -> None:
    known = [defect for defect in CATALOGUE if defect.procedure == name and defect.name not in EARLIER]
    (last,) = (each for each in known if each.name in LAST)
    target = new_target(projects.load(name).steps.begins, defects=[last.name], mail_timeout=2.0)
    in_turn = InTurn(
        projects.load(name),
        target.handle.tenant,
        [each for each in known if each.name not in LATER | LAST],
        [each for each in known if each.name in LATER],
        last,
    )

    run = walk_on(target, in_turn.procedure, pictures=False, thorough=True, thorough_from="none", limit=600.0)

    failures = {**in_turn.failures, last.name: run.failed_step}
    assert run.verdict == "failed"
    assert {name: step.id for name, step in failures.items() if step} == {defect.name: defect.step for defect in known}
    for defect in known:
        check_failure(failures[defect.name], defect)


@pytest.mark.parametrize(
    "defect", [defect for defect in CATALOGUE if defect.name in EARLIER], ids=lambda defect: defect.name
)
def test_every_known_defect_of_what_a_walk_has_behind_it_breaks_the_step_it_shows_in(
    walk_on: WalkOn, new_target: NewTarget, defect: Defect
) -> None:
    bound = projects.load(defect.procedure)
    target = new_target(bound.steps.begins, defects=[defect.name], mail_timeout=2.0)

    run = walk_on(target, bound, pictures=False, thorough=defect.thorough, thorough_from=defect.step)

    assert run.verdict == "failed"
    check_failure(run.failed_step, defect)


def check_failure(step: StepResult | None, defect: Defect) -> None:
    assert step
    assert step.error, f"{defect.name} is not noticed"
    assert step.status == "failed"
    assert step.id == defect.step
    assert all((step.error.sentence, step.error.expected, step.error.found)), defect.name
    assert f"défaut du portail : {defect.name}" in step.error.hint


def test_every_step_of_the_first_procedure_has_a_known_defect(bound: BoundProcedure) -> None:
    known = {defect.step for defect in CATALOGUE if defect.procedure == bound.id}
    assert {step.id for step in bound.procedure.steps} == known


def test_every_procedure_has_known_defects() -> None:
    originals = {projects.load(name).procedure.original for name in projects.NAMES}

    assert originals == {defect.procedure for defect in CATALOGUE}


def test_a_failed_step_stops_the_walk_and_keeps_the_evidence(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    run = walk_on(new_target(defects=["key-left-empty"]), trace="on failure", pictures=False)

    statuses = [step.status for step in run.steps]
    assert statuses == ["passed"] * 5 + ["failed", "skipped"]
    folder = tmp_path / "premiere-connexion"
    assert (folder / "trace.zip").stat().st_size > 0
    assert (folder / "screenshots" / "failure-services.png").stat().st_size > 0
    assert "Action sociale" in (folder / "failure.txt").read_text(encoding="utf-8")


def test_a_message_that_does_not_come_is_reported_with_those_that_came(walk_on: WalkOn, new_target: NewTarget) -> None:
    target = new_target(mail_timeout=0.3)
    stranger = replace(target.person, email="personne@example.org")

    run = walk_on(replace(target, person=stranger), pictures=False)

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.error.expected == "un message pour personne@example.org, en moins de 0,3 s"
    assert target.person.email in run.failed_step.error.found


def test_an_empty_mailbox_is_reported_with_the_faults_of_the_mock(
    walk_on: WalkOn, new_target: NewTarget, mock: ControlledPortal
) -> None:
    target = new_target(mail_timeout=0.3)
    mock.control.set_faults(target.base_url.split("/")[3], [Fault(name="message-lost")])

    run = walk_on(replace(target, mail_mark=target.mailbox.mark()), pictures=False)

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.error.found == "aucun message n’est arrivé"
    assert "panne du portail : message-lost, a frappé 0 fois" in run.failed_step.error.hint
