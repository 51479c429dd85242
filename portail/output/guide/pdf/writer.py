"""The guide as PDF/UA-1 and PDF/A-2a: WeasyPrint prints the HTML page; without its library Pango, there is no PDF."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import Any

from portail.output.guide.document import Document
from portail.output.guide.html import Chapter, html, png_in_page, typefaces
from portail.output.guide.page_fill import Measured, Pages, as_usual, blocks, fill
from portail.output.guide.pdf import pango
from portail.output.guide.pdf.pictures import put_in_place, stand_in
from portail.output.guide.views import View

VARIANT = "pdf/ua-1"
PAPER = Template(Path(__file__).with_name("paper.css").read_text(encoding="utf-8"))
ENDLESS = "@page {{ size: {}mm 20000mm !important }} .cover {{ display: none !important }}"
"""All on one page of a width in millimetres."""
POINTS = 0.75
"""How many points a CSS pixel has."""


def pdf(document: Document) -> bytes:
    """Return the guide, printed: tagged, with bookmarks, page numbers and hyphenation, its pages well filled.

    Raises:
        EnvironmentNotReady: WeasyPrint or Pango is missing; the text says how to get it.
    """
    with pango.needed():
        from portail.output.guide.pdf.fonts import fonts_for
    fonts = fonts_for(html(document, picture=lambda _: ""), document.publisher)
    layout, pictures = laid_out(document, fonts, VARIANT)
    return written(layout, pictures)


def leaflet(document: Document) -> bytes:
    """Return a guide of A5 pages as sheets of A4, to be printed on both sides and folded; it has no tags.

    Raises:
        EnvironmentNotReady: WeasyPrint or Pango is missing; the text says how to get it.
    """
    with pango.needed():
        from portail.output.guide.pdf.fonts import fonts_for
        from portail.output.guide.pdf.imposition import impose
    fonts = fonts_for(html(document, picture=lambda _: ""), document.publisher)
    layout, pictures = laid_out(document, fonts, None)

    def finish(_: Any, written: Any) -> None:
        put_in_place(written, pictures)
        impose(written)

    return bytes(layout.write_pdf(pdf_identifier=True, finisher=finish))


def laid_out(
    document: Document,
    fonts: Any,
    variant: str | None,
    style: str = "",
    chapters: Sequence[Chapter] = (),
    ids: str = "",
) -> tuple[Any, dict[str, View]]:
    """Return a guide laid out (`weasyprint.Document`), and its pictures by the addresses of what stands for them.

    WeasyPrint would unpack and pack each picture again, which took two thirds of its time: it prints placeholders, and
    the pictures take their places as they are.

    Args:
        document: the guide.
        fonts: those in which it is set (`weasyprint.text.fonts.FontConfiguration`), unpacked once for all layouts.
        variant: a kind of PDF that WeasyPrint knows.
        style: further rules of style.
        chapters: what is listed below its title.
        ids: what all names of places begin with, that they are not those of another guide in the same file.
    """
    with pango.needed():
        from weasyprint import CSS, HTML
    paper = _paper(document)
    views = list(dict.fromkeys(view for figure in document.figures for view in figure.views))

    def address(view: View) -> str:
        return png_in_page(stand_in(*view.pixels, f"{ids}{views.index(view)}"))

    def lay_out(further: str, pages: Pages) -> Any:
        page = html(document, pages, address, chapters, ids)
        sheets = [CSS(string=paper + style + further)]
        return HTML(string=page).render(font_config=fonts, pdf_variant=variant, stylesheets=sheets)

    measured = _measured(lay_out(ENDLESS.format(document.sizes.sheet), as_usual(views)))
    pages = fill(blocks(document, list(measured)), views, document.sizes.page)
    views = [pages.printed[view].view for view in views]
    return lay_out("", pages), {address(view): view for view in views}


def written(layout: Any, pictures: dict[str, View]) -> bytes:
    """Return a layout as PDF/UA-1 and PDF/A-2a."""
    with pango.needed():
        from portail.output.guide.pdf.archive import make_archivable
        from portail.output.guide.pdf.glossary_tags import tie_headwords
        from portail.output.guide.pdf.tags import mend

    def finish(layout: Any, written: Any) -> None:
        put_in_place(written, pictures)
        mend(layout, written)
        tie_headwords(layout, written)
        make_archivable(written)

    return bytes(layout.write_pdf(pdf_variant=VARIANT, pdf_identifier=True, finisher=finish))


def ends_of(document: Document) -> tuple[str, str]:
    """Return at which side of a page a line begins, and at which it ends."""
    return ("right", "left") if document.direction == "rtl" else ("left", "right")


def _paper(document: Document) -> str:
    """Return the style of the pages: the title at the foot where its reading begins, the number at the other end."""
    start, end = ends_of(document)
    names = ", ".join(f'"{name}"' for name in typefaces(document.letters, document.publisher))
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
        beside, in_row = [child.margin_height() * POINTS for child in row.children] if row else (0.0, 0.0)
        figure = None if row else next((each for each in box.descendants() if _is_figure(each)), None)
        picture = (below - figure.position_y) * POINTS if figure else 0.0
        yield Measured((below - above) * POINTS, beside, in_row, picture)


def _is_figure(box: Any) -> bool:
    return box.element is not None and box.element.tag == "figure"


def _is_row(box: Any) -> bool:
    return box.element is not None and box.element.get("class") == "pair"
