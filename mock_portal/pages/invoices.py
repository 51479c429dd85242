"""The family's invoices, and one of them in detail."""

import re

from starlette.exceptions import HTTPException
from starlette.responses import Response

from mock_portal.errors import UnknownInvoice
from mock_portal.invoices import Invoice
from mock_portal.pages.screen import FamilyScreen
from mock_portal.pages.visit import Visit

INVOICE_ID = re.compile(r"[0-9]{1,15}")
MOST_AT_ONCE = 20
STATES = {"toutes": "Toutes", "a-regler": "À régler", "reglees": "Réglées"}
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
        assert visit.family
        query = visit.request.query_params
        state, order = query.get("etat", "toutes"), query.get("tri", "recentes")
        self.portal.payments.settle_lapsed(visit.tenant, visit.family.id)
        invoices = [
            invoice
            for invoice in self.portal.invoices.of(visit.family.id, order)
            if state not in ("a-regler", "reglees") or (invoice.remaining <= 0) == (state == "reglees")
        ]
        payable = [invoice for invoice in invoices if invoice.is_payable(visit.today)]
        return visit.page(
            "invoices",
            visit.town.invoices.title,
            invoices=invoices,
            several=len(payable) > 1,
            states=STATES,
            orders=ORDERS,
            state=state,
            order=order,
            tab="MonCompte",
        )


class InvoiceScreen(FamilyScreen):
    """One invoice, line by line."""

    async def get(self, visit: Visit) -> Response:
        """Show the invoice."""
        invoice = asked_invoices(visit)[0]
        lines = self.portal.invoices.lines(invoice.id)
        title = f"Facture n°\u00a0{invoice.number}"
        return visit.page("invoice", title, invoice=invoice, lines=lines, tab="MonCompte")
