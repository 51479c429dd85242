"""An invoice, and the receipt of its payments, as PDF documents."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ...billing.invoices import Invoices
from ...errors import PdfUnavailable
from ...rendering.pdf import to_pdf
from ...rendering.renderer import Renderer
from ...wording import pages as words
from .invoices import requested_invoices
from .page import PrivatePage
from .visit import TownVisit

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class InvoicePdfPage(PrivatePage):
    """The download of an invoice."""

    invoices: Invoices
    renderer: Renderer
    document: ClassVar = "facture"

    async def get(self, visit: TownVisit) -> Response:
        """The document, or a page that says why there is none."""
        invoice = requested_invoices(visit, self.invoices)[0]
        context = {
            "town": visit.town,
            "family": visit.family,
            "invoice": invoice,
            "lines": self.invoices.lines(invoice.id),
            "payments": self.invoices.payments(invoice.id),
            "status": invoice.status(visit.today),
            "local": visit.tenant.local,
        }
        self._require(context)
        try:
            html = self.renderer.text(f"pdf/{self.document}.html", context)
            # In a worker thread: WeasyPrint takes some hundred milliseconds, in which other requests are served.
            content = await to_thread.run_sync(to_pdf, html)
        except PdfUnavailable as error:
            log.warning("%s", error)
            return _unavailable(visit)
        headers = {"Content-Disposition": f'attachment; filename="{self.document}-{invoice.number}.pdf"'}
        return visit.with_cookie(Response(content, media_type="application/pdf", headers=headers))

    def _require(self, context: Mapping[str, object]) -> None:
        """Raise 404 for a document that there cannot be."""


@dataclass(frozen=True)
class ReceiptPdfPage(InvoicePdfPage):
    """The download of a receipt: the payments of an invoice."""

    document = "justificatif"

    def _require(self, context: Mapping[str, object]) -> None:
        if not context["payments"]:
            raise HTTPException(404)


def _unavailable(visit: TownVisit) -> Response:
    return visit.render(
        "error",
        words.PDF_UNAVAILABLE_TITLE,
        status=503,
        heading=words.PDF_UNAVAILABLE,
        sentence=words.PDF_UNAVAILABLE_SENTENCE,
    )
