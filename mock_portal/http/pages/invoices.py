"""The family's invoices, and one of them in detail."""

import re

from starlette.exceptions import HTTPException
from starlette.responses import Response

from mock_portal.billing.invoices import PAYABLE, Invoice
from mock_portal.errors import UnknownInvoice
from mock_portal.http.pages.page import FamilyScreen
from mock_portal.http.pages.settlement import settle
from mock_portal.http.pages.visit import Visit

INVOICE_ID = re.compile(r"[0-9]{1,15}")
MOST_AT_ONCE = 20
FILTERS = {
    "toutes": ("Toutes", None),
    "a-regler": ("À régler", PAYABLE),
    "en-cours": ("En cours de paiement", ("En cours de paiement",)),
    "prelevees": ("Prélèvement automatique", ("Prélèvement automatique",)),
    "reglees": ("Payées", ("Payée",)),
    "annulees": ("Annulées", ("Annulée",)),
}
"""The choices of the list: their names, and the statuses that each keeps."""
ORDERS = {"recentes": "Les plus récentes", "echeance": "Par date limite", "montant": "Par montant"}


def asked_invoices(visit: Visit) -> list[Invoice]:
    """The invoices that the address names.

    Raises:
        HTTPException: 404, when it names none, too many, or one that the family does not have.
    """
    named = visit.request.query_params.getlist("IdFactureUnique")
    if not visit.family or not 0 < len(named) <= MOST_AT_ONCE or not all(map(INVOICE_ID.fullmatch, named)):
        raise HTTPException(404)
    try:
        return [visit.portal.invoices.get(visit.family.id, number) for number in sorted({int(name) for name in named})]
    except UnknownInvoice as error:
        raise HTTPException(404) from error


class InvoicesScreen(FamilyScreen):
    """Mes factures."""

    async def get(self, visit: Visit) -> Response:
        """List the invoices, those in the state and in the order that are asked for."""
        query = visit.request.query_params
        state, order = query.get("etat", "toutes"), query.get("tri", "recentes")
        receipts = settle(visit)
        invoices = self._chosen(visit, state, order)
        payable = [invoice for invoice in invoices if invoice.is_payable(visit.today)]
        response = visit.page(
            "invoices",
            visit.town.invoices.title,
            invoices=invoices,
            several=len(payable) > 1,
            states={value: name for value, (name, _) in FILTERS.items()},
            orders=ORDERS,
            state=state,
            order=order,
            tab="MonCompte",
        )
        response.background = receipts
        return response

    def _chosen(self, visit: Visit, state: str, order: str) -> tuple[Invoice, ...]:
        assert visit.family
        _, kept = FILTERS.get(state, FILTERS["toutes"])
        invoices = self.portal.invoices.of(visit.family.id, order)
        return tuple(invoice for invoice in invoices if kept is None or invoice.status(visit.today) in kept)


class InvoiceScreen(FamilyScreen):
    """One invoice, line by line, with what was paid of it."""

    async def get(self, visit: Visit) -> Response:
        """Show the invoice."""
        asked_invoices(visit)  # an address that names none settles nothing: its answer would send no receipt
        receipts = settle(visit)
        invoice = asked_invoices(visit)[0]
        response = visit.page(
            "invoice",
            f"Facture n°\u00a0{invoice.number}",
            invoice=invoice,
            lines=self.portal.invoices.lines(invoice.id),
            payments=self.portal.invoices.payments(invoice.id),
            tab="MonCompte",
        )
        response.background = receipts
        return response
