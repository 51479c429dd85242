"""The delivery of messages to the mail server, with the faults of the tenant applied."""

import asyncio
import re
from copy import deepcopy
from email.message import EmailMessage

from ..errors import MessageRefused
from ..faults.catalogue import FaultName
from ..faults.tenant_faults import TenantFaults
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .smtp_client import SmtpClient

LINK = re.compile(r"(cle=[\w.=-]{20})[\w.=-]+")
"""The token of a link; the group is what the fault `link-mangled` leaves of it."""


class Delivery:
    """Delivers messages by SMTP."""

    def __init__(self, smtp_client: SmtpClient, tenant_faults: TenantFaults, journal: Journal) -> None:
        self._smtp_client = smtp_client
        self._tenant_faults = tenant_faults
        self._journal = journal
        self._late: set[asyncio.Task[None]] = set()

    async def send(self, tenant: Tenant, message: EmailMessage) -> None:
        """Send a message.

        Raises:
            MessageRefused: the mail server did not take it; of a late message nobody is informed but the journal.
        """
        apply = self._tenant_faults.apply
        if apply(tenant, FaultName.MESSAGE_LOST):
            return
        if _has_link(message) and apply(tenant, FaultName.LINK_MANGLED):
            message = _with_mangled_link(message)
        copies = 2 if apply(tenant, FaultName.MESSAGE_TWICE) else 1
        if late := apply(tenant, FaultName.MESSAGE_LATE):
            self._keep(asyncio.create_task(self._send_late(tenant, message, copies, late.seconds)))
            return
        await self._send(message, copies)

    async def _send(self, message: EmailMessage, copies: int) -> None:
        for _ in range(copies):
            await self._smtp_client.send(message)

    async def _send_late(self, tenant: Tenant, message: EmailMessage, copies: int, seconds: float) -> None:
        await asyncio.sleep(seconds)
        try:
            await self._send(message, copies)
        except MessageRefused as error:
            self._journal.write(tenant, "message refused", detail=str(error))

    def _keep(self, task: asyncio.Task[None]) -> None:
        """Hold a task until it is done: the event loop keeps only weak references, and it could be collected."""
        self._late.add(task)
        task.add_done_callback(self._late.discard)


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
