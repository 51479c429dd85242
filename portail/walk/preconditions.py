"""What must be allowed and known before a procedure is walked."""

from portail.actions.values import value_of
from portail.errors import WrongUsage
from portail.procedure.procedure import Procedure
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.tabs.dismissal import own_keys
from portail.wording import walk as words


def check(bound: BoundProcedure, target: Target) -> None:
    """Check that the procedure may be walked on the target, and that all that it needs is known.

    Raises:
        WrongUsage: it would pay or reset without permission, something that it needs was not given, or the target
            has pressed away what the procedure presses.
    """
    if target.kind == "external":
        check_permission(bound, allowed=target.may_destroy)
    if own := own_keys(target, keys_of(bound.procedure)):
        raise WrongUsage(words.keys_to_dismiss(own, bound.id))
    for need in bound.steps.needs:
        if not (value_of(target, need) or getattr(target.person, need, None)):
            raise WrongUsage(_remedy(bound, need))
    if target.is_of_a_real_person and bound.steps.shows_name and not target.hidden:
        raise WrongUsage(words.shows_the_name(bound.id))


def keys_of(procedure: Procedure) -> list[str]:
    """Return the names that a procedure promises."""
    return [promise.text for step in procedure.steps for promise in step.promises if promise.kind == "label"]


def check_permission(bound: BoundProcedure, *, allowed: bool) -> None:
    """Check that what the procedure pays or resets is allowed on a portal that the project does not shape.

    Raises:
        WrongUsage: it is not; the text says what the procedure would do, and how to allow it.
    """
    if bound.steps.destroys and not allowed:
        raise WrongUsage(words.needs_permission(bound.id, bound.steps.destroys))


def _remedy(bound: BoundProcedure, need: str) -> str:
    if need in words.OF_THE_PERSON:
        return words.needs_of_the_person(bound.id, need)
    described = next((kind.description for kind in bound.project.values if kind.name == need), "")
    return words.needs_a_value(bound.id, need, described)
