"""The guide as PDF/UA-1: WeasyPrint prints the HTML page; where its library Pango is missing, there is no PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scenarios.errors import EnvironmentNotReady
from scenarios.guide.document import Document
from scenarios.guide.html import html, png_in_page
from scenarios.guide.png import pixels, stand_in

REMEDY = "Installez Pango, sous Debian par « apt-get install libpangoft2-1.0-0 »."


def pdf(document: Document) -> bytes:
    """Return the guide, printed: tagged, with bookmarks, page numbers and hyphenation.

    WeasyPrint would unpack and pack each picture again, which took two thirds of its time: it prints stand-ins, and the
    pictures take their places as they are.

    Raises:
        EnvironmentNotReady: Pango is missing; the text says how to get it.
    """
    try:
        from weasyprint import HTML
    except OSError as error:
        raise EnvironmentNotReady(f"Pas de guide en PDF : Pango manque. {REMEDY}") from error
    files = list(dict.fromkeys(figure.file for figure in document.figures))
    page = html(document, picture=lambda file: png_in_page(stand_in(file)))

    def put_in(_: object, written: Any) -> None:
        _replace(written, files)

    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", finisher=put_in))


def _replace(written: Any, files: Sequence[Path]) -> None:
    """Put the pictures where the stand-ins are: the objects of a PDF stand in the order of the pages."""
    stand_ins = [each for each in written.objects if getattr(each, "extra", {}).get("Subtype") == "/Image"]
    for image, file in zip(stand_ins, files, strict=True):
        width, height, packed = pixels(file)
        image.stream = [packed]
        image.extra |= {"Width": width, "Height": height, "ColorSpace": "/DeviceRGB"}
        image.extra["DecodeParms"] |= {"Columns": width, "Colors": 3}
