"""Lets the steps of one walk fail by each of their defects in turn, before they pass."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from typing import cast

from playwright.sync_api import Locator

from mock_portal.defects.defect import Defect
from portail.errors import PortailError
from portail.procedure.procedure import Step
from portail.run_record.run import StepResult
from portail.screen.page_object import PageObject
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.step_runner import revisit_step, walk_step
from portail.walk.steps import StepFunction, Steps
from portail.walk.tabs.browser_context import patience_in
from portail.walk.walk import Walk
from scenarios.mock.control.values import DefectName
from scenarios.mock.tenant import Tenant

SHORT = 1.5
"""How long a step waits for what its defect keeps from coming, in seconds; where it is to pass, it waits as usual."""


class AnyScreen(PageObject):
    """Whatever the portal shows."""

    name = "une page"

    @property
    def sign(self) -> Locator:
        return self.page.locator("body")


@dataclass
class InTurn:
    """One walk in place of a walk a defect.

    Each step begins again for each of its defects, on its own first page, loaded anew, and fails. Then it passes, while
    the defects of all later steps are there already: none shows before its step.

    Attributes:
        bound: the procedure.
        tenant: where it is walked.
        defects: those that the page shows on which they are found.
        revisited: those that a second visit finds.
        last: what the portal has from the beginning, and what ends the walk.
        failures: what became of the step of each defect, by its name.
    """

    bound: BoundProcedure
    tenant: Tenant
    defects: Sequence[Defect]
    revisited: Sequence[Defect]
    last: Defect
    failures: dict[str, StepResult] = field(default_factory=dict)

    @property
    def procedure(self) -> BoundProcedure:
        """The procedure whose steps fail before they pass."""
        original = self.bound.steps
        steps = Steps(begins=original.begins, needs=original.needs, shows_name=original.shows_name)
        for step in self.bound.procedure.steps:
            steps.step(step.id, pictures=original.pictures[step.id])(partial(self._visit, step))
        for step in self.bound.procedure.steps:
            if step.id in original.revisits:
                steps.revisit(step.id)(partial(self._revisit, step))
        return replace(self.bound, steps=steps)

    def _visit(self, step: Step, walk: Walk) -> None:
        ids = [each.id for each in self.bound.procedure.steps]
        later = [each for each in self.defects if ids.index(each.step) > ids.index(step.id)]
        own = [each for each in self.defects if each.step == step.id]
        is_thorough = any(each.thorough for each in own) or step.id in {each.step for each in self.revisited}
        self._in_turn(own, step, self.bound.steps[step.id], walk, later, is_thorough=is_thorough)
        walk.is_thorough = bool(self.revisited) or self.last.thorough  # asked after the last step

    def _revisit(self, step: Step, walk: Walk) -> None:
        own = [each for each in self.revisited if each.step == step.id]
        self._in_turn(own, step, self.bound.steps.revisits[step.id], walk, [], is_thorough=True)

    def _in_turn(
        self,
        own: Sequence[Defect],
        step: Step,
        function: StepFunction,
        walk: Walk,
        later: Sequence[Defect],
        *,
        is_thorough: bool,
    ) -> None:
        result, limit, notes, tab = walk.current.result, walk.limit, dict(walk.notes), walk.page
        address = tab.url
        for defect in own:
            self._come(walk, address, [defect])
            self._fail(defect, step, function, walk)
            walk.page, walk.limit, walk.notes = tab, limit, dict(notes)
            for page in tab.context.pages:
                if page != tab:
                    page.close()
        if own:
            self._come(walk, address, [*later, self.last])
        self._begin(walk, step, result, is_thorough=is_thorough)
        function(walk)

    def _come(self, walk: Walk, address: str, defects: Sequence[Defect]) -> None:
        """Come to the first page of a step, loaded anew from a portal with these defects."""
        self.tenant.defects = cast("Sequence[DefectName]", [each.name for each in defects])
        if address != "about:blank":
            walk.open(address)
            walk.on(AnyScreen)  # what the step before arrived on is gone

    def _begin(self, walk: Walk, step: Step, result: StepResult, *, is_thorough: bool) -> None:
        walk.is_thorough = is_thorough
        if walk.is_revisiting:
            walk.begin_revisit(step, result)
        else:
            walk.begin_step(step, result, self.bound.steps.pictures[step.id])

    def _fail(self, defect: Defect, step: Step, function: StepFunction, walk: Walk) -> PortailError | None:
        self.failures[defect.name] = result = deepcopy(walk.current.result)
        self._begin(walk, step, result, is_thorough=defect.thorough)
        times, walk.times = walk.times, replace(walk.times, act=SHORT, page=SHORT)
        run = revisit_step if walk.is_revisiting else walk_step
        with patience_in(walk.page, walk.times):
            ended = run(function, walk)
        walk.times = times
        return ended
