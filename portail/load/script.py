"""What people do: the sentences of a procedure, or of its script for load where Python walks it in the browser."""

from collections.abc import Iterable, Iterator

from portail.actions.action import Action
from portail.actions.step_plan import Check, StepPlan, before_messages, plan_of
from portail.errors import ProcedureError
from portail.load.load_plan import Move, PlannedStep
from portail.procedure import parser
from portail.procedure.procedure import Procedure, Promise, Step
from portail.procedure.rewording import reworded
from portail.walk.bound_procedure import BoundProcedure
from portail.wording import load as words


class Script:
    """The sentences by which a procedure is followed without a browser.

    Args:
        bound: the procedure, in the words of the portal.

    Raises:
        ProcedureError: a step is walked by Python and no script says how else; or a sentence cannot be read.
    """

    def __init__(self, bound: BoundProcedure) -> None:
        self.bound = bound
        self.procedure = _told_in_words(bound)
        self._plans = {step.id: _plan(self.procedure, step) for step in self.procedure.steps}

    @property
    def begins(self) -> str | None:
        """The start state from which people come."""
        return self.procedure.begins or self.bound.steps.begins

    @property
    def actions(self) -> tuple[Action, ...]:
        """All that is done."""
        return tuple(action for plan in self._plans.values() for action in plan.actions)

    @property
    def reads_mail(self) -> bool:
        """Whether messages are opened."""
        return any(action.act == "open-message" for action in self.actions)

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        """The steps, under the titles of the procedure itself."""
        marked = before_messages(self.actions)
        return tuple(
            PlannedStep(step.id, step.number, step.words, tuple(_moves(self._plans[step.id], told, marked)))
            for step, told in zip(self.bound.procedure.steps, self.procedure.steps, strict=True)
        )


def _told_in_words(bound: BoundProcedure) -> Procedure:
    file = bound.project.load_script(bound.procedure.original)
    if not file.is_file():
        if bound.python:
            step = next(step for step in bound.procedure.steps if step.id in bound.python)
            raise ProcedureError(bound.procedure.path, step.line, *words.walked_by_python(step.number, str(file)))
        return bound.procedure
    script = reworded(parser.load(file), bound.words)
    if [step.id for step in script.steps] != (ids := [step.id for step in bound.procedure.steps]):
        raise ProcedureError(file, script.steps[0].line, *words.other_steps(ids))
    return script


def _plan(procedure: Procedure, step: Step) -> StepPlan:
    plan = plan_of(procedure, step)
    for each in (*plan.misread, *plan.title_misread):
        raise ProcedureError(procedure.path, each.line, *words.misread(each.words), column=each.column)
    for action in plan.actions:
        if action.within:
            raise ProcedureError(procedure.path, action.line, *words.placed(action.sentence), column=action.column)
    return plan


def _moves(plan: StepPlan, step: Step, marked: frozenset[Action]) -> Iterator[Move]:
    checked: set[Promise] = set()
    for move in plan.moves:
        if isinstance(move, Check):
            checked.update(move.promises)
            yield Move(shown=tuple(_shown(move.promises)))
        elif isinstance(move, Action):
            yield Move(action=move, marks=move in marked)
    last = step.promises_by_picture[None]
    yield Move(shown=tuple(_shown([promise for promise in last if promise not in checked])))


def _shown(promises: Iterable[Promise]) -> Iterator[str]:
    """Yield what a page must show; a message is found by its sender, which none need show."""
    return (promise.text for promise in promises if promise.role != "sender")
