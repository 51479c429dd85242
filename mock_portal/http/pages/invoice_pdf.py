"""One invoice, and the receipt of what was paid of it, as PDF documents."""

import logging
from collections.abc import Mapping
from typing import ClassVar

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.responses import Response

from mock_portal.errors import PdfUnavailable
from mock_portal.http.pages.invoices import asked_invoices
from mock_portal.http.pages.page import FamilyScreen
from mock_portal.http.pages.visit import Visit
from mock_portal.rendering.pdf import to_pdf

log = logging.getLogger(__name__)


class InvoicePdfScreen(FamilyScreen):
    """The download of an invoice."""

    document: ClassVar = "facture"

    async def get(self, visit: Visit) -> Response:
        """Answer with the document, or with a page that says why there is none."""
        invoice = asked_invoices(visit)[0]
        context = {
            "town": visit.town,
            "family": visit.family,
            "invoice": invoice,
            "lines": self.portal.invoices.lines(invoice.id),
            "payments": self.portal.invoices.payments(invoice.id),
            "status": invoice.status(visit.today),
            "local": visit.tenant.local,
        }
        self._require(context)
        try:
            html = self.portal.renderer.text(f"pdf/{self.document}.html", context)
            content = await to_thread.run_sync(to_pdf, html)
        except PdfUnavailable as error:
            log.warning("%s", error)
            return self._sorry(visit)
        named = {"Content-Disposition": f'attachment; filename="{self.document}-{invoice.number}.pdf"'}
        return visit.keep_session(Response(content, media_type="application/pdf", headers=named))

    def _require(self, context: Mapping[str, object]) -> None:
        """Refuse what cannot be in the document."""

    def _sorry(self, visit: Visit) -> Response:
        return visit.page(
            "error",
            "Erreur\u00a0: document indisponible",
            status=503,
            heading="Document indisponible",
            sentence="Le document ne peut pas être préparé en PDF pour le moment. "
            "Vous pouvez consulter et imprimer vos factures depuis la page «\u00a0Mes factures\u00a0».",
        )


class ReceiptPdfScreen(InvoicePdfScreen):
    """The download of a receipt: what was paid of an invoice, when and how."""

    document = "justificatif"

    def _require(self, context: Mapping[str, object]) -> None:
        if not context["payments"]:
            raise HTTPException(404)
