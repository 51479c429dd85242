"""The Python of a procedure: one function a step, bound to the id of the step."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from portail.errors import ProcedureError
from portail.procedure.procedure import Procedure, Step
from portail.walk.by_words.steps import steps_by_words
from portail.walk.walk import Walk
from portail.wording import walk as words

StepFunction = Callable[[Walk], None]
F = TypeVar("F", bound=StepFunction)


class Steps(Mapping[str, StepFunction]):
    """The step functions of one procedure by the ids of their steps, in the order in which they are written.

    Attributes:
        pictures: the screenshots that each function takes by name, by the ids of the steps. A writer may add others.
        revisits: what a thorough walk proves of each step when it comes back, by the ids of the steps, in the order in
            which they are written.

    Args:
        begins: the start state from which the procedure is walked (`start_state` in `start.py`); `None`: any.
        needs: what must be known: names of `[values]`, or `username` or `password` of the person.
        destroys: what the procedure pays or resets, to complete the sentence « procedure … »; `None`: nothing. Such a
            procedure is walked on an external portal only where the caller allows it by the target's name.
        shows_name: whether its screens show the name of the person before any message gives it.
    """

    def __init__(
        self,
        *,
        begins: str | None = None,
        needs: tuple[str, ...] = (),
        destroys: str | None = None,
        shows_name: bool = False,
    ) -> None:
        self.begins = begins
        self.needs = needs
        self.destroys = destroys
        self.shows_name = shows_name
        self.pictures: dict[str, tuple[str, ...]] = {}
        self.revisits: dict[str, StepFunction] = {}
        self._functions: dict[str, StepFunction] = {}

    def __getitem__(self, step_id: str) -> StepFunction:
        return self._functions[step_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._functions)

    def __len__(self) -> int:
        return len(self._functions)

    def step(self, step_id: str, *, pictures: tuple[str, ...] = ()) -> Callable[[F], F]:
        """Bind a function, and the screenshots that it takes, to the step with this id."""

        def bind(function: F) -> F:
            self._functions[step_id] = function
            self.pictures[step_id] = pictures
            return function

        return bind

    def revisit(self, step_id: str) -> Callable[[F], F]:
        """Bind a function to what a second visit proves of the step with this id: that what it did has lasted.

        A thorough walk calls these functions after its last step, in the order in which they are written, in the same
        browser; a failure breaks the step. They take no pictures, and pay or reset nothing.
        """

        def bind(function: F) -> F:
            self.revisits[step_id] = function
            return function

        return bind

    def check(self, procedure: Procedure) -> None:
        """Check that the document has the steps of the code, in their order; those beside them act by their words.

        Raises:
            ProcedureError: they differ, or a picture has lost its name; the text names the step or the picture.
        """
        written, bound = [step.id for step in procedure.steps], list(self._functions)
        known = [step for step in procedure.steps if step.id in self._functions]
        if [step.id for step in known] != bound:
            beside = [step for step in procedure.steps if step.id not in self._functions]
            moved = [step for step, name in zip(known, bound, strict=False) if step.id != name]
            raise ProcedureError(
                procedure.path,
                (*(beside if len(known) < len(bound) else moved), procedure.steps[-1])[0].line,
                words.other_steps(written, bound),
                words.TAKE_UP_THE_IDS,
            )
        if strangers := [name for name in self.revisits if name not in written]:
            raise ProcedureError(
                procedure.path,
                procedure.steps[-1].line,
                words.revisits_no_step(strangers[0], written),
                words.TAKE_UP_THE_IDS,
            )
        for step in known:
            self._check_pictures(procedure, step)

    def with_words(self, procedure: Procedure) -> "Steps":
        """Return the steps of a procedure in the order of its document: those of the code, the others by their words.

        Where there is neither code nor a sentence that acts, there are none.

        Raises:
            ProcedureError: a sentence begins like an action and is none.
        """
        by_words = steps_by_words(procedure, [step.id for step in procedure.steps if step.id not in self])
        if by_words.mistakes:
            raise ProcedureError.of(by_words.mistakes)
        if not self and not by_words.act:
            return self
        whole = Steps(
            begins=procedure.begins or self.begins,
            needs=tuple(dict.fromkeys((*self.needs, *by_words.needs))),
            destroys=procedure.destroys or self.destroys,
            shows_name=procedure.shows_name or self.shows_name,
        )
        for step in procedure.steps:
            function = self.get(step.id) or by_words.functions.get(step.id)
            if function:
                pictures = self.pictures.get(step.id, tuple(picture.id for picture in step.pictures))
                whole.step(step.id, pictures=pictures)(function)
        whole.revisits = dict(self.revisits)
        return whole

    def _check_pictures(self, procedure: Procedure, step: Step) -> None:
        """Refuse a step that lacks a picture and has one that no function names: nobody knows when to take that one."""
        written = {picture.id: picture for picture in step.pictures}
        lost = [name for name in self.pictures[step.id] if name not in written]
        new = [picture for name, picture in written.items() if name not in self.pictures[step.id]]
        if lost and new:
            raise ProcedureError(
                procedure.path,
                new[0].line,
                words.renamed_picture(new[0].id, lost[0], step.number),
                words.name_it_as_before(lost[0]),
            )
