"""The guide as one self-contained HTML page, ready to print; WeasyPrint makes the PDF of the same page."""

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, TemplateError
from markupsafe import Markup, escape

from portail import extras
from portail.errors import WrongUsage
from portail.output.guide import palette
from portail.output.guide.document import Document, Part
from portail.output.guide.page_fill import Pages, as_usual
from portail.output.guide.views import View
from portail.target.tables.font_files import FontFile
from portail.target.tables.publisher import NOBODY, Publisher
from portail.wording import guide as words
from portail.wording.typography import NARROW, NO_BREAK, direction_of

TEMPLATE = "portail/guide.html"
"""As which a publisher's own template extends it."""
ENLARGED = 1.5
"""How much larger a picture is on a screen once it is pressed."""
FONTS = Path(__file__).with_name("fonts")
HYPHEN = "-"
"""What the style draws where it divides a word."""


class Face(NamedTuple):
    """A font of the engine's own: of which typeface, weight and style, in which file."""

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


class FontFace(NamedTuple):
    """A font file in the page: what CSS says of it, and its address."""

    typeface: str
    weight: str
    style: str
    address: str
    format: str


class Chapter(NamedTuple):
    """A guide in a booklet: its title, the page on which it begins, and what the names of its places begin with."""

    title: str
    page: int
    ids: str


def png_in_page(content: bytes) -> str:
    """Return the address of a picture (PNG) that stands in the page itself."""
    return _data_url(content, "image/png")


def html(
    document: Document,
    pages: Pages | None = None,
    picture: Callable[[View], str] = lambda view: png_in_page(view.content),
    chapters: Sequence[Chapter] = (),
    ids: str = "",
) -> str:
    """Return the page, with its fonts inside, and its pictures at the addresses that `picture` gives: inside too.

    Args:
        document: the guide.
        pages: how it is printed.
        picture: where the picture of a view is.
        chapters: what is listed below the title, where it heads further guides.
        ids: what the names of all places begin with.

    Raises:
        WrongUsage: the publisher's own template cannot be used; the text says why.
        EnvironmentNotReady: what draws a QR code is missing.
    """
    publisher = document.publisher
    known = {
        "document": document,
        "typefaces": typefaces(document.letters, publisher),
        "faces": faces(document.letters, publisher),
        "has_italics": not publisher.fonts or any(font.italic for font in publisher.font_files),
        "kind": _kind,
        "picture": picture,
        "chapters": chapters,
        "ids": ids,
        "pages": pages or as_usual(view for figure in document.figures for view in figure.views),
        "column": document.sizes.column,
        "enlarged": ENLARGED,
        "words": words,
        "palette": palette,
        "print_style": _print_style(document.sizes.style),
        "logo": _logo(publisher),
        "qr": _qr(publisher),
    }
    own = publisher.page
    if own is None:
        return _templates.get_template(TEMPLATE).render(known)
    try:
        return _templates.from_string(Path(own).read_text(encoding="utf-8")).render(known)
    except (OSError, UnicodeDecodeError, TemplateError) as error:
        raise WrongUsage(words.template_unusable(own, str(error))) from error


@cache
def _print_style(name: str) -> str:
    return Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") if name else ""


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


def lacking_letters(document: Document) -> list[str]:
    """Return the characters of the page that the publisher's font lacks, in one of its files at least."""
    if not document.publisher.fonts:
        return []
    body = html(document, picture=lambda _: "").partition("<body>")[2]
    drawn = set(Markup(body).striptags()) | {NO_BREAK, HYPHEN}
    return sorted(letter for letter in drawn if ord(letter) not in document.publisher.letters)


def typefaces(letters: Iterable[str], publisher: Publisher = NOBODY) -> list[str]:
    """Return the typefaces of a guide with these letters: the publisher's first, then what has the letters it lacks."""
    codes = set(map(ord, letters))
    own = [LATIN, *(name for name, script in SCRIPTS.items() if any(code in script for code in codes))]
    return [*dict.fromkeys(font.typeface for font in publisher.font_files), *own]


def faces(letters: Iterable[str], publisher: Publisher = NOBODY) -> list[FontFace]:
    """Return the font files of a guide with these letters: those of the publisher, and the engine's own."""
    needed = typefaces(letters)
    own = [
        FontFace(*face[:3], _data_url((FONTS / face.file).read_bytes(), "font/woff2"), "woff2")
        for face in FACES
        if face.typeface in needed
    ]
    return [*map(_face_of, publisher.font_files), *own]


def _face_of(font: FontFile) -> FontFace:
    address = _data_url(font.path.read_bytes(), font.media_type)
    return FontFace(font.typeface, str(font.weight), font.style, address, font.css_format)


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
