"""The invoices of families, found by family, order and id."""

import sqlite3
from datetime import date, datetime

from ..errors import UnknownInvoice
from ..storage.store import Store
from ..storage.timestamps import from_text
from .invoice import Invoice, Line, Payment

SELECT = """
    SELECT invoices.*,
        (SELECT coalesce(sum(amount), 0) FROM payments WHERE invoice = invoices.id) AS paid,
        (
            SELECT max(started_at) FROM attempt_invoices JOIN attempts USING (idop)
            WHERE invoice = invoices.id AND settled_at IS NULL
        ) AS payment_started_at
    FROM invoices
"""
ORDERS = {"recentes": "issued_on DESC, id", "echeance": "due_on, id", "montant": "total DESC, id"}
"""The orders in which a list may be asked for, by their name in addresses."""


class Invoices:
    """Reads invoices; `Issuing` and `Payments` write them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, family: int, order: str = "recentes") -> list[Invoice]:
        """A family's invoices, in one of the `ORDERS`; the latest first where the order is unknown."""
        rows = self._store.all(f"{SELECT} WHERE family = ? ORDER BY {ORDERS.get(order, ORDERS['recentes'])}", family)
        return [_read(row) for row in rows]

    def unpaid(self, family: int) -> list[Invoice]:
        """The invoices of which something remains to be paid, by the day on which they are due."""
        wanted = "cancelled_at IS NULL AND paid < total"
        rows = self._store.all(
            f"SELECT * FROM ({SELECT} WHERE family = ?) WHERE {wanted} ORDER BY {ORDERS['echeance']}", family
        )
        return [_read(row) for row in rows]

    def get(self, family: int, invoice: int) -> Invoice:
        """One of the family's invoices, by its id.

        Raises:
            UnknownInvoice: the family has none of this id.
        """
        row = self._store.one(f"{SELECT} WHERE family = ? AND id = ?", family, invoice)
        if row is None:
            raise UnknownInvoice(f"The family has no invoice {invoice}.")
        return _read(row)

    def payments(self, invoice: int) -> list[Payment]:
        """The payments of an invoice, oldest first."""
        rows = self._store.all(
            "SELECT amount, paid_at, means FROM payments WHERE invoice = ? ORDER BY paid_at", invoice
        )
        return [Payment(row["amount"], datetime.fromisoformat(row["paid_at"]), row["means"]) for row in rows]

    def lines(self, invoice: int) -> list[Line]:
        """The lines of an invoice, in their order."""
        rows = self._store.all(
            "SELECT label, quantity, unit_price, child FROM invoice_lines WHERE invoice = ? ORDER BY position", invoice
        )
        return [Line(**dict(row)) for row in rows]


def _read(row: sqlite3.Row) -> Invoice:
    return Invoice(
        id=row["id"],
        number=row["number"],
        label=row["label"],
        issued_on=date.fromisoformat(row["issued_on"]),
        due_on=date.fromisoformat(row["due_on"]),
        total=row["total"],
        paid=row["paid"],
        payment_started_at=from_text(row["payment_started_at"]),
        direct_debit=bool(row["direct_debit"]),
        cancelled=row["cancelled_at"] is not None,
    )
