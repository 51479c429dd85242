"""Prepares a walk on a mock portal: a tenant of its own, and the demonstration family where the procedure begins."""

from collections.abc import Sequence

from scenarios.beginning import Beginning
from scenarios.control import Control
from scenarios.mailbox import Mailbox
from scenarios.target import Target
from scenarios.tenant import MAIL_PATIENCE, TOWN, Tenant

EMAIL = "marie.martin@example.org"


def rehearse(
    control: Control,
    mailbox: Mailbox,
    *,
    beginning: Beginning = Beginning.INVITED,
    town: str = TOWN,
    email: str = EMAIL,
    defects: Sequence[str] = (),
    mail_patience: float = MAIL_PATIENCE,
) -> Target:
    """Create a tenant whose clock stands still, register the demonstration family there, bring it to the beginning.

    Args:
        control: the control API of the mock.
        mailbox: where the mock's messages arrive.
        beginning: how far the family has come before the first step.
        town: the town whose portal the tenant copies.
        email: the family's address.
        defects: what the portal shall do wrong, by the names of its catalogue.
        mail_patience: how long the walk will wait for the message, in seconds.

    Raises:
        EnvironmentNotReady: the control API does not answer, or refuses.
    """
    tenant = Tenant.create(control, mailbox, town)
    tenant.defects = list(defects)
    return tenant.register(email).brought_to(beginning, mail_patience)
