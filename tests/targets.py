"""Targets of walks on the mock, each a tenant with a family of its own."""

from collections.abc import Sequence
from typing import cast

from portail.target.target import Target
from scenarios.mock.control.values import DefectName
from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.mock.tenant import DEMONSTRATION_EMAIL, MAIL_TIMEOUT, TOWN, USERNAME, Tenant
from tests.projects import PROJECT


def new_target(
    portal: ControlledPortal,
    begins: str | None = "invited",
    *,
    email: str = DEMONSTRATION_EMAIL,
    defects: Sequence[str] = (),
    mail_timeout: float = MAIL_TIMEOUT,
    town: str = TOWN,
) -> Target:
    """Create a tenant of a mock, and bring the family of the documents to a start state there."""
    tenant = Tenant.create(portal.control, portal.mailbox, town, mail_timeout=mail_timeout)
    tenant.defects = cast("Sequence[DefectName]", defects)
    family = tenant.register(email, username=USERNAME)
    return PROJECT.prepare(family.target, begins)
