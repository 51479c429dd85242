"""The guide as OpenDocument text (ODF 1.3): named styles, numbers and lists of its own, languages, fixed bytes.

The XML is written by templates; why, says `docs/decisions/15-opendocument-by-templates.md`.
"""

import io
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from PIL import Image

from portail import extras
from portail.output.guide import palette
from portail.output.guide.document import Document, groups_of
from portail.output.guide.keep_together import stays
from portail.output.guide.print_sizes import STANDARD
from portail.output.guide.views import COLUMN, PAPER, View
from portail.output.guide.zipped.container import packed
from portail.target.tables.publisher import Publisher
from portail.wording import guide as words
from portail.wording.typography import direction_of, isolated

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
STYLES, MANIFEST = "styles.xml", "META-INF/manifest.xml"
PARTS = ("content.xml", STYLES, "meta.xml")
PAGE = 595.3
"""The width of A4, in points."""
LOGO_HEIGHT, QR_WIDTH = 42.5, 79.4
"""In points: those of the Word file."""
TOLD_OF_LETTERS = re.compile(rb'fo:(font-size|font-weight|language|country)="([^"]*)"')
TAG = re.compile(r"(?P<language>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<country>[A-Z]{2}))?")
"""A language as OpenDocument tells it apart (BCP 47)."""


@dataclass(frozen=True)
class Picture:
    """A picture of the file: where in it, its bytes, and its size on paper in points."""

    path: str
    content: bytes
    width: float
    height: float


def odt(document: Document) -> bytes:
    """Return the guide as an OpenDocument text, the same bytes for the same guide.

    Raises:
        EnvironmentNotReady: the extra `guide` is missing, or Pango for a logo that is a drawing.
        WrongUsage: the publisher's own OpenDocument file cannot be used.
    """
    views = dict.fromkeys(view for figure in document.figures for view in figure.views)
    pictures = {view: _picture(view, number) for number, view in enumerate(views, 1)}
    logo, qr = _publishers(document.publisher)
    files = {each.path: each.content for each in (*pictures.values(), logo, qr) if each}
    known = {
        "document": document,
        "kind": lambda part: type(part).__name__,
        "groups_of": groups_of,
        "stays": stays,
        "locale": _locale,
        "pt": lambda size: f"{round(size * document.sizes.words / STANDARD.words, 1):g}pt",
        "isolated": lambda text: isolated(text, document.quoted_direction) if document.quoted_direction else text,
        "own_direction": lambda text: _isolated_as_it_is(text, document.direction),
        "mode": "rl-tb" if document.direction == "rtl" else "",
        "start": "right" if document.direction == "rtl" else "left",
        "end": "left" if document.direction == "rtl" else "right",
        "words": words,
        "palette": palette,
        "media_type": MEDIA_TYPE,
        "column": COLUMN,
        "margin": round((PAGE - COLUMN) / 2, 2),
        "out": round((COLUMN - PAPER) / 2, 2),
        "pictures": pictures,
        "logo": logo,
        "qr": qr,
    }
    texts = {part: _rendered(part, known) for part in PARTS}
    if document.direction == "rtl":
        texts = {part: _with_complex_letters(text) for part, text in texts.items()}
    if document.publisher.odt:
        with extras.needed("guide"):
            from portail.output.guide.zipped.odt_template import with_styles_of
        texts[STYLES], theirs = with_styles_of(Path(document.publisher.odt), texts[STYLES])
        files = {**theirs, **files}
    types = {path: mimetypes.guess_type(path)[0] or "" for path in sorted(files)}
    return packed(MEDIA_TYPE, {**texts, MANIFEST: _rendered(MANIFEST, known | {"types": types}), **files})


def _rendered(part: str, known: Mapping[str, object]) -> bytes:
    return _templates.get_template(Path(part).name).render(known).encode()


def _with_complex_letters(text: bytes) -> bytes:
    """Say of letters that are read from the right what is said of others: OpenDocument tells them apart; none slope."""
    text = TOLD_OF_LETTERS.sub(rb'\g<0> style:\1-complex="\2"', text)
    return text.replace(b'fo:font-style="italic"', b'fo:font-style="italic" style:font-style-complex="normal"')


def _isolated_as_it_is(text: str, around: str) -> str:
    own = direction_of(text, around)
    return text if own == around else isolated(text, own)


def _picture(view: View, number: int) -> Picture:
    return Picture(f"Pictures/{number:02}.png", view.content, view.usual * view.width, view.usual * view.height)


def _publishers(publisher: Publisher) -> tuple[Picture | None, Picture | None]:
    """Return the logo and the QR code, where the publisher has them."""
    logo = qr = None
    if not (publisher.logo or publisher.link):
        return logo, qr
    with extras.needed("guide"):
        from portail.output.guide import publisher_pictures
    if publisher.logo:
        content = publisher_pictures.logo(Path(publisher.logo))
        with Image.open(io.BytesIO(content)) as drawn:
            logo = Picture("Pictures/logo.png", content, LOGO_HEIGHT * drawn.width / drawn.height, LOGO_HEIGHT)
    if publisher.link:
        qr = Picture("Pictures/qr.png", publisher_pictures.qr(publisher.link), QR_WIDTH, QR_WIDTH)
    return logo, qr


def _locale(tag: str) -> Markup:
    """Return the attributes that say in which language (BCP 47) a style is; "none" takes an inherited country away."""
    found = TAG.match(tag)
    told = found.groupdict() if found else {"language": tag, "script": None, "country": None}
    script = Markup(' fo:script="{}"').format(told["script"]) if told["script"] else ""
    return Markup('fo:language="{}" fo:country="{}"').format(told["language"], told["country"] or "none") + script


def _lines(text: str) -> Markup:
    return Markup("<text:line-break/>").join(map(escape, text.split("\n")))


_templates = Environment(
    loader=PackageLoader("portail.output.guide", "templates/odt"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters["lines"] = _lines
