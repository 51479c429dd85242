"""The issuing of invoices: those that a family finds at registration, and those that the town adds."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from ..errors import InvalidRequest, NotPayable, NumberTaken, WrongAmount
from ..storage.store import Store
from ..storage.timestamps import to_text
from ..tenants.clock import FIRST_YEAR, LAST_YEAR, is_in_range
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from ..wording import billing as words
from ..wording.formats import month
from .invoice import Invoice, Line
from .invoices import Invoices

FIRST_INVOICES = 4
NUMBER = re.compile(r"[0-9A-Za-z]{6,23}")
"""The form of an invoice's number that the payment site takes."""
NOON = time(12)


@dataclass(frozen=True)
class Draft:
    """An invoice that is to be issued; amounts are in cents."""

    lines: Sequence[Line]
    issued_on: date | None = None
    """By default today, by the tenant's clock."""
    due_on: date | None = None
    """By default as many days later as the town says."""
    direct_debit: bool = False
    paid: int = 0
    """The amount that has been paid at the counter or by post."""
    cancelled: bool = False
    label: str | None = None
    """By default the town's subject of invoices and the month."""
    number: str | None = None
    """By default month, family and a count."""

    @property
    def total(self) -> int:
        """The sum of the lines."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True)
class Issuing:
    """Issues invoices, each in one transaction. A family is given by its id and by its number in the tenant."""

    store: Store
    invoices: Invoices
    journal: Journal

    def issue(self, tenant: Tenant, family: int, family_number: int, draft: Draft) -> Invoice:
        """A new invoice of a family.

        Raises:
            InvalidRequest: a day is out of range.
            WrongAmount: more has been paid than the total.
            NumberTaken: an invoice of the tenant has this number.
        """
        issued_on = draft.issued_on or tenant.local(tenant.now()).date()
        _check(draft, issued_on)
        if draft.number and self._is_taken(tenant, draft.number):
            raise NumberTaken(f"number: the invoice {draft.number} exists already: take another number.")
        with self.store.transaction():
            invoice = self._insert(tenant, family, family_number, issued_on, draft)
            if draft.paid:
                self._pay_in_part(tenant, invoice, draft.paid)
            if draft.cancelled:
                self.store.run("UPDATE invoices SET cancelled_at = ? WHERE id = ?", tenant.stamp(), invoice)
            issued = self.invoices.get(family, invoice)
            self.journal.write(tenant, "invoice issued", family, issued.number)
        return issued

    def change(
        self, tenant: Tenant, family: int, invoice: int, *, paid: int | None = None, cancelled: bool | None = None
    ) -> Invoice:
        """Record that so much of an invoice has been paid in all, or that it is cancelled, or is not any more.

        Raises:
            UnknownInvoice: the family has none of this id.
            WrongAmount: more has been paid than the total, or less than was recorded before.
            NotPayable: it is being paid online.
        """
        with self.store.transaction():
            found = self.invoices.get(family, invoice)
            if paid is not None:
                if not found.paid <= paid <= max(found.total, 0):
                    raise WrongAmount(f"paid: give {found.paid} to {max(found.total, 0)} cents.")
                if paid > found.paid and found.being_paid:
                    raise NotPayable("paid: the invoice is being paid online: await the result, or it is paid twice.")
                if paid > found.paid:
                    self._pay_in_part(tenant, invoice, paid - found.paid)
                    self.journal.write(tenant, "invoice paid", family, found.number)
            if cancelled is not None:
                self.store.run(
                    "UPDATE invoices SET cancelled_at = ? WHERE id = ?", tenant.stamp() if cancelled else None, invoice
                )
            return self.invoices.get(family, invoice)

    def issue_first(self, tenant: Tenant, family: int, family_number: int) -> None:
        """The invoices of a newly registered family: the last months, all paid but the latest."""
        month = tenant.local(tenant.now()).date().replace(day=1)
        for months_ago in range(FIRST_INVOICES):
            last_day = month - timedelta(days=1)
            month = last_day.replace(day=1)
            lines = _random_lines(tenant, tenant.randomness.of("invoice", family_number, last_day))
            invoice = self._insert(tenant, family, family_number, last_day, Draft(lines))
            if months_ago:
                self._pay(tenant, invoice, last_day + timedelta(days=12))

    def _insert(self, tenant: Tenant, family: int, family_number: int, issued_on: date, draft: Draft) -> int:
        days_to_pay = timedelta(days=tenant.description.invoices.days_to_pay)
        row = self.store.run(
            "INSERT INTO invoices (family, tenant, number, label, issued_on, due_on, total, direct_debit)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            family, tenant.slug, draft.number or self._new_number(tenant, family, family_number, issued_on),
            draft.label or _label(tenant, issued_on),
            issued_on.isoformat(), (draft.due_on or issued_on + days_to_pay).isoformat(), draft.total,
            draft.direct_debit,
        )  # fmt: skip
        assert row.lastrowid is not None
        for position, line in enumerate(draft.lines, start=1):
            self.store.run(
                "INSERT INTO invoice_lines VALUES (?, ?, ?, ?, ?, ?)",
                row.lastrowid, position, line.label, line.quantity, line.unit_price, line.child,
            )  # fmt: skip
        return row.lastrowid

    def _is_taken(self, tenant: Tenant, number: str) -> bool:
        return bool(self.store.one("SELECT 1 FROM invoices WHERE tenant = ? AND number = ?", tenant.slug, number))

    def _new_number(self, tenant: Tenant, family: int, family_number: int, issued_on: date) -> str:
        """Month, family and a count: digits only, as on the real portal."""
        prefix = f"{issued_on:%Y%m}{family_number:06d}"
        row = self.store.one(
            "SELECT count(*) AS number FROM invoices WHERE family = ? AND number LIKE ? || '%'", family, prefix
        )
        numbers = (f"{prefix}{position}" for position in count((row["number"] if row else 0) + 1))
        return next(number for number in numbers if not self._is_taken(tenant, number))

    def _pay(self, tenant: Tenant, invoice: int, on: date) -> None:
        at = to_text(datetime.combine(on, NOON, ZoneInfo(tenant.town.timezone)))
        self.store.run(
            "INSERT INTO payments SELECT tenant || '-' || number, id, total, ?, ? FROM invoices WHERE id = ?",
            at, words.CARD, invoice,
        )  # fmt: skip

    def _pay_in_part(self, tenant: Tenant, invoice: int, amount: int) -> None:
        before = self.store.one("SELECT count(*) AS number FROM payments WHERE invoice = ?", invoice)
        reference = f"{tenant.slug}-{invoice}-desk-{before['number'] if before else 0}"
        self.store.run(
            "INSERT INTO payments VALUES (?, ?, ?, ?, ?)", reference, invoice, amount, tenant.stamp(), words.COUNTER
        )


def _check(draft: Draft, issued_on: date) -> None:
    if not all(is_in_range(day) for day in (issued_on, draft.due_on or issued_on)):
        raise InvalidRequest(f"issued_on, due_on: give days of the years {FIRST_YEAR} to {LAST_YEAR}.")
    if draft.paid > max(draft.total, 0):
        raise WrongAmount(f"paid: give at most the total, {draft.total} cents.")


def _label(tenant: Tenant, issued_on: date) -> str:
    return f"{tenant.description.invoices.subject} – {month(issued_on.replace(day=1))}"


def _random_lines(tenant: Tenant, source: random.Random) -> list[Line]:
    activities = tenant.description.invoices.activities
    return [Line(activity.label, source.randint(4, 16), activity.unit_price) for activity in activities]
