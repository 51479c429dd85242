"""The faults of messages: lost, late, twice, or with a link that is cut off."""

import re
from copy import deepcopy
from dataclasses import dataclass
from email.message import EmailMessage

from ..faults.catalogue import FaultName
from ..faults.tenant_faults import TenantFaults
from ..tenants.tenants import Tenant

LINK = re.compile(r"(cle=[\w.=-]{20})[\w.=-]+")
"""The token of a link; the group is what the fault `link-mangled` leaves of it."""


@dataclass(frozen=True)
class Posting:
    """What becomes of a message: how often it is sent, with which text, and after how many seconds."""

    message: EmailMessage
    copies: int = 1
    delay: float = 0.0


def posting(tenant_faults: TenantFaults, tenant: Tenant, message: EmailMessage) -> Posting:
    """What the faults of a tenant, which are counted with this, make of a message."""
    apply = tenant_faults.apply
    if apply(tenant, FaultName.MESSAGE_LOST):
        return Posting(message, copies=0)
    if _has_link(message) and apply(tenant, FaultName.LINK_MANGLED):
        message = _with_mangled_link(message)
    copies = 2 if apply(tenant, FaultName.MESSAGE_TWICE) else 1
    late = apply(tenant, FaultName.MESSAGE_LATE)
    return Posting(message, copies, late.seconds if late else 0.0)


def _has_link(message: EmailMessage) -> bool:
    text = message.get_body(("plain",))
    return text is not None and LINK.search(text.get_content()) is not None


def _with_mangled_link(message: EmailMessage) -> EmailMessage:
    mangled = deepcopy(message)
    for part in mangled.iter_parts():
        assert isinstance(part, EmailMessage)
        text = LINK.sub(r"\1", part.get_content())
        part.set_content(text, subtype=part.get_content_subtype(), cte="quoted-printable")
    return mangled
