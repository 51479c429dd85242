"""The documented procedure is walked, from the mail to the invoices, in a real browser."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from portail.output import formats
from portail.run_record.run import read
from portail.screen.scrolling.scrolling_box import Gesture
from portail.walk.bound_procedure import BoundProcedure
from scenarios.mock.controlled_portal import ControlledPortal
from tests.targets import new_target as new_demonstration_target
from tests.walk.conftest import NewTarget, WalkOn


def test_every_step_passes_and_every_promise_is_held_on_a_second_visit_too(
    walk_on: WalkOn, new_target: NewTarget
) -> None:
    run = walk_on(new_target(), thorough=True)

    assert run.verdict == "passed"
    assert [step.id for step in run.steps if step.revisited] == ["link", "services", "terms"]
    assert [(step.number, step.status, step.error) for step in run.steps] == [(n, "passed", None) for n in range(1, 8)]
    assert {promise.status for step in run.steps for promise in step.promises} == {"held"}


def test_the_evidence_is_what_the_record_says(walk_on: WalkOn, new_target: NewTarget, tmp_path: Path) -> None:
    run = walk_on(new_target())

    folder = tmp_path / "premiere-connexion"
    assert read(folder) == run
    for screenshot in (screenshot for step in run.steps for screenshot in step.screenshots):
        assert hashlib.sha256((folder / screenshot.file).read_bytes()).hexdigest() == screenshot.sha256
    assert sorted(path.name for path in folder.iterdir()) == ["run.json", "screenshots", "structure"]


def test_the_message_comes_from_the_town(walk_on: WalkOn, new_target: NewTarget) -> None:
    target = new_target()

    run = walk_on(target)

    (message,) = run.steps[0].messages
    assert message.sender == "Vélizy-Villacoublay <nepasrepondre_velizy@espace-citoyens.net>"
    assert message.to == target.person.email


def test_labels_are_numbered_where_they_stand_on_the_picture(walk_on: WalkOn, new_target: NewTarget) -> None:
    run = walk_on(new_target())

    (services,) = run.steps[5].screenshots
    assert [(note.number, note.text) for note in services.annotations] == [
        (1, "ANNULER"),
        (2, "PRÉCÉDENT"),
        (3, "VALIDER"),
    ]
    assert all(0 < note.box.width < 1280 and note.box.y > 0 for note in services.annotations)


@pytest.mark.parametrize("gesture", ["wheel", "keyboard", "drag"])
def test_the_terms_are_read_by_any_gesture(walk_on: WalkOn, new_target: NewTarget, gesture: Gesture) -> None:
    assert walk_on(new_target(), gesture=gesture, pictures=False).verdict == "passed"


def test_two_walks_leave_the_same_pictures_and_the_same_guide_byte_for_byte(
    walk_on: WalkOn, bound: BoundProcedure, mock: ControlledPortal, tmp_path: Path
) -> None:
    def left_by(walk: str) -> dict[str, bytes]:
        run, folder = walk_on(new_demonstration_target(mock), output=tmp_path / walk), tmp_path / walk / bound.id
        assert formats.write(bound.procedure, run, folder) == []
        kept = [*(folder / "screenshots").iterdir(), *(folder / "structure").iterdir(), *formats.written(folder)]
        return {path.name: path.read_bytes() for path in kept}

    first, second = left_by("un"), left_by("deux")

    assert len(first) == 11 + 11 + 7
    assert [name for name in first if first[name] != second[name]] == []


def test_an_asked_for_trace_holds_the_steps_by_name_and_no_chosen_password(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    target = new_target()
    run = walk_on(target, trace="always")

    with zipfile.ZipFile(tmp_path / "premiere-connexion" / "trace.zip") as trace:
        parts = {name: trace.read(name) for name in trace.namelist()}
    events = b"".join(part for name, part in parts.items() if name.endswith(".trace")).decode()
    assert all(f"{step.number}. {step.title}" in events for step in run.steps)
    assert [name for name, part in parts.items() if target.person.new_password.encode() in part] == []


def test_what_an_earlier_walk_left_is_removed(walk_on: WalkOn, new_target: NewTarget, tmp_path: Path) -> None:
    walk_on(new_target(defects=["key-left-empty"]))

    walk_on(new_target())

    left = {path.name for path in (tmp_path / "premiere-connexion").rglob("*")}
    assert not left & {"failure.txt", "trace.zip", "failure-services.png"}
