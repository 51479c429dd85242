"""The issuing of an invoice by the town, with what is known of it from elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mock_portal.billing.invoices import Invoice, Invoices, Line
from mock_portal.errors import InvalidRequest
from mock_portal.families.families import Family
from mock_portal.storage.store import Store
from mock_portal.tenants.clock import EARLIEST, LATEST
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenant


@dataclass(frozen=True)
class Draft:
    """An invoice that is to be issued; amounts are in cents."""

    lines: Sequence[Line]
    issued_on: date | None = None
    """By default today, as the tenant's clock has it."""
    due_on: date | None = None
    """By default as many days later as the town says."""
    direct_debit: bool = False
    paid: int = 0
    """What has been paid of it elsewhere."""
    cancelled: bool = False

    @property
    def total(self) -> int:
        """What the lines come to."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True)
class Issuing:
    """Issues invoices, each whole or not at all."""

    store: Store
    invoices: Invoices
    journal: Journal

    def issue(self, tenant: Tenant, family: Family, draft: Draft) -> Invoice:
        """A new invoice of a family.

        Raises:
            InvalidRequest: more has been paid than it comes to, or a day is too far from our time.
        """
        issued_on = draft.issued_on or tenant.local(tenant.now()).date()
        _check(draft, issued_on)
        with self.store.transaction():
            invoice = self.invoices.issue(
                tenant,
                family.id,
                family.number,
                issued_on,
                draft.lines,
                due_on=draft.due_on,
                direct_debit=draft.direct_debit,
            )
            if draft.paid:
                self.invoices.pay_in_part(tenant, invoice, draft.paid, f"{tenant.slug}-{invoice}-desk")
            if draft.cancelled:
                self.invoices.cancel(tenant, invoice)
            issued = self.invoices.get(family.id, invoice)
            self.journal.write(tenant, "invoice issued", family.id, issued.number)
        return issued


def _check(draft: Draft, issued_on: date) -> None:
    if not all(EARLIEST.date() <= day <= LATEST.date() for day in (issued_on, draft.due_on or issued_on)):
        raise InvalidRequest(f"issued_on, due_on: give days between {EARLIEST:%Y} and {LATEST:%Y}.")
    if draft.paid > draft.total:
        raise InvalidRequest(f"paid: give at most the total, {draft.total} cents.")
