"""Confirmations by mail of changes and payments; a mail server that refuses one undoes nothing."""

from dataclasses import dataclass

from ..billing.payment_receipts import Receipts
from ..families.families import Families, Family
from ..tenants.tenants import Tenant
from .messages import Messages
from .outbox import Outbox


@dataclass(frozen=True)
class Confirmations:
    """Writes confirmations into the outbox, within the transaction of what they confirm."""

    families: Families
    receipts: Receipts
    messages: Messages
    outbox: Outbox

    def change(self, tenant: Tenant, family: Family, change: str) -> None:
        """Confirm a change, such as « vos coordonnées », to the address that `family` holds: the one before the change.

        So a family whose account somebody else has taken over learns of it.
        """
        self.outbox.put(tenant, family.id, self.messages.change(tenant, family, family.email, change))

    def payment(self, tenant: Tenant, idop: str) -> None:
        """Send the receipt of an attempt that was paid, where the town sends receipts."""
        if not tenant.town.payment.receipt:
            return
        receipt = self.receipts.of(tenant, idop)
        family = self.families.get(tenant, receipt.family)
        self.outbox.put(tenant, family.id, self.messages.receipt(tenant, family, receipt, idop))
