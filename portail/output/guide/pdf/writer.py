"""The guide as PDF/UA-1 and PDF/A-2a: WeasyPrint prints the HTML page; without its library Pango, there is no PDF."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Any

from portail.output.guide.document import Document
from portail.output.guide.html import html, png_in_page, typefaces
from portail.output.guide.page_fill import Measured, Pages, as_usual, blocks, fill
from portail.output.guide.pdf import pango
from portail.output.guide.pdf.pictures import pixels, stand_in
from portail.output.guide.views import View

VARIANT = "pdf/ua-1"
PAPER = Template(Path(__file__).with_name("paper.css").read_text(encoding="utf-8"))
ENDLESS = "@page { size: 210mm 20000mm !important } .cover { display: none !important }"
POINTS = 0.75
"""How many points a CSS pixel has."""


def pdf(document: Document) -> bytes:
    """Return the guide, printed: tagged, with bookmarks, page numbers and hyphenation, its pages well filled.

    WeasyPrint would unpack and pack each picture again, which took two thirds of its time: it prints placeholders, and
    the pictures take their places as they are.

    Raises:
        EnvironmentNotReady: WeasyPrint or Pango is missing; the text says how to get it.
    """
    with pango.needed():
        from weasyprint import CSS, HTML

        from portail.output.guide.pdf.archive import make_archivable
        from portail.output.guide.pdf.fonts import fonts_for
        from portail.output.guide.pdf.tags import mend
    fonts = fonts_for(html(document, picture=lambda _: ""))  # unpacked once for all layouts
    paper = _paper(document)
    views = list(dict.fromkeys(view for figure in document.figures for view in figure.views))

    def lay_out(style: str, pages: Pages) -> Any:
        page = html(document, pages, lambda view: png_in_page(stand_in(*view.pixels, views.index(view))))
        return HTML(string=page).render(font_config=fonts, pdf_variant=VARIANT, stylesheets=[CSS(string=paper + style)])

    measured = _measured(lay_out(ENDLESS, as_usual(views)))
    pages = fill(blocks(document, list(measured)), views)
    views = [pages.printed[view].view for view in views]

    def finish(layout: Any, written: Any) -> None:
        _replace(written, views)
        mend(layout, written)
        make_archivable(written)

    return bytes(lay_out("", pages).write_pdf(pdf_variant=VARIANT, pdf_identifier=True, finisher=finish))


def _paper(document: Document) -> str:
    """Return the style of the pages: the title at the foot where its reading begins, the number at the other end."""
    start, end = ("right", "left") if document.direction == "rtl" else ("left", "right")
    names = ", ".join(f'"{name}"' for name in typefaces(document.letters))
    return PAPER.substitute(start=start, end=end, typefaces=names, direction=document.direction)


def _measured(layout: Any) -> Iterator[Measured]:
    """Yield how high the groups of a guide are that is laid out on one page."""
    (page,) = layout.pages
    groups: dict[str, Any] = {}
    for box in page._page_box.descendants():
        if box.element is not None and (number := box.element.get("data-group")):
            groups.setdefault(number, box)
    edges = [box.position_y for box in groups.values()]
    last = list(groups.values())[-1]
    edges.append(last.position_y + last.margin_height())
    for box, (above, below) in zip(groups.values(), pairwise(edges), strict=True):
        row = next((each for each in box.descendants() if _is_row(each)), None)
        in_row = [child.margin_height() * POINTS for child in row.children] if row else []
        yield Measured((below - above) * POINTS, *in_row)


def _is_row(box: Any) -> bool:
    return box.element is not None and box.element.get("class") == "pair"


def _replace(written: Any, views: Sequence[View]) -> None:
    """Put the pictures where the placeholders are: the objects of a PDF stand in the order of the pages."""
    placeholders = [each for each in written.objects if getattr(each, "extra", {}).get("Subtype") == "/Image"]
    for image, view in zip(placeholders, views, strict=True):
        width, height, packed = pixels(view.content)
        image.stream = [packed]
        image.extra |= {"Width": width, "Height": height, "ColorSpace": "/DeviceRGB"}
        image.extra["DecodeParms"] |= {"Columns": width, "Colors": 3}
