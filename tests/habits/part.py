"""The part of a procedure that meets a habit: a walk begins where the habit shows, and ends where nothing is left."""

from collections.abc import Sequence
from dataclasses import replace

from portail.walk.bound_procedure import BoundProcedure
from portail.walk.steps import StepFunction, Steps
from portail.walk.walk import Walk
from tests.habits.habit import Habit
from tests.habits.portal import PASSWORD, USERNAME

LATER = {"entrer": {"accueil", "factures"}, "payer": {"paiement", "merci"}, "lire": {"merci"}}
"""The screens of a procedure that only its second step shows."""
BEGINS = {"entrer": "accueil", "payer": "paiement", "lire": "merci"}
"""The screen from which that step can be walked without the first."""
BOTH = (USERNAME, PASSWORD)


def part_for(bound: BoundProcedure, group: Sequence[Habit]) -> BoundProcedure:
    """Return what is to be walked of a procedure with these habits."""
    if reads_alone(group):
        return _cut(bound, 0, 1, _checked(bound.steps["mail"]))
    if not group or not all(_shows_later(bound, habit) for habit in group):
        return bound
    return _cut(bound, 1, None, _opened(BEGINS[bound.id], list(bound.steps.values())[1]))


def reads_alone(group: Sequence[Habit]) -> bool:
    """Return whether the habits of a group concern what is noted from a letter, and nothing after it."""
    return bool(group) and all(
        {edit.screen for edit in habit.edits} == {"letter"}
        and not any("BASE" in edit.old + edit.new for edit in habit.edits)
        and habit.breaks in ("", "Je note")
        for habit in group
    )


def _shows_later(bound: BoundProcedure, habit: Habit) -> bool:
    """Return whether a habit neither shows in the first step of a procedure nor breaks it."""
    return habit.screens <= LATER.get(bound.id, set()) and habit.breaks in bound.procedure.steps[1].text


def _cut(bound: BoundProcedure, begin: int, end: int | None, first: StepFunction) -> BoundProcedure:
    """Return some steps of a procedure, of which the first is walked by this function."""
    steps, kept = Steps(), bound.procedure.steps[begin:end]
    for step in kept:
        function = first if step is kept[0] else bound.steps[step.id]
        steps.step(step.id, pictures=bound.steps.pictures[step.id])(function)
    return replace(bound, procedure=replace(bound.procedure, steps=kept), steps=steps)


def _opened(screen: str, function: StepFunction) -> StepFunction:
    def walk_from_there(walk: Walk) -> None:
        walk.open(screen)
        function(walk)

    return walk_from_there


def _checked(function: StepFunction) -> StepFunction:
    """Compare what is noted with what is right, in place of the steps that would find out."""

    def note_the_right_ones(walk: Walk) -> None:
        function(walk)
        if (noted := walk.notes["credentials"]) != BOTH:
            walk.fail(expected=str(BOTH), found=str(noted))

    return note_the_right_ones
