"""What a person does at each step: one file a procedure, one function a step, bound to the step's id."""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

from scenarios.beginning import Beginning
from scenarios.errors import ProcedureError
from scenarios.procedure import Procedure
from scenarios.walk import Walk

Deed = Callable[[Walk], None]
Need = Literal["password", "social_key"]


class Deeds(Mapping[str, Deed]):
    """The deeds of one procedure by the ids of its steps, in the order in which they are written.

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
        self._deeds: dict[str, Deed] = {}

    def __getitem__(self, step_id: str) -> Deed:
        return self._deeds[step_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._deeds)

    def __len__(self) -> int:
        return len(self._deeds)

    def step(self, step_id: str) -> Callable[[Deed], Deed]:
        """Bind a function to the step with this id."""

        def bind(deed: Deed) -> Deed:
            self._deeds[step_id] = deed
            return deed

        return bind

    def of(self, procedure: Procedure) -> "Deeds":
        """Return the deeds, once document and code are known to have the same steps in the same order.

        Raises:
            ProcedureError: they differ; the text names the step.
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
        return self


def deeds_for(procedure: Procedure) -> Deeds:
    """Return the function of each step of the procedure; a translation is walked as its original.

    Raises:
        ProcedureError: nobody has written how to walk this procedure, or document and code differ.
    """
    module = _module_of(procedure)
    if find_spec(module) is None:
        raise ProcedureError(
            procedure.path,
            procedure.header_lines.get("id", 1),
            f"personne n’a écrit comment parcourir « {procedure.id} ».",
            "Vérifiez l’id de l’en-tête, ou faites ajouter le parcours dans scenarios/steps.",
        )
    deeds: Deeds = import_module(module).deeds
    return deeds.of(procedure)


def pictures_named_for(procedure: Procedure) -> frozenset[str]:
    """Return the pictures that the code of the procedure takes by name, in `walk.screenshot("…")`.

    A writer may add others, which no code names.
    """
    source = inspect.getsource(import_module(_module_of(procedure)))
    return frozenset(
        str(node.args[0].value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "screenshot"
        and isinstance(node.args[0], ast.Constant)
    )


def _module_of(procedure: Procedure) -> str:
    return f"{__name__}.{procedure.original.replace('-', '_')}"
