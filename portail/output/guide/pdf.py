"""The guide as PDF/UA-1: WeasyPrint prints the HTML page; where its library Pango is missing, there is no PDF."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portail import extras
from portail.errors import EnvironmentNotReady
from portail.output.guide.document import MILLIMETRES, Document
from portail.output.guide.html import html, png_in_page
from portail.output.guide.png import pixels, stand_in
from portail.wording import guide as words

VARIANT = "pdf/ua-1"
# A picture that just misses the foot of a page leaves half of it empty: a little smaller, it fits.
SIZES = (1.0, 0.9)


def pdf(document: Document) -> bytes:
    """Return the guide, printed: tagged, with bookmarks, page numbers and hyphenation; on as few pages as may be.

    WeasyPrint would unpack and pack each picture again, which took two thirds of its time: it prints placeholders, and
    the pictures take their places as they are.

    Raises:
        EnvironmentNotReady: WeasyPrint or Pango is missing; the text says how to get it.
    """
    try:
        with extras.needed("guide"):
            from weasyprint import HTML
            from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise EnvironmentNotReady(words.NO_PANGO) from error
    fonts = FontConfiguration()  # unpacked once for all layouts
    files = list(dict.fromkeys(figure.file for figure in document.figures))
    names = Counter(file.name for file in files)

    def lay_out(size: float) -> Any:
        page = html(document, lambda file: png_in_page(stand_in(file, alone=names[file.name] == 1)), MILLIMETRES * size)
        return HTML(string=page).render(font_config=fonts, pdf_variant=VARIANT)

    def put_in(_: object, written: Any) -> None:
        _replace(written, files)

    on_fewest_pages = min(map(lay_out, SIZES), key=lambda layout: len(layout.pages))
    return bytes(on_fewest_pages.write_pdf(pdf_variant=VARIANT, finisher=put_in))


def _replace(written: Any, files: Sequence[Path]) -> None:
    """Put the pictures where the placeholders are: the objects of a PDF stand in the order of the pages."""
    placeholders = [each for each in written.objects if getattr(each, "extra", {}).get("Subtype") == "/Image"]
    for image, file in zip(placeholders, files, strict=True):
        width, height, packed = pixels(file)
        image.stream = [packed]
        image.extra |= {"Width": width, "Height": height, "ColorSpace": "/DeviceRGB"}
        image.extra["DecodeParms"] |= {"Columns": width, "Colors": 3}
