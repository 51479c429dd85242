"""Each step fails when the portal is broken there, and says which sentence of the document is broken."""

from dataclasses import replace
from pathlib import Path

import pytest

from mock_portal.defects.catalogue import CATALOGUE
from mock_portal.defects.defect import Defect
from portail.walk.bound_procedure import BoundProcedure
from scenarios.mock.control import Fault
from scenarios.mock.controlled_portal import ControlledPortal
from tests import projects
from tests.walk.conftest import NewTarget, WalkOn


@pytest.mark.parametrize("defect", CATALOGUE, ids=lambda defect: defect.name)
def test_every_known_defect_of_the_portal_breaks_the_step_it_shows_in(
    walk_on: WalkOn, new_target: NewTarget, defect: Defect
) -> None:
    bound = projects.load(defect.procedure)
    target = new_target(bound.steps.begins, defects=[defect.name], mail_timeout=2.0)

    run = walk_on(target, bound, pictures=False, thorough=defect.thorough, thorough_from=defect.step)

    assert run.verdict == "failed"
    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.id == defect.step
    assert all((run.failed_step.error.sentence, run.failed_step.error.expected, run.failed_step.error.found))
    assert f"défaut du portail : {defect.name}" in run.failed_step.error.hint


def test_every_step_of_the_first_procedure_has_a_known_defect(bound: BoundProcedure) -> None:
    known = {defect.step for defect in CATALOGUE if defect.procedure == bound.id}
    assert {step.id for step in bound.procedure.steps} == known


def test_every_procedure_has_known_defects() -> None:
    originals = {projects.load(name).procedure.original for name in projects.NAMES}

    assert originals == {defect.procedure for defect in CATALOGUE}


def test_a_failed_step_stops_the_walk_and_keeps_the_evidence(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    run = walk_on(new_target(defects=["key-left-empty"]), trace="on failure")

    statuses = [step.status for step in run.steps]
    assert statuses == ["passed"] * 5 + ["failed", "skipped"]
    folder = tmp_path / "premiere-connexion"
    assert (folder / "trace.zip").stat().st_size > 0
    assert (folder / "screenshots" / "failure-services.png").stat().st_size > 0
    assert "Action sociale" in (folder / "failure.txt").read_text(encoding="utf-8")


def test_a_message_that_does_not_come_is_reported_with_those_that_came(walk_on: WalkOn, new_target: NewTarget) -> None:
    target = new_target(mail_timeout=0.3)
    stranger = replace(target.person, email="personne@example.org")

    run = walk_on(replace(target, person=stranger))

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.error.expected == "un message pour personne@example.org, en moins de 0,3 s"
    assert target.person.email in run.failed_step.error.found


def test_an_empty_mailbox_is_reported_with_the_faults_of_the_mock(
    walk_on: WalkOn, new_target: NewTarget, mock: ControlledPortal
) -> None:
    target = new_target(mail_timeout=0.3)
    mock.control.set_faults(target.base_url.split("/")[3], [Fault(name="message-lost")])

    run = walk_on(replace(target, mail_mark=target.mailbox.mark()))

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.error.found == "aucun message n’est arrivé"
    assert "panne du portail : message-lost, a frappé 0 fois" in run.failed_step.error.hint
