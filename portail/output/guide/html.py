"""The guide as one self-contained HTML page, ready to print; WeasyPrint makes the PDF of the same page."""

import base64
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from portail.output.guide.document import Document, Part
from portail.output.guide.page_fill import Pages, as_usual
from portail.output.guide.views import COLUMN, View
from portail.wording import guide as words
from portail.wording.typography import NARROW

ENLARGED = 1.5
"""How much larger a picture is on a screen once it is pressed."""
FONTS = Path(__file__).with_name("fonts")
FACES = (
    ("400", "normal", "source-sans-3-latin-400-normal.woff2"),
    ("700", "normal", "source-sans-3-latin-700-normal.woff2"),
    ("400", "italic", "source-sans-3-latin-400-italic.woff2"),
)


def png_in_page(content: bytes) -> str:
    """Return the address of a picture (PNG) that stands in the page itself."""
    return _data_url(content, "image/png")


def html(
    document: Document,
    pages: Pages | None = None,
    picture: Callable[[View], str] = lambda view: png_in_page(view.content),
) -> str:
    """Return the page, with its fonts inside, and its pictures at the addresses that `picture` gives: inside too.

    Args:
        document: the guide.
        pages: how it is printed.
        picture: where the picture of a view is.
    """
    page = _templates.get_template("guide.html")
    return page.render(
        document=document,
        faces=_faces(),
        kind=_kind,
        picture=picture,
        pages=pages or as_usual(view for figure in document.figures for view in figure.views),
        column=COLUMN,
        enlarged=ENLARGED,
        words=words,
    )


def _kind(part: Part) -> str:
    return type(part).__name__


def _faces() -> list[tuple[str, str, str]]:
    return [(weight, style, _data_url((FONTS / file).read_bytes(), "font/woff2")) for weight, style, file in FACES]


def _data_url(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _fine(text: str) -> Markup:
    """Set narrow no-break spaces by the style sheet: the font has no such character."""
    return Markup('<span class="fine">\u00a0</span>').join(escape(piece) for piece in text.split(NARROW))


_templates = Environment(
    loader=PackageLoader("portail.output.guide"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["fine"] = _fine
