"""What a draft asks of the target on which it is walked."""

from dataclasses import dataclass

from portail.actions.step_plan import plan_of
from portail.actions.values import needs
from portail.procedure.procedure import Procedure

SECRETS = {"password": "PORTAIL_PASSWORD", "new_password": "PORTAIL_NEW_PASSWORD"}
PERSON = ("email", "username")


@dataclass(frozen=True)
class Needs:
    """What stands in the table of the person, in `[values]`, and in the environment."""

    person: tuple[str, ...]
    values: tuple[str, ...]
    secrets: tuple[str, ...]
    mail: bool


def needs_of(procedure: Procedure) -> Needs:
    """Return what must be known before a procedure is walked; a message is read by the address of the person."""
    actions = [action for step in procedure.steps for action in plan_of(procedure, step).actions]
    names, mail = needs(actions), any(action.act == "open-message" for action in actions)
    person = tuple(name for name in PERSON if name in names or (mail and name == "email"))
    return Needs(
        person,
        tuple(name for name in names if name not in {*PERSON, *SECRETS}),
        tuple(SECRETS[name] for name in SECRETS if name in names),
        mail,
    )
