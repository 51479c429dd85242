"""What must be allowed and known before a procedure is walked."""

from portail.actions.values import value_of
from portail.errors import WrongUsage
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure
from portail.wording import walk as words


def check(bound: BoundProcedure, target: Target) -> None:
    """Check that the procedure may be walked on the target, and that all that it needs is known.

    Raises:
        WrongUsage: it would pay or reset without permission, or something that it needs was not given.
    """
    if target.kind == "external":
        check_permission(bound, allowed=target.may_destroy)
    for need in bound.steps.needs:
        if not (value_of(target, need) or getattr(target.person, need, None)):
            raise WrongUsage(_remedy(bound, need))
    if target.is_of_a_real_person and bound.steps.shows_name and not target.hidden:
        raise WrongUsage(words.shows_the_name(bound.id))


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
