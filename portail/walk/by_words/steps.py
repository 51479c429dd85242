"""Steps that are walked by their own words, as functions of a walk; what cannot be read is refused."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portail.actions.action import LEADS_ON, Action
from portail.actions.sentence_parser import Misreading
from portail.actions.step_plan import Check, StepPlan, Take, before_messages, plan_of
from portail.actions.values import BRACES, called, needs
from portail.errors import Broken, ProcedureError
from portail.procedure.procedure import Procedure, Step
from portail.walk.by_words.performing import perform, standing
from portail.wording import actions as words
from portail.wording.files import Refusal

if TYPE_CHECKING:
    from portail.walk.walk import Walk

REFUSALS: Mapping[str, Callable[[Misreading], Refusal]] = {
    "form": lambda each: words.not_an_action(each.words, each.nearest, names=each.names),
    "no-action": lambda each: words.no_action(each.words),
    "braces": lambda each: words.braces_open(each.words),
    "doer": lambda each: words.doer_unknown(each.words, each.nearest),
    "condition": lambda each: words.condition(each.words),
    "key": lambda each: words.unknown_key(each.words),
    "keyboard": lambda each: words.key_or_button(each.words),
    "place": lambda each: words.place_unread(each.words),
    "lone": lambda each: words.lone_condition(each.words),
    "page": lambda each: words.not_an_address(each.words),
    "secret": lambda each: words.secret_in_words(each.words),
    "language": lambda each: words.in_another_language(each.words, each.nearest),
}


@dataclass(frozen=True)
class WordSteps:
    """The steps of a procedure that are walked by their words.

    Attributes:
        functions: what walks each, by its id.
        needs: what must be known before the walk, each with the action that needs it first.
        noted: the names under which something is noted.
        mistakes: what begins like an action and is none, in the order of the file.
        act: whether any of them does anything.
    """

    functions: Mapping[str, Callable[["Walk"], None]]
    needs: Mapping[str, Action]
    noted: frozenset[str]
    mistakes: tuple[ProcedureError, ...]
    act: bool


def steps_by_words(procedure: Procedure, ids: Iterable[str]) -> WordSteps:
    """Return the steps with these ids, to be walked by their words."""
    chosen = set(ids)
    plans = {step.id: plan_of(procedure, step) for step in procedure.steps if step.id in chosen}
    actions = [action for plan in plans.values() for action in plan.actions]
    is_walked = bool(actions) or len(chosen) < len(procedure.steps)
    mistakes = [each for plan in plans.values() for each in (*plan.misread, *(plan.title_misread if is_walked else ()))]
    marked = before_messages(actions)
    return WordSteps(
        {
            step.id: _function(plans[step.id], step, procedure.path, marked)
            for step in procedure.steps
            if step.id in chosen
        },
        needs(actions),
        frozenset(called(action) for action in actions if action.act == "note"),
        (
            *(
                ProcedureError(each.file or procedure.path, each.line, *REFUSALS[each.why](each), column=each.column)
                for each in mistakes
            ),
            *_missing_files(procedure.path, actions),
        ),
        bool(actions),
    )


def _missing_files(file: Path, actions: Iterable[Action]) -> Iterator[ProcedureError]:
    for action in actions:
        if action.act == "add-file" and not BRACES.search(action.value) and not (file.parent / action.value).is_file():
            refusal = words.no_such_file(str(file.parent / action.value))
            yield ProcedureError(file, action.line, *refusal, column=action.column)


def _function(plan: StepPlan, step: Step, file: Path, marked: frozenset[Action]) -> Callable[["Walk"], None]:
    def walk_by_words(walk: "Walk") -> None:
        walk.current.placed = lambda promise: standing(plan.placed[promise], walk) if promise in plan.placed else None
        for move in plan.moves:
            match move:
                case Action():
                    if move in marked:
                        walk.mark_mailbox()
                    perform(move, walk, file)
                case Check():
                    walk.visits.check()
                    walk.current.check(walk.page, move.promises)
                case Take():
                    _take(move, plan, walk)

    walk_by_words.__doc__ = step.words
    return walk_by_words


def _take(move: Take, plan: StepPlan, walk: "Walk") -> None:
    walk.visits.check()
    walk.current.await_picture(walk.page, move.picture.id)
    try:
        walk.screenshot(move.picture.id)
    except Broken as broken:
        done = plan.moves[: plan.moves.index(move)]
        leading = (each for each in done if isinstance(each, Action) and each.act in LEADS_ON)
        if any(each.sentence == walk.current.sentence for each in leading):
            broken.hint = f"{broken.hint} {words.NOT_ALL_ON_ONE_SCREEN}"
        raise
