"""Online payment of invoices: each once, whatever is sent twice, late or never."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from mock_portal.errors import NotPayable
from mock_portal.invoices import Invoice, Invoices
from mock_portal.journal import Journal
from mock_portal.payfip.operations import LIFE, Operation, PayFip, PayFipError
from mock_portal.store import Store
from mock_portal.tenants import Tenant


class Outcome(Enum):
    """What became of an attempt to pay."""

    PAID = auto()
    PAID_BEFORE = auto()
    """It was paid, and written down when it was asked for before."""
    NOT_PAID = auto()
    PENDING = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Payer:
    """The family that pays, as PayFiP needs to know it."""

    family: int
    number: int
    email: str


@dataclass(frozen=True)
class Payments:
    """Starts attempts at PayFiP, and settles them when there is a result."""

    store: Store
    invoices: Invoices
    payfip: PayFip
    journal: Journal

    def start(
        self, tenant: Tenant, payer: Payer, invoices: Sequence[Invoice], *, notify_url: str, return_url: str
    ) -> str:
        """Begin to pay what remains of some invoices; returns PayFiP's idOp. An attempt under way is gone on with.

        Raises:
            NotPayable: one of the invoices is paid, being paid otherwise, or not to be paid online.
        """
        if under_way := self._under_way(tenant, [invoice.id for invoice in invoices]):
            return under_way
        today = tenant.local(tenant.now()).date()
        if not invoices or not all(invoice.is_payable(today) for invoice in invoices):
            raise NotPayable("One of the invoices cannot be paid online: reload the list of invoices.")
        with self.store.transaction():
            idop = self.payfip.create(
                tenant,
                reference=invoices[0].number if len(invoices) == 1 else f"{payer.number:06d}X{invoices[0].number}",
                subject=f"{len(invoices)} factures" if len(invoices) > 1 else f"Facture {invoices[0].number}",
                amount=sum(invoice.remaining for invoice in invoices),
                email=payer.email,
                notify_url=notify_url,
                return_url=return_url,
            )
            self._keep(tenant, payer, idop, invoices)
        return idop

    def _keep(self, tenant: Tenant, payer: Payer, idop: str, invoices: Sequence[Invoice]) -> None:
        self.store.run(
            "INSERT INTO attempts (idop, tenant, family, started_at) VALUES (?, ?, ?, ?)",
            idop, tenant.slug, payer.family, tenant.stamp(),
        )  # fmt: skip
        for invoice in invoices:
            self.store.run("INSERT INTO attempt_invoices VALUES (?, ?, ?)", idop, invoice.id, invoice.remaining)
        self.journal.write(tenant, "payment started", payer.family, ", ".join(invoice.number for invoice in invoices))

    def _under_way(self, tenant: Tenant, invoices: list[int]) -> str | None:
        """The attempt under way for exactly these invoices; one for other sums of them is none."""
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
        """Ask PayFiP how an attempt ended, and write it down; asked again, nothing more happens."""
        attempt = self.store.one("SELECT * FROM attempts WHERE idop = ? AND tenant = ?", idop, tenant.slug)
        if attempt is None:
            return Outcome.UNKNOWN
        if attempt["settled_at"]:
            return Outcome.PAID_BEFORE if attempt["paid"] else Outcome.NOT_PAID
        try:
            operation = self.payfip.result(tenant, idop)
        except PayFipError as error:
            lapsed = tenant.now() - datetime.fromisoformat(attempt["started_at"]) > LIFE
            if error.code == "P5" and not lapsed:
                return Outcome.PENDING
            return self._close(tenant, idop, attempt["family"], paid=False)
        return self._close(tenant, idop, attempt["family"], paid=self._is_paid_in_full(operation))

    def _is_paid_in_full(self, operation: Operation) -> bool:
        row = self.store.one("SELECT sum(amount) AS amount FROM attempt_invoices WHERE idop = ?", operation.idop)
        return bool(operation.result and operation.result.is_paid and row and row["amount"] == operation.amount)

    def _close(self, tenant: Tenant, idop: str, family: int, *, paid: bool) -> Outcome:
        with self.store.transaction():
            self.store.run("UPDATE attempts SET settled_at = ?, paid = ? WHERE idop = ?", tenant.stamp(), paid, idop)
            held = self.store.all(
                "SELECT invoice, amount, number FROM attempt_invoices JOIN invoices ON invoices.id = invoice"
                " WHERE idop = ?",
                idop,
            )
            for row in held if paid else []:
                self.store.run(
                    "INSERT INTO payments VALUES (?, ?, ?, ?)",
                    f"{idop}-{row['invoice']}", row["invoice"], row["amount"], tenant.stamp(),
                )  # fmt: skip
                self.journal.write(tenant, "invoice paid", family, row["number"])
            if not paid:
                self.journal.write(tenant, "payment given up", family, ", ".join(row["number"] for row in held))
        return Outcome.PAID if paid else Outcome.NOT_PAID

    def receipt(self, tenant: Tenant, idop: str) -> tuple[int, list[Invoice]]:
        """The family that paid, and what it paid."""
        row = self.store.one("SELECT family FROM attempts WHERE idop = ? AND tenant = ?", idop, tenant.slug)
        assert row is not None
        held = self.store.all("SELECT invoice FROM attempt_invoices WHERE idop = ? ORDER BY invoice", idop)
        return row["family"], [self.invoices.get(row["family"], each["invoice"]) for each in held]

    def settle_lapsed(self, tenant: Tenant, family: int) -> None:
        """Settle a family's attempts that can no longer be paid, so that their invoices can be paid again."""
        latest = tenant.now() - LIFE
        for row in self.store.all(
            "SELECT idop, started_at FROM attempts WHERE family = ? AND settled_at IS NULL", family
        ):
            if datetime.fromisoformat(row["started_at"]) < latest:
                self.settle(tenant, row["idop"])
