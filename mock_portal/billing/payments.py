"""The online payment of invoices, from the start of an attempt to its settlement. Amounts are in cents."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ..errors import NotPayable
from ..storage.store import Store
from ..storage.timestamps import to_text
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from ..wording import billing as words
from .invoice import Invoice
from .payfip.operations import CLEANED_AFTER, LIFE, Operation, PayFip
from .payfip.request import TEST, PayFipError, PaymentRequest, plain_subject

AWAITED = timedelta(minutes=120)
"""How long a result is awaited before an attempt is given up, as eopayment awaits it: PayFiP may know it late."""


class Outcome(StrEnum):
    """The outcome of an attempt to pay."""

    PAID = "paid"
    PAID_BEFORE = "paid-before"
    """It was paid, and recorded by an earlier call."""
    NOT_PAID = "not-paid"
    PENDING = "pending"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Payer:
    """The family that pays: its id, its number in the tenant, and the address for PayFiP's ticket."""

    family: int
    number: int
    email: str


@dataclass(frozen=True)
class Payments:
    """Starts attempts at PayFiP, and settles each once, whatever arrives twice, late or never."""

    store: Store
    payfip: PayFip
    journal: Journal
    receipt: Callable[[Tenant, str], None]
    """Writes the receipt of an attempt, by its idOp, in the transaction that records that it was paid."""
    is_withheld: Callable[[Tenant], bool] = lambda _: False
    """Whether PayFiP does not know a result this time, although the payment has ended."""

    def start(
        self, tenant: Tenant, payer: Payer, invoices: Sequence[Invoice], *, notify_url: str, return_url: str
    ) -> str:
        """Start to pay what remains of some invoices; the idOp of PayFiP. An attempt under way for them is continued.

        Raises:
            NotPayable: one of the invoices is paid, being paid otherwise, or not to be paid online.
            PayFipError: PayFiP does not take the amount or the family's address.
        """
        if under_way := self.under_way(tenant, [invoice.id for invoice in invoices]):
            return under_way
        today = tenant.local(tenant.now()).date()
        if not invoices or not all(invoice.is_payable(today) for invoice in invoices):
            raise NotPayable("One of the invoices cannot be paid online: reload the list of invoices.")
        request = PaymentRequest(
            numcli=tenant.town.invoices.payfip_client,
            exer=str(invoices[0].issued_on.year),
            refdet=invoices[0].number if len(invoices) == 1 else f"{payer.number:06d}X{invoices[0].number}",
            objet=plain_subject(
                invoices[0].label if len(invoices) == 1 else words.SEVERAL_INVOICES.format(count=len(invoices))
            ),
            montant=sum(invoice.remaining for invoice in invoices),
            mel=payer.email,
            saisie=TEST,
            urlnotif=notify_url,
            urlredirect=return_url,
        )
        with self.store.transaction():
            idop = self.payfip.create(tenant, request)
            self._keep(tenant, payer, idop, request.refdet, invoices)
        return idop

    def _keep(self, tenant: Tenant, payer: Payer, idop: str, reference: str, invoices: Sequence[Invoice]) -> None:
        self.store.run(
            "INSERT INTO attempts (idop, tenant, family, reference, started_at) VALUES (?, ?, ?, ?, ?)",
            idop, tenant.slug, payer.family, reference, tenant.stamp(),
        )  # fmt: skip
        for invoice in invoices:
            self.store.run("INSERT INTO attempt_invoices VALUES (?, ?, ?)", idop, invoice.id, invoice.remaining)
        self.journal.write(tenant, "payment started", payer.family, ", ".join(invoice.number for invoice in invoices))

    def under_way(self, tenant: Tenant, invoices: list[int]) -> str | None:
        """The idOp of the attempt under way for exactly these invoices, if any, and if it can still be paid.

        One for some of them does not count: it keeps them from being paid together.
        """
        for row in self.store.all(
            "SELECT DISTINCT idop, started_at FROM attempts JOIN attempt_invoices USING (idop)"
            " WHERE settled_at IS NULL AND invoice IN (SELECT value FROM json_each(?))",
            str(invoices),
        ):
            paid_for = {
                held["invoice"]
                for held in self.store.all("SELECT invoice FROM attempt_invoices WHERE idop = ?", row["idop"])
            }
            in_time = tenant.now() - datetime.fromisoformat(row["started_at"]) <= LIFE
            if paid_for == set(invoices) and in_time:
                return str(row["idop"])
        return None

    def settle(self, tenant: Tenant, idop: str) -> Outcome:
        """Ask PayFiP for the result of an attempt, and record it; a second call changes nothing.

        An attempt that was given up is asked for again: PayFiP may not have known its result in time.

        Neither the notification nor the family's return is believed: both come from a browser or the network, so
        only the answer of PayFiP counts.
        """
        attempt = self.store.one("SELECT * FROM attempts WHERE idop = ? AND tenant = ?", idop, tenant.slug)
        if attempt is None:
            return Outcome.UNKNOWN
        if attempt["settled_at"]:
            return Outcome.PAID_BEFORE if attempt["paid"] else self._settle_late(tenant, idop, attempt["family"])
        try:
            operation = self._result(tenant, idop)
        except PayFipError as error:
            # PayFiP says "no result yet" for ever, also when the family has closed the page: time decides.
            is_over = tenant.now() - datetime.fromisoformat(attempt["started_at"]) > AWAITED
            if error.code == "P5" and not is_over:
                return Outcome.PENDING
            return self._close(tenant, idop, attempt["family"], means=None)
        means = operation.result.means if operation.result and self._is_paid_in_full(operation) else None
        return self._close(tenant, idop, attempt["family"], means=means)

    def _settle_late(self, tenant: Tenant, idop: str, family: int) -> Outcome:
        try:
            operation = self._result(tenant, idop)
        except PayFipError:
            return Outcome.NOT_PAID
        if operation.result is None or not self._is_paid_in_full(operation):
            return Outcome.NOT_PAID
        return self._close(tenant, idop, family, means=operation.result.means)

    def unconfirmed_since(self, tenant: Tenant, invoices: Sequence[Invoice]) -> datetime | None:
        """When the last attempt was started that was given up though PayFiP may still find it paid; None: none was."""
        rows = self.store.all(
            "SELECT DISTINCT idop, started_at FROM attempts JOIN attempt_invoices USING (idop)"
            " WHERE paid = 0 AND started_at > ? AND invoice IN (SELECT value FROM json_each(?))"
            " ORDER BY started_at DESC",
            to_text(tenant.now() - CLEANED_AFTER), str([invoice.id for invoice in invoices]),
        )  # fmt: skip
        return next((datetime.fromisoformat(row["started_at"]) for row in rows if self._is_unknown(tenant, row)), None)

    def _is_unknown(self, tenant: Tenant, attempt: sqlite3.Row) -> bool:
        try:
            self._result(tenant, attempt["idop"])
        except PayFipError as error:
            return error.code == "P5"
        return False

    def _result(self, tenant: Tenant, idop: str) -> Operation:
        operation = self.payfip.result(tenant, idop)
        if self.is_withheld(tenant):
            raise PayFipError("P5")
        return operation

    def _is_paid_in_full(self, operation: Operation) -> bool:
        """Whether PayFiP took this very amount under this very reference."""
        row = self.store.one(
            "SELECT reference, sum(amount) AS amount FROM attempts JOIN attempt_invoices USING (idop) WHERE idop = ?",
            operation.idop,
        )
        asked = (row["reference"], row["amount"]) if row else None
        is_paid = operation.result is not None and operation.result.is_paid
        return is_paid and asked == (operation.request.refdet, operation.request.montant)

    def _close(self, tenant: Tenant, idop: str, family: int, *, means: str | None) -> Outcome:
        """Record the end of an attempt: paid by these means, or not paid where they are None."""
        paid = means is not None
        with self.store.transaction():
            closed = self.store.run(
                "UPDATE attempts SET settled_at = ?, paid = ? WHERE idop = ? AND paid IS NOT TRUE",
                tenant.stamp(), paid, idop,
            )  # fmt: skip
            assert closed.rowcount == 1
            held = self.store.all(
                "SELECT invoice, amount, number FROM attempt_invoices JOIN invoices ON invoices.id = invoice"
                " WHERE idop = ?",
                idop,
            )
            for row in held if paid else []:
                self.store.run(
                    "INSERT INTO payments VALUES (?, ?, ?, ?, ?)",
                    f"{idop}-{row['invoice']}", row["invoice"], row["amount"], tenant.stamp(), means,
                )  # fmt: skip
                self.journal.write(tenant, "invoice paid", family, row["number"])
            if paid:
                self.receipt(tenant, idop)
            else:
                self.journal.write(tenant, "payment given up", family, ", ".join(row["number"] for row in held))
        return Outcome.PAID if paid else Outcome.NOT_PAID

    def settle_all(self, tenant: Tenant, family: int) -> None:
        """Settle all attempts of a family that are under way, or that PayFiP may still know to have been paid.

        A notification can get lost, so every page that shows invoices asks PayFiP first.
        """
        remembered = to_text(tenant.now() - CLEANED_AFTER)
        for row in self.store.all(
            "SELECT idop FROM attempts WHERE family = ? AND (settled_at IS NULL OR paid = 0 AND started_at > ?)",
            family, remembered,
        ):  # fmt: skip
            self.settle(tenant, row["idop"])
