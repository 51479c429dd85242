"""An invoice, its lines, its payments and its status. Amounts are in cents."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .payfip.request import LEAST, MOST


class InvoiceStatus(StrEnum):
    """The status of an invoice on one day."""

    CANCELLED = "cancelled"
    CREDIT_NOTE = "credit-note"
    """The town owes the family something."""
    PAID = "paid"
    BEING_PAID = "being-paid"
    DIRECT_DEBIT = "direct-debit"
    OVERDUE = "overdue"
    PARTLY_PAID = "partly-paid"
    TO_PAY = "to-pay"


PAYABLE = (InvoiceStatus.TO_PAY, InvoiceStatus.PARTLY_PAID, InvoiceStatus.OVERDUE)
"""The statuses of invoices that may be paid online."""


@dataclass(frozen=True)
class Invoice:
    """One invoice, with the sum of its payments."""

    id: int
    number: str
    label: str
    issued_on: date
    due_on: date
    total: int
    paid: int
    payment_started_at: datetime | None
    """When the payment was started whose result is awaited; None: none is under way."""
    direct_debit: bool
    cancelled: bool

    @property
    def being_paid(self) -> bool:
        """Whether a payment is under way."""
        return self.payment_started_at is not None

    @property
    def remaining(self) -> int:
        """The amount that is still to be paid."""
        return 0 if self.cancelled else max(self.total - self.paid, 0)

    def status(self, today: date) -> InvoiceStatus:
        """The status on a day of the town's calendar."""
        if self.cancelled:
            return InvoiceStatus.CANCELLED
        if self.total < 0:
            return InvoiceStatus.CREDIT_NOTE
        if self.remaining <= 0:
            return InvoiceStatus.PAID
        if self.being_paid:
            return InvoiceStatus.BEING_PAID
        if self.direct_debit:
            return InvoiceStatus.DIRECT_DEBIT
        if today > self.due_on:
            return InvoiceStatus.OVERDUE
        return InvoiceStatus.PARTLY_PAID if self.paid else InvoiceStatus.TO_PAY

    def is_payable(self, today: date) -> bool:
        """Whether the family may pay it online on this day."""
        return self.status(today) in PAYABLE and self.is_amount_taken

    @property
    def is_amount_taken(self) -> bool:
        """Whether the payment site takes what remains to be paid."""
        return LEAST <= self.remaining <= MOST

    def online_refusal(self, today: date) -> str | None:
        """Why an invoice that is to be paid cannot be paid online, a key of `wording.billing`; None for all others."""
        if self.status(today) not in PAYABLE or self.is_amount_taken:
            return None
        return "amount-too-low" if self.remaining < LEAST else "amount-too-high"


@dataclass(frozen=True)
class Line:
    """One line of an invoice."""

    label: str
    quantity: int
    unit_price: int
    """In cents; below 0 for what the town gives back."""
    child: str | None = None
    """The first name of the child that it is about."""

    @property
    def amount(self) -> int:
        """Quantity times unit price."""
        return self.quantity * self.unit_price


@dataclass(frozen=True)
class Payment:
    """One payment of an invoice: amount, moment and means of payment, such as « carte bancaire »."""

    amount: int
    paid_at: datetime
    means: str
