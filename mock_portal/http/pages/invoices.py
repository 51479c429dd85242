"""The pages of the family's invoices: the list, and one in detail."""

import re
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from ...billing.invoice import PAYABLE, Invoice, InvoiceStatus
from ...billing.invoices import Invoices
from ...billing.payments import Payments
from ...errors import UnknownInvoice
from ...wording import pages as words
from .page import PrivatePage
from .visit import TownVisit

INVOICE_ID = re.compile(r"[0-9]{1,15}")
MAX_REQUESTED = 20
"""How many invoices an address may name, to be paid together."""
FILTERS = {
    "toutes": tuple(InvoiceStatus),
    "a-regler": PAYABLE,
    "en-cours": (InvoiceStatus.BEING_PAID,),
    "prelevees": (InvoiceStatus.DIRECT_DEBIT,),
    "reglees": (InvoiceStatus.PAID,),
    "annulees": (InvoiceStatus.CANCELLED,),
}
"""The statuses that each filter of the list keeps, by its name in addresses."""


def requested_invoices(visit: TownVisit, invoices: Invoices) -> list[Invoice]:
    """The invoices that the address names, by their id.

    Raises:
        HTTPException: 404, when it names none, too many, or one that the family does not have.
    """
    named = visit.request.query_params.getlist("IdFactureUnique")
    if not visit.family or not 0 < len(named) <= MAX_REQUESTED or not all(map(INVOICE_ID.fullmatch, named)):
        raise HTTPException(404)
    try:
        return [invoices.get(visit.family.id, number) for number in sorted({int(name) for name in named})]
    except UnknownInvoice as error:
        raise HTTPException(404) from error


@dataclass(frozen=True)
class InvoicesPage(PrivatePage):
    """Mes factures."""

    invoices: Invoices
    payments: Payments

    async def get(self, visit: TownVisit) -> Response:
        """List the invoices, filtered and ordered as the address asks."""
        query = visit.request.query_params
        state, order = query.get("etat", "toutes"), query.get("tri", "recentes")
        assert visit.family
        self.payments.settle_all(visit.tenant, visit.family.id)
        invoices = self._filtered(visit, state, order)
        payable = [invoice for invoice in invoices if invoice.is_payable(visit.today)]
        return visit.render(
            "invoices",
            visit.town.invoices.title,
            invoices=invoices,
            several=len(payable) > 1,
            states=words.INVOICE_FILTERS,
            orders=words.INVOICE_ORDERS,
            state=state,
            order=order,
            tab="MonCompte",
        )

    def _filtered(self, visit: TownVisit, state: str, order: str) -> tuple[Invoice, ...]:
        assert visit.family
        statuses = FILTERS.get(state, FILTERS["toutes"])
        invoices = self.invoices.of(visit.family.id, order)
        return tuple(invoice for invoice in invoices if invoice.status(visit.today) in statuses)


@dataclass(frozen=True)
class InvoicePage(PrivatePage):
    """One invoice, with its lines and its payments."""

    invoices: Invoices
    payments: Payments

    async def get(self, visit: TownVisit) -> Response:
        """Show the invoice."""
        assert visit.family
        self.payments.settle_all(visit.tenant, visit.family.id)
        invoice = requested_invoices(visit, self.invoices)[0]
        return visit.render(
            "invoice",
            words.INVOICE_TITLE.format(number=invoice.number),
            invoice=invoice,
            lines=self.invoices.lines(invoice.id),
            payments=self.invoices.payments(invoice.id),
            tab="MonCompte",
        )
