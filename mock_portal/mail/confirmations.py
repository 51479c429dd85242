"""Confirmations by mail of changes and payments; a mail server that refuses one undoes nothing."""

from dataclasses import dataclass
from email.message import EmailMessage

from ..billing.receipts import Receipts
from ..errors import MessageRefused
from ..families.families import Families, Family
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .delivery import Delivery
from .messages import Messages


@dataclass(frozen=True)
class Confirmations:
    """Sends confirmations; it runs after the response, so that a slow mail server delays no page."""

    families: Families
    receipts: Receipts
    messages: Messages
    delivery: Delivery
    journal: Journal

    async def change(self, tenant: Tenant, family: Family, change: str) -> None:
        """Confirm a change, such as « vos coordonnées », to the address that `family` holds: the one before the change.

        So a family whose account somebody else has taken over learns of it.
        """
        await self._send(tenant, family, self.messages.change(tenant, family, family.email, change))

    async def payment(self, tenant: Tenant, idop: str) -> None:
        """Send the receipt of an attempt that was paid, where the town sends receipts."""
        if not tenant.town.payment.receipt:
            return
        receipt = self.receipts.of(tenant, idop)
        family = self.families.get(tenant, receipt.family)
        await self._send(tenant, family, self.messages.receipt(tenant, family, receipt, idop))

    async def _send(self, tenant: Tenant, family: Family, message: EmailMessage) -> None:
        try:
            await self.delivery.send(tenant, message)
        except MessageRefused:
            self.journal.write(tenant, "message refused", family.id, family.email)
