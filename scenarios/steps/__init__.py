"""What a person does at each step: one file a procedure, one function a step, bound to the step's id."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

from scenarios.beginning import Beginning
from scenarios.errors import ProcedureError
from scenarios.procedure import Procedure, Step
from scenarios.walk import Walk

Deed = Callable[[Walk], None]
Need = Literal["password", "social_key"]


class Deeds(Mapping[str, Deed]):
    """The deeds of one procedure by the ids of its steps, in the order in which they are written.

    `pictures` are those that each takes by name; a writer may add others, which no deed names.

    Args:
        begins: where the family stands before the first step.
        needs: what must be known of the family.
        destroys: what the procedure pays or resets, in French, to go on after its name; `None`: nothing.
    """

    def __init__(
        self,
        *,
        begins: Beginning = Beginning.INVITED,
        needs: tuple[Need, ...] = (),
        destroys: str | None = None,
    ) -> None:
        self.begins = begins
        self.needs = needs
        self.destroys = destroys
        self.pictures: dict[str, tuple[str, ...]] = {}
        self._deeds: dict[str, Deed] = {}

    def __getitem__(self, step_id: str) -> Deed:
        return self._deeds[step_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._deeds)

    def __len__(self) -> int:
        return len(self._deeds)

    def step(self, step_id: str, *, pictures: tuple[str, ...] = ()) -> Callable[[Deed], Deed]:
        """Bind a function, and the pictures that it takes, to the step with this id."""

        def bind(deed: Deed) -> Deed:
            self._deeds[step_id] = deed
            self.pictures[step_id] = pictures
            return deed

        return bind

    def of(self, procedure: Procedure) -> "Deeds":
        """Return the deeds, once document and code are known to have the same steps in the same order.

        Raises:
            ProcedureError: they differ, or a picture has lost its name; the text names the step or the picture.
        """
        written, bound = [step.id for step in procedure.steps], list(self._deeds)
        if written != bound:
            wrong = next(
                (step for step, name in zip(procedure.steps, [*bound, *written], strict=False) if step.id != name),
                None,
            )
            raise ProcedureError(
                procedure.path,
                wrong.line if wrong else procedure.steps[-1].line,
                f"les étapes sont {', '.join(written)} ; le parcours connaît {', '.join(bound)}, dans cet ordre.",
                "Reprenez ces identifiants, ou faites compléter scenarios/steps.",
            )
        for step in procedure.steps:
            self._check_pictures(procedure, step)
        return self

    def _check_pictures(self, procedure: Procedure, step: Step) -> None:
        """Refuse a step that lacks a picture and has one that no deed names: nobody knows when to take that one."""
        written = {picture.id: picture for picture in step.pictures}
        lost = [name for name in self.pictures[step.id] if name not in written]
        new = [picture for name, picture in written.items() if name not in self.pictures[step.id]]
        if lost and new:
            raise ProcedureError(
                procedure.path,
                new[0].line,
                f"l’image « {new[0].id} » n’est pas connue, et « {lost[0]} » manque à l’étape {step.number}.",
                f"Rendez-lui le nom « {lost[0]} », ou ajoutez une image de ce nom au-dessus d’elle.",
            )


def deeds_for(procedure: Procedure) -> Deeds:
    """Return the function of each step of the procedure; a translation is walked as its original.

    Raises:
        ProcedureError: nobody has written how to walk this procedure, or document and code differ.
    """
    name = procedure.original.replace("-", "_")
    if name not in {module.name for module in iter_modules(__path__)}:
        raise ProcedureError(
            procedure.path,
            procedure.header_lines.get("id", 1),
            f"personne n’a écrit comment parcourir « {procedure.id} ».",
            "Vérifiez id et lang dans l’en-tête, ou faites ajouter le parcours dans scenarios/steps.",
        )
    deeds: Deeds = import_module(f"{__name__}.{name}").deeds
    return deeds.of(procedure)
