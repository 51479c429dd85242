"""A machine that draws a screen in two ways is found out."""

import msgspec

from portail.cli.commands.doctor.determinism import flickering
from portail.run_record.run import Run
from tests.portail.runs import passed_step, run_with


def seen_as(sha256: str) -> Run:
    step = passed_step()
    step.screenshots = [msgspec.structs.replace(shot, sha256=sha256) for shot in step.screenshots]
    return run_with(step)


def test_a_screen_that_changes_is_named_with_the_number_of_its_pictures() -> None:
    assert flickering([seen_as("a"), seen_as("a"), seen_as("b"), seen_as("a")]) == {"mail": 2}


def test_screens_that_look_the_same_each_time_are_not_named() -> None:
    assert flickering([seen_as("a"), seen_as("a")]) == {}
