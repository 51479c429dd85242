"""What must be allowed and known before a procedure is walked."""

from portail.errors import WrongUsage
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure

OF_THE_PERSON = {
    "email": "l’adresse électronique de la personne : écrivez email dans [person]",
    "username": "le nom d’utilisateur de la personne : écrivez username dans [person]",
    "password": "son mot de passe : donnez-le par PORTAIL_PASSWORD, ou par le fichier de secrets",
}


def check(bound: BoundProcedure, target: Target) -> None:
    """Check that the procedure may be walked on the target, and that all that it needs is known.

    Raises:
        WrongUsage: it would pay or reset without permission, or something that it needs was not given.
    """
    if target.kind == "external":
        check_permission(bound, allowed=target.may_destroy)
    for need in bound.steps.needs:
        if not (target.values.get(need) or getattr(target.person, need, None)):
            raise WrongUsage(f"« {bound.id} » demande {_remedy(bound, need)}.")
    if target.kind == "external" and bound.steps.shows_name and not target.hidden:
        raise WrongUsage(
            f"« {bound.id} » montre le nom de la personne, qu’il faut couvrir sur les images : "
            'écrivez-le dans le fichier cible, par exemple hide = ["Paul Durand"].'
        )


def check_permission(bound: BoundProcedure, *, allowed: bool) -> None:
    """Check that what the procedure pays or resets is allowed on a portal that the project does not shape.

    Raises:
        WrongUsage: it is not; the text says what the procedure would do, and how to allow it.
    """
    if bound.steps.destroys and not allowed:
        raise WrongUsage(
            f"« {bound.id} » {bound.steps.destroys} : ailleurs que sur le portail du projet, permettez-le en nommant "
            "la cible une seconde fois, par --destructive CIBLE (avec pytest : --portail-destructive) ou "
            "PORTAIL_DESTRUCTIVE."
        )


def _remedy(bound: BoundProcedure, need: str) -> str:
    if need in OF_THE_PERSON:
        return OF_THE_PERSON[need]
    described = next((kind.description for kind in bound.project.values if kind.name == need), "")
    return f"{described or f'« {need} »'} : écrivez {need} dans [values]"
