"""The guide as one self-contained HTML page, ready to print; WeasyPrint makes the PDF of the same page."""

import base64
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, TemplateError
from markupsafe import Markup, escape

from portail import extras
from portail.errors import WrongUsage
from portail.output.guide import palette
from portail.output.guide.document import Document, Part
from portail.output.guide.page_fill import Pages, as_usual
from portail.output.guide.print_sizes import LARGE
from portail.output.guide.views import COLUMN, View
from portail.target.tables.publisher import Publisher
from portail.wording import guide as words
from portail.wording.typography import NARROW, direction_of

TEMPLATE = "portail/guide.html"
"""As which a publisher's own template extends it."""
ENLARGED = 1.5
"""How much larger a picture is on a screen once it is pressed."""
FONTS = Path(__file__).with_name("fonts")
LARGE_PRINT = Path(__file__).with_name("large_print.css").read_text(encoding="utf-8")


class Face(NamedTuple):
    """A font that the guide brings: of which typeface, weight and style, in which file."""

    typeface: str
    weight: str
    style: str
    file: str


LATIN, ARABIC, HEBREW = "Source Sans 3", "Noto Sans Arabic", "Noto Sans Hebrew"
FACES = (
    Face(LATIN, "400", "normal", "source-sans-3-latin-400-normal.woff2"),
    Face(LATIN, "700", "normal", "source-sans-3-latin-700-normal.woff2"),
    Face(LATIN, "400", "italic", "source-sans-3-latin-400-italic.woff2"),
    Face(ARABIC, "400", "normal", "noto-sans-arabic-arabic-400-normal.woff2"),
    Face(ARABIC, "700", "normal", "noto-sans-arabic-arabic-700-normal.woff2"),
    Face(HEBREW, "400", "normal", "noto-sans-hebrew-hebrew-400-normal.woff2"),
    Face(HEBREW, "700", "normal", "noto-sans-hebrew-hebrew-700-normal.woff2"),
)
TYPEFACES = tuple(dict.fromkeys(face.typeface for face in FACES))
SCRIPTS = {ARABIC: range(0x600, 0x900), HEBREW: range(0x590, 0x600)}
"""The letters for which a guide brings more than its usual typeface."""


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

    Raises:
        WrongUsage: the publisher's own template cannot be used; the text says why.
        EnvironmentNotReady: what draws a QR code is missing.
    """
    known = {
        "document": document,
        "typefaces": typefaces(document.letters),
        "faces": faces(document.letters),
        "kind": _kind,
        "picture": picture,
        "pages": pages or as_usual(view for figure in document.figures for view in figure.views),
        "column": COLUMN,
        "enlarged": ENLARGED,
        "words": words,
        "palette": palette,
        "print_style": LARGE_PRINT if document.sizes is LARGE else "",
        "logo": _logo(document.publisher),
        "qr": _qr(document.publisher),
    }
    own = document.publisher.page
    if own is None:
        return _templates.get_template(TEMPLATE).render(known)
    try:
        return _templates.from_string(Path(own).read_text(encoding="utf-8")).render(known)
    except (OSError, UnicodeDecodeError, TemplateError) as error:
        raise WrongUsage(words.template_unusable(own, str(error))) from error


def _logo(publisher: Publisher) -> str:
    if publisher.logo is None:
        return ""
    file = Path(publisher.logo)
    return _data_url(file.read_bytes(), "image/svg+xml" if file.suffix.lower() == ".svg" else "image/png")


def _qr(publisher: Publisher) -> str:
    if publisher.link is None:
        return ""
    with extras.needed("guide"):
        import segno
    return str(segno.make_qr(publisher.link).svg_data_uri(border=2))


def _kind(part: Part) -> str:
    return type(part).__name__


def typefaces(letters: Iterable[str]) -> list[str]:
    """Return the typefaces that a guide with these letters brings, the usual one first."""
    codes = set(map(ord, letters))
    return [LATIN, *(name for name, script in SCRIPTS.items() if any(code in script for code in codes))]


def faces(letters: frozenset[str]) -> list[tuple[Face, str]]:
    """Return the fonts for these letters, each with its address in the page."""
    needed = typefaces(letters)
    faces = (face for face in FACES if face.typeface in needed)
    return [(face, _data_url((FONTS / face.file).read_bytes(), "font/woff2")) for face in faces]


def _data_url(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _fine(text: str) -> Markup:
    """Set narrow no-break spaces by the style sheet: the font has no such character."""
    return Markup('<span class="fine">\u00a0</span>').join(escape(piece) for piece in text.split(NARROW))


def _isolate(text: str, around: str) -> Markup:
    """Return words that keep their own direction among those of another; around them it is `ltr` or `rtl`."""
    own = direction_of(text, around)
    return escape(text) if own == around else Markup('<bdi dir="{}">{}</bdi>').format(own, text)


_templates = Environment(
    loader=PrefixLoader({"portail": PackageLoader("portail.output.guide")}),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["fine"] = _fine
_templates.filters["isolate"] = _isolate
