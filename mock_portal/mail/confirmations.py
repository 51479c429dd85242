"""Confirmations by mail of what has been done; a mail server that refuses them undoes nothing."""

from dataclasses import dataclass
from email.message import EmailMessage

from mock_portal.billing.receipts import Receipts
from mock_portal.errors import MessageRefused
from mock_portal.families.families import Families, Family
from mock_portal.mail.delivery import Carrier
from mock_portal.mail.messages import Messages
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenant


@dataclass(frozen=True)
class Confirmations:
    """Tells families, after the answer to their request, what was changed or paid."""

    families: Families
    receipts: Receipts
    messages: Messages
    carrier: Carrier
    journal: Journal

    async def change(self, tenant: Tenant, family: Family, change: str) -> None:
        """Tell a family, at the address it had, that something of its space was changed."""
        await self._send(tenant, family, self.messages.change(tenant, family, family.email, change))

    async def payment(self, tenant: Tenant, idop: str) -> None:
        """Tell a family what it has paid, where its town does so."""
        if not tenant.town.payment.receipt:
            return
        receipt = self.receipts.of(tenant, idop)
        family = self.families.get(tenant, receipt.family)
        await self._send(tenant, family, self.messages.receipt(tenant, family, receipt, idop))

    async def _send(self, tenant: Tenant, family: Family, message: EmailMessage) -> None:
        try:
            await self.carrier.send(tenant, message)
        except MessageRefused:
            self.journal.write(tenant, "message refused", family.id, family.email)
