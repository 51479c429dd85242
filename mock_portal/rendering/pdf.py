"""The rendering of documents as PDF, by WeasyPrint."""

import os

from ..errors import PdfUnavailable
from .static_files import STATIC

BASE = f"{STATIC}/"
"""Where a document finds its font."""


def to_pdf(html: str) -> bytes:
    """An HTML document as PDF/UA.

    Raises:
        PdfUnavailable: WeasyPrint, or the Pango library that it needs, is missing on this machine.
    """
    try:
        import weasyprint  # it takes a quarter of a second and needs Pango, which only PDF documents need
    except (ImportError, OSError) as error:
        raise PdfUnavailable(
            f"No PDF can be made here ({error}): install Pango, on Debian by apt install libpango-1.0-0."
        ) from error
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # else each font carries the second in which it was embedded
    document: bytes = weasyprint.HTML(string=html, base_url=BASE).write_pdf(pdf_variant="pdf/ua-1")
    return document
