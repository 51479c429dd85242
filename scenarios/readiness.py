"""What a procedure must be allowed and given before it is walked on a portal that is no mock."""

from scenarios.beginning import Beginning
from scenarios.errors import WrongUsage
from scenarios.procedure import Procedure
from scenarios.steps import Need, deeds_for
from scenarios.target import Target

REMEDIES: dict[Need, str] = {
    "password": "le mot de passe de la famille : donnez-le par PORTAIL_PASSWORD, ou par le fichier de secrets",
    "social_key": "la clé que l’action sociale a remise à la famille : écrivez social_key dans [family]",
}


def check(procedure: Procedure, target: Target) -> None:
    """See that the procedure can be walked on the target; on a mock it always can.

    Raises:
        ProcedureError: document and code do not have the same steps.
        WrongUsage: it would pay or reset without permission, or something that it needs was not given.
    """
    deeds = deeds_for(procedure)
    if target.kind == "external":
        check_permission(procedure, allowed=target.may_destroy)
    for need in deeds.needs:
        if not getattr(target.family, need):
            raise WrongUsage(f"« {procedure.id} » demande {REMEDIES[need]}.")
    if target.kind == "external" and deeds.begins is Beginning.OPEN and not target.hidden:
        raise WrongUsage(
            f"« {procedure.id} » montre le nom de la famille, qu’il faut couvrir sur les images : "
            'écrivez-le dans le fichier cible, par exemple hide = ["Paul Durand"].'
        )


def check_permission(procedure: Procedure, *, allowed: bool) -> None:
    """See that what the procedure pays or resets is allowed on a portal that is no mock.

    Raises:
        ProcedureError: document and code do not have the same steps.
        WrongUsage: it is not allowed; the text says what it would do, and how to allow it.
    """
    if (destroys := deeds_for(procedure).destroys) and not allowed:
        raise WrongUsage(
            f"« {procedure.id} » {destroys} : hors du portail de référence, permettez-le en nommant la cible une "
            "seconde fois, par --destructive CIBLE (avec pytest : --portail-destructive) ou PORTAIL_DESTRUCTIVE."
        )
