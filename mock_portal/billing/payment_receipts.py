"""The receipt of an online payment, for the message that confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ..storage.store import Store
from ..tenants.tenants import Tenant
from .invoice import Invoice
from .invoices import Invoices
from .payfip.operations import PayFip


@dataclass(frozen=True)
class Receipt:
    """One payment: the family's id, the amount of each invoice in cents, the moment in local time, the means."""

    family: int
    lines: Sequence[tuple[Invoice, int]]
    paid_at: datetime
    means: str
    authorisation: str

    @property
    def total(self) -> int:
        """The whole amount."""
        return sum(amount for _, amount in self.lines)


@dataclass(frozen=True)
class Receipts:
    """Makes the receipts of attempts that were paid."""

    store: Store
    invoices: Invoices
    payfip: PayFip

    def of(self, tenant: Tenant, idop: str) -> Receipt:
        """The receipt of an attempt that was paid."""
        attempt = self.store.one("SELECT family FROM attempts WHERE idop = ? AND tenant = ?", idop, tenant.slug)
        operation = self.payfip.result(tenant, idop)
        assert attempt
        assert operation.result
        assert operation.ended_at
        family = attempt["family"]
        held = self.store.all("SELECT invoice, amount FROM attempt_invoices WHERE idop = ? ORDER BY invoice", idop)
        lines = [(self.invoices.get(family, row["invoice"]), row["amount"]) for row in held]
        paid_at = tenant.local(operation.ended_at)
        return Receipt(family, lines, paid_at, operation.result.means, operation.numauto or "")
