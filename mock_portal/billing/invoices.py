"""The invoices that a town sends its families. Amounts are in cents."""

import random
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mock_portal.errors import UnknownInvoice
from mock_portal.storage.store import Store
from mock_portal.tenants.clock import to_text
from mock_portal.tenants.tenants import Tenant
from mock_portal.wording.formats import month

FIRST_INVOICES = 4
NOON = time(12)

SELECT = """
    SELECT invoices.*,
        (SELECT coalesce(sum(amount), 0) FROM payments WHERE invoice = invoices.id) AS paid,
        EXISTS (
            SELECT 1 FROM attempt_invoices JOIN attempts USING (idop)
            WHERE invoice = invoices.id AND settled_at IS NULL
        ) AS being_paid
    FROM invoices
"""
ORDERS = {"recentes": "issued_on DESC, id", "echeance": "due_on, id", "montant": "total DESC, id"}
"""The orders in which a list may be asked for."""
PAYABLE = ("À payer", "Partiellement payée", "En retard")
"""The statuses in which the family has something to do: to pay."""


@dataclass(frozen=True)
class Invoice:
    """One invoice, with what has been paid of it."""

    id: int
    number: str
    label: str
    issued_on: date
    due_on: date
    total: int
    paid: int
    being_paid: bool
    """Whether a payment is under way."""
    direct_debit: bool
    cancelled: bool

    @property
    def remaining(self) -> int:
        """What is still to be paid."""
        return 0 if self.cancelled else self.total - self.paid

    def status(self, today: date) -> str:
        """Where the invoice stands, in the words of the page."""
        if self.cancelled:
            return "Annulée"
        if self.remaining <= 0:
            return "Payée"
        if self.being_paid:
            return "En cours de paiement"
        if self.direct_debit:
            return "Prélèvement automatique"
        if today > self.due_on:
            return "En retard"
        return "Partiellement payée" if self.paid else "À payer"

    def is_payable(self, today: date) -> bool:
        """Whether the family may pay it online now."""
        return self.status(today) in PAYABLE


@dataclass(frozen=True)
class Line:
    """One line of an invoice."""

    label: str
    quantity: int
    unit_price: int

    @property
    def amount(self) -> int:
        """Quantity times unit price."""
        return self.quantity * self.unit_price


@dataclass(frozen=True)
class Payment:
    """What was paid of an invoice at once, when, and how."""

    amount: int
    paid_at: datetime
    means: str


