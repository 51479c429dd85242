"""The way of a message to the mail server, through whatever trouble the tenant has."""

import asyncio
import re
from copy import deepcopy
from email.message import EmailMessage

from mock_portal.errors import MessageRefused
from mock_portal.faults.catalogue import FaultName
from mock_portal.faults.tenant_faults import Troubles
from mock_portal.mail.smtp_client import Outbox
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenant

LINK = re.compile(r"(cle=[\w.=-]{20})[\w.=-]+")
"""The secret of a link, and the part of it that survives."""


class Carrier:
    """Carries messages to the outbox."""

    def __init__(self, outbox: Outbox, troubles: Troubles, journal: Journal) -> None:
        self._outbox = outbox
        self._troubles = troubles
        self._journal = journal
        self._late: set[asyncio.Task[None]] = set()

    async def send(self, tenant: Tenant, message: EmailMessage) -> None:
        """Send a message.

        Raises:
            MessageRefused: the mail server did not take it.
        """
        strike = self._troubles.strike
        if strike(tenant, FaultName.MESSAGE_LOST):
            return
        if _has_link(message) and strike(tenant, FaultName.LINK_MANGLED):
            message = _mangled(message)
        copies = 2 if strike(tenant, FaultName.MESSAGE_TWICE) else 1
        if late := strike(tenant, FaultName.MESSAGE_LATE):
            self._keep(asyncio.create_task(self._send_late(tenant, message, copies, late.seconds)))
            return
        await self._send(message, copies)

    async def _send(self, message: EmailMessage, copies: int) -> None:
        for _ in range(copies):
            await self._outbox.send(message)

    async def _send_late(self, tenant: Tenant, message: EmailMessage, copies: int, seconds: float) -> None:
        await asyncio.sleep(seconds)
        try:
            await self._send(message, copies)
        except MessageRefused as error:
            self._journal.write(tenant, "message refused", detail=str(error))

    def _keep(self, task: asyncio.Task[None]) -> None:
        """Hold a task until it is done: the event loop alone would let it vanish."""
        self._late.add(task)
        task.add_done_callback(self._late.discard)


def _has_link(message: EmailMessage) -> bool:
    text = message.get_body(("plain",))
    return text is not None and LINK.search(text.get_content()) is not None


def _mangled(message: EmailMessage) -> EmailMessage:
    mangled = deepcopy(message)
    for part in mangled.iter_parts():
        assert isinstance(part, EmailMessage)
        text = LINK.sub(r"\1", part.get_content())
        part.set_content(text, subtype=part.get_content_subtype(), cte="quoted-printable")
    return mangled
