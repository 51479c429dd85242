"""The documented procedure is walked, from the mail to the invoices, in a real browser."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

from portail.output import formats
from portail.run_record.run import Run, read
from portail.screen.scrolling.scrolling_box import ScrollingBox
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.steps import Steps
from portail.walk.walk import Walk
from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.pages.terms import TermsPage
from tests.targets import new_target as new_demonstration_target
from tests.walk.conftest import NewTarget, WalkOn

LEFT_BEFORE = ("failure.txt", "trace.zip", "screenshots/failure-services.png", "screenshots/old.png")


def test_every_step_passes_and_every_promise_is_held_on_a_second_visit_too(
    walk_on: WalkOn, new_target: NewTarget
) -> None:
    run = walk_on(new_target(), pictures=False, thorough=True)

    assert run.verdict == "passed"
    assert [step.id for step in run.steps if step.revisited] == ["link", "services", "terms"]
    assert [(step.number, step.status, step.error) for step in run.steps] == [(n, "passed", None) for n in range(1, 8)]
    assert {promise.status for step in run.steps for promise in step.promises} == {"held"}


def test_two_walks_leave_the_same_pictures_and_the_same_guide_byte_for_byte_and_nothing_that_was_there_before(
    walk_on: WalkOn, bound: BoundProcedure, mock: ControlledPortal, tmp_path: Path
) -> None:
    def left_by(walk: str) -> dict[str, bytes]:
        target, folder = new_demonstration_target(mock), tmp_path / walk / bound.id
        run = walk_on(target, output=tmp_path / walk)
        check_record(run, folder)
        check_message(run, target.person.email)
        check_labels(run)
        assert formats.write(bound.procedure, run, folder) == []
        kept = [*(folder / "screenshots").iterdir(), *(folder / "structure").iterdir(), *formats.written(folder)]
        return {path.name: path.read_bytes() for path in kept}

    for name in LEFT_BEFORE:
        (tmp_path / "deux" / bound.id / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "deux" / bound.id / name).touch()

    first, second = left_by("un"), left_by("deux")

    assert len(first) == 11 + 11 + 7
    assert [name for name in first if first[name] != second[name]] == []
    assert second.keys() == first.keys()


def check_record(run: Run, folder: Path) -> None:
    """The evidence is what the record says."""
    assert read(folder) == run
    for screenshot in (screenshot for step in run.steps for screenshot in step.screenshots):
        assert hashlib.sha256((folder / screenshot.file).read_bytes()).hexdigest() == screenshot.sha256
    assert sorted(path.name for path in folder.iterdir()) == ["run.json", "screenshots", "structure"]


def check_message(run: Run, email: str) -> None:
    """The message comes from the town."""
    (message,) = run.steps[0].messages
    assert message.sender == "Vélizy-Villacoublay <nepasrepondre_velizy@espace-citoyens.net>"
    assert message.to == email


def check_labels(run: Run) -> None:
    """Labels are numbered where they stand on the picture."""
    (services,) = run.steps[5].screenshots
    assert [(note.number, note.text) for note in services.annotations] == [
        (1, "ANNULER"),
        (2, "PRÉCÉDENT"),
        (3, "VALIDER"),
    ]
    assert all(0 < note.box.width < 1280 and note.box.y > 0 for note in services.annotations)


def test_the_terms_are_read_by_any_gesture(walk_on: WalkOn, new_target: NewTarget, bound: BoundProcedure) -> None:
    def read_by_dragging(walk: Walk) -> None:
        terms = walk.on(TermsPage)
        box = ScrollingBox(walk.page, terms.text_in_the_box, "drag")
        box.scroll_halfway()
        assert terms.look_of_accept() == (False, "gris")
        box.scroll_to_end(until=terms.accept_button)
        terms.await_accept()
        assert terms.look_of_accept() == (True, "vert")
        walk.open(walk.page.url)
        bound.steps["terms"](walk)

    steps = Steps(begins=bound.steps.begins)
    for name, function in bound.steps.items():
        steps.step(name, pictures=bound.steps.pictures[name])(read_by_dragging if name == "terms" else function)

    # The other walks turn the wheel.
    run = walk_on(new_target(), replace(bound, steps=steps), gesture="keyboard", pictures=False)

    assert [step.error for step in run.steps] == [None] * 7


def test_an_asked_for_trace_holds_the_steps_by_name_and_no_chosen_password(
    walk_on: WalkOn, new_target: NewTarget, tmp_path: Path
) -> None:
    target = new_target()
    run = walk_on(target, trace="always", pictures=False)

    with zipfile.ZipFile(tmp_path / "premiere-connexion" / "trace.zip") as trace:
        parts = {name: trace.read(name) for name in trace.namelist()}
    events = b"".join(part for name, part in parts.items() if name.endswith(".trace")).decode()
    assert all(f"{step.number}. {step.title}" in events for step in run.steps)
    assert [name for name, part in parts.items() if target.person.new_password.encode() in part] == []
