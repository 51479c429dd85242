"""Each step fails when the portal is broken there, and says which sentence of the document is broken."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mock_portal.defects import CATALOGUE, Defect
from scenarios.procedure import Procedure
from scenarios.stack import Stack
from scenarios.target import Target
from tests.walk.conftest import WalkOn

NewTarget = Callable[..., Target]


@pytest.mark.parametrize("defect", CATALOGUE, ids=lambda defect: defect.name)
def test_every_known_defect_of_the_portal_breaks_the_step_it_shows_in(
    walk_on: WalkOn, new_target: NewTarget, defect: Defect
) -> None:
    run = walk_on(new_target(defects=[defect.name], mail_patience=2.0), pictures=False)

    assert run.verdict == "failed"
    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.id == defect.step
    assert all((run.failed_step.error.sentence, run.failed_step.error.expected, run.failed_step.error.found))
    assert f"défaut du portail : {defect.name}" in run.failed_step.error.hint


def test_every_step_of_the_procedure_has_a_known_defect(procedure: Procedure) -> None:
    assert {step.id for step in procedure.steps} == {defect.step for defect in CATALOGUE}


def test_a_failed_step_stops_the_walk_and_keeps_the_evidence(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    run = walk_on(new_target(defects=["key-left-empty"]))

    statuses = [step.status for step in run.steps]
    assert statuses == ["passed"] * 5 + ["failed", "skipped"]
    folder = tmp_path / "premiere-connexion"
    assert (folder / "trace.zip").stat().st_size > 0
    assert (folder / "screenshots" / "failure-services.png").stat().st_size > 0
    assert "Action sociale" in (folder / "failure.txt").read_text(encoding="utf-8")


def test_a_message_that_does_not_come_is_told_with_those_that_came(walk_on: WalkOn, new_target: NewTarget) -> None:
    target = new_target(mail_patience=0.3)
    stranger = replace(target.family, email="personne@example.org")

    run = walk_on(replace(target, family=stranger))

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.error.expected == "un message pour personne@example.org, en moins de 0,3 s"
    assert target.family.email in run.failed_step.error.found


def test_a_silent_mailbox_is_told_as_such_with_the_faults_of_the_mock(
    walk_on: WalkOn, new_target: NewTarget, stack: Stack
) -> None:
    target = new_target(mail_patience=0.3)
    stack.control.set_faults(target.base_url.split("/")[3], [{"name": "message-lost"}])

    run = walk_on(replace(target, invited_after=target.mailbox.mark()))

    assert run.failed_step
    assert run.failed_step.error
    assert run.failed_step.error.found == "aucun message n’est arrivé"
    assert "panne du portail : message-lost, a frappé 0 fois" in run.failed_step.error.hint