class Invoices:
    """Issues invoices and finds them again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def issue_first(self, tenant: Tenant, family: int, number: int) -> None:
        """The invoices that a newly registered family finds: the last months, all paid but the latest."""
        month = tenant.local(tenant.now()).date().replace(day=1)
        for months_ago in range(FIRST_INVOICES):
            last_day = month - timedelta(days=1)
            month = last_day.replace(day=1)
            source = tenant.randomness.of("invoice", number, last_day)
            invoice = self.issue(tenant, family, number, last_day, _lines(tenant, source))
            if months_ago:
                self._pay(tenant, invoice, last_day + timedelta(days=12))

    def issue(
        self,
        tenant: Tenant,
        family: int,
        family_number: int,
        issued_on: date,
        lines: Sequence[Line],
        *,
        due_on: date | None = None,
        direct_debit: bool = False,
    ) -> int:
        """A new invoice for the month in which it is issued, to be paid when the town says; its id."""
        days_to_pay = timedelta(days=tenant.description.invoices.days_to_pay)
        row = self._store.run(
            "INSERT INTO invoices (family, tenant, number, label, issued_on, due_on, total, direct_debit)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            family, tenant.slug, self._new_number(family, family_number, issued_on), _label(tenant, issued_on),
            issued_on.isoformat(),
            (due_on or issued_on + days_to_pay).isoformat(), sum(line.amount for line in lines),
            direct_debit,
        )  # fmt: skip
        assert row.lastrowid is not None
        for position, line in enumerate(lines, start=1):
            self._store.run(
                "INSERT INTO invoice_lines VALUES (?, ?, ?, ?, ?)",
                row.lastrowid, position, line.label, line.quantity, line.unit_price,
            )  # fmt: skip
        return row.lastrowid

    def _new_number(self, family: int, family_number: int, issued_on: date) -> str:
        """Month, family, and a count: digits only, as on the real portal."""
        prefix = f"{issued_on:%Y%m}{family_number:06d}"
        row = self._store.one(
            "SELECT count(*) AS number FROM invoices WHERE family = ? AND number LIKE ? || '%'", family, prefix
        )
        return f"{prefix}{(row['number'] if row else 0) + 1}"

    def _pay(self, tenant: Tenant, invoice: int, on: date) -> None:
        at = to_text(datetime.combine(on, NOON, ZoneInfo(tenant.town.timezone)))
        self._store.run(
            "INSERT INTO payments SELECT tenant || '-' || number, id, total, ?, ? FROM invoices WHERE id = ?",
            at, "carte bancaire", invoice,
        )  # fmt: skip

    def of(self, family: int, order: str = "recentes") -> list[Invoice]:
        """A family's invoices, in one of the orders; the latest first where it is not known."""
        rows = self._store.all(f"{SELECT} WHERE family = ? ORDER BY {ORDERS.get(order, ORDERS['recentes'])}", family)
        return [_read(row) for row in rows]

    def unpaid(self, family: int) -> list[Invoice]:
        """The invoices of which something remains to be paid, the one that is due first at the head."""
        wanted = "cancelled_at IS NULL AND paid < total"
        rows = self._store.all(
            f"SELECT * FROM ({SELECT} WHERE family = ?) WHERE {wanted} ORDER BY {ORDERS['echeance']}", family
        )
        return [_read(row) for row in rows]

    def cancel(self, tenant: Tenant, invoice: int) -> None:
        """Take an invoice back."""
        self._store.run("UPDATE invoices SET cancelled_at = ? WHERE id = ?", tenant.stamp(), invoice)

    def pay_in_part(self, tenant: Tenant, invoice: int, amount: int, reference: str) -> None:
        """Write down a payment made elsewhere, at the desk or by post."""
        self._store.run(
            "INSERT INTO payments VALUES (?, ?, ?, ?, ?)", reference, invoice, amount, tenant.stamp(), "guichet"
        )

    def get(self, family: int, invoice: int) -> Invoice:
        """One of the family's invoices.

        Raises:
            UnknownInvoice: the family has none of this id.
        """
        row = self._store.one(f"{SELECT} WHERE family = ? AND id = ?", family, invoice)
        if row is None:
            raise UnknownInvoice(f"The family has no invoice {invoice}.")
        return _read(row)

    def payments(self, invoice: int) -> list[Payment]:
        """What was paid of an invoice, in the order of time."""
        rows = self._store.all(
            "SELECT amount, paid_at, means FROM payments WHERE invoice = ? ORDER BY paid_at", invoice
        )
        return [Payment(row["amount"], datetime.fromisoformat(row["paid_at"]), row["means"]) for row in rows]

    def lines(self, invoice: int) -> list[Line]:
        """What an invoice is for."""
        rows = self._store.all(
            "SELECT label, quantity, unit_price FROM invoice_lines WHERE invoice = ? ORDER BY position", invoice
        )
        return [Line(**dict(row)) for row in rows]


def _label(tenant: Tenant, issued_on: date) -> str:
    return f"{tenant.description.invoices.subject} – {month(issued_on.replace(day=1))}"


def _lines(tenant: Tenant, source: random.Random) -> list[Line]:
    activities = tenant.description.invoices.activities
    return [Line(activity.label, source.randint(4, 16), activity.unit_price) for activity in activities]


def _read(row: sqlite3.Row) -> Invoice:
    return Invoice(
        id=row["id"],
        number=row["number"],
        label=row["label"],
        issued_on=date.fromisoformat(row["issued_on"]),
        due_on=date.fromisoformat(row["due_on"]),
        total=row["total"],
        paid=row["paid"],
        being_paid=bool(row["being_paid"]),
        direct_debit=bool(row["direct_debit"]),
        cancelled=row["cancelled_at"] is not None,
    )
