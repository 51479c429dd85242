"""One invoice as a PDF document."""

import logging

from anyio import to_thread
from starlette.responses import Response

from mock_portal.errors import PdfUnavailable
from mock_portal.pages.invoices import asked_invoices
from mock_portal.pages.screen import FamilyScreen
from mock_portal.pages.visit import Visit
from mock_portal.pdf import to_pdf

log = logging.getLogger(__name__)


class InvoicePdfScreen(FamilyScreen):
    """The download of an invoice."""

    async def get(self, visit: Visit) -> Response:
        """Answer with the document, or with a page that says why there is none."""
        invoice = asked_invoices(visit)[0]
        html = self.portal.renderer.text(
            "pdf/invoice.html",
            {
                "town": visit.town,
                "family": visit.family,
                "invoice": invoice,
                "lines": self.portal.invoices.lines(invoice.id),
                "status": invoice.status(visit.today),
            },
        )
        try:
            content = await to_thread.run_sync(to_pdf, html)
        except PdfUnavailable as error:
            log.warning("%s", error)
            return self._sorry(visit)
        named = {"Content-Disposition": f'attachment; filename="facture-{invoice.number}.pdf"'}
        return visit.keep_session(Response(content, media_type="application/pdf", headers=named))

    def _sorry(self, visit: Visit) -> Response:
        return visit.page(
            "error",
            "Erreur\u00a0: document indisponible",
            status=503,
            heading="Document indisponible",
            sentence="La facture ne peut pas être préparée en PDF pour le moment. "
            "Vous pouvez la consulter et l’imprimer depuis la page «\u00a0Mes factures\u00a0».",
        )
