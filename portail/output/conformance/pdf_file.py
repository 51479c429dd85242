"""What a PDF says of itself, read from its bytes by PDFium: its tags, and what it draws on each page."""

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portail import extras

Edges = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the foot of a page."""
WHITE = "#ffffff"
STREAM = re.compile(rb"/Type\s*/(Metadata|ObjStm|Catalog)\b.{0,300}?stream\r?\n", re.DOTALL)


@dataclass(frozen=True)
class Tag:
    """An element of the structure on one page: its kind, language, text alternative, place, and what belongs to it."""

    page: int
    kind: str
    lang: str
    alt: str
    box: Edges | None
    contents: tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    """What a page draws: words, a picture or a shape; `content` is its number in the structure, -1: none.

    Of words, `letters` is their size in points, `colour` theirs, `ground` that of what is behind them.
    """

    page: int
    kind: str
    content: int
    is_artifact: bool
    box: Edges
    letters: float = 0
    colour: str = WHITE
    ground: str = WHITE
    font: str = ""
    embedded: bool = True


@dataclass(frozen=True)
class PdfFile:
    """A PDF: `said` is what it says outside of its pages, as text; `links` is what each link says of itself."""

    is_tagged: bool
    lang: str
    title: str
    bookmarks: int
    pages: int
    tags: tuple[Tag, ...]
    drawn: tuple[Drawn, ...]
    links: tuple[str, ...]
    said: str

    def of_kind(self, *kinds: str) -> list[Tag]:
        """Return the elements of these kinds, in their order."""
        return [tag for tag in self.tags if tag.kind in kinds]


def read(content: bytes) -> PdfFile:
    """Read a PDF.

    Raises:
        EnvironmentNotReady: the extra `guide` is missing.
    """
    with extras.needed("guide"):
        import pypdfium2
        from pypdfium2 import raw
    file = pypdfium2.PdfDocument(content)
    tags, drawn, links = list[Tag](), list[Drawn](), list[str]()
    for number, page in enumerate(file, 1):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for at in range(raw.FPDF_StructTree_CountChildren(tree)):
            tags += _tags(raw, raw.FPDF_StructTree_GetChildAtIndex(tree, at), number)
        raw.FPDF_StructTree_Close(tree)
        drawn += _drawn(raw, page, number)
        links += _links(raw, page)
    return PdfFile(
        is_tagged=bool(raw.FPDFCatalog_IsTagged(file)),
        lang=_text(lambda *room: raw.FPDFCatalog_GetLanguage(file, *room)),
        title=file.get_metadata_dict().get("Title", ""),
        bookmarks=sum(1 for _ in file.get_toc()),
        pages=len(file),
        tags=tuple(tags),
        drawn=tuple(drawn),
        links=tuple(links),
        said=_said(content),
    )


def _said(content: bytes) -> str:
    """Return the metadata and the dictionaries of a file, which PDFium does not tell, unpacked."""
    parts = []
    for found in STREAM.finditer(content):
        packed = content[found.end() : content.index(b"endstream", found.end())]
        parts.append(zlib.decompressobj().decompress(packed) if b"FlateDecode" in found.group() else packed)
    return b"\n".join(parts).decode("utf-8", "replace")


def _tags(raw: Any, element: Any, page: int) -> Iterator[Tag]:
    if not element:
        return
    counted = range(raw.FPDF_StructElement_GetMarkedContentIdCount(element))
    numbers = (raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at) for at in counted)
    kind, lang, alt = (
        _text(lambda *room, ask=ask: ask(element, *room))
        for ask in (raw.FPDF_StructElement_GetType, raw.FPDF_StructElement_GetLang, raw.FPDF_StructElement_GetAltText)
    )
    yield Tag(page, kind, lang, alt, _box(raw, element), tuple(number for number in numbers if number >= 0))
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _tags(raw, raw.FPDF_StructElement_GetChildAtIndex(element, at), page)


def _box(raw: Any, element: Any) -> Edges | None:
    for at in range(raw.FPDF_StructElement_GetAttributeCount(element)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, at)
        value = raw.FPDF_StructElement_Attr_GetValue(attributes, b"BBox")
        if value:
            edges = [_number(raw, raw.FPDF_StructElement_Attr_GetChildAtIndex(value, edge)) for edge in range(4)]
            return edges[0], edges[1], edges[2], edges[3]
    return None


def _number(raw: Any, value: Any) -> float:
    number = ctypes.c_float()
    raw.FPDF_StructElement_Attr_GetNumberValue(value, number)
    return number.value


def _drawn(raw: Any, page: Any, number: int) -> Iterator[Drawn]:
    kinds = {raw.FPDF_PAGEOBJ_TEXT: "text", raw.FPDF_PAGEOBJ_IMAGE: "picture"}
    grounds: list[tuple[Edges, str]] = []
    for each in page.get_objects():
        box = each.get_bounds()
        kind = kinds.get(each.type, "shape")
        if kind == "shape" and _is_background(raw, each):
            grounds.append((box, _colour(raw, each)))
        of_text = _letters(raw, each, box, grounds) if kind == "text" else {}
        content = raw.FPDFPageObj_GetMarkedContentID(each)
        yield Drawn(number, kind, content, "Artifact" in _marks(raw, each), box, **of_text)


def _links(raw: Any, page: Any) -> Iterator[str]:
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_LINK:
            yield _text(lambda *room, note=note: raw.FPDFAnnot_GetStringValue(note, b"Contents", *room))
        raw.FPDFPage_CloseAnnot(note)


def _letters(raw: Any, text: Any, box: Edges, grounds: list[tuple[Edges, str]]) -> Mapping[str, Any]:
    font = raw.FPDFTextObj_GetFont(text)
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    behind = (colour for (left, low, right, top), colour in reversed(grounds) if left <= x <= right and low <= y <= top)
    return {
        "letters": text.get_font_size() * abs(text.get_matrix().d),
        "colour": _colour(raw, text),
        "ground": next(behind, WHITE),
        "font": _name(raw, font),
        "embedded": bool(raw.FPDFFont_GetIsEmbedded(font)),
    }


def _name(raw: Any, font: Any) -> str:
    room = ctypes.create_string_buffer(raw.FPDFFont_GetBaseFontName(font, None, 0))
    raw.FPDFFont_GetBaseFontName(font, room, len(room))
    return room.value.decode()


def _marks(raw: Any, drawn: Any) -> Iterator[str]:
    for at in range(raw.FPDFPageObj_CountMarks(drawn)):
        room, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(drawn, at), room, ctypes.sizeof(room), length)
        yield bytes(room)[: length.value].decode("utf-16le").rstrip("\0")


def _is_background(raw: Any, shape: Any) -> bool:
    """Return whether a shape is filled as backgrounds are: the rule of borders leaves out what is inside them."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(shape, fill, stroke)) and fill.value == raw.FPDF_FILLMODE_WINDING


def _colour(raw: Any, drawn: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _text(ask: Callable[..., int]) -> str:
    """Return a text of PDFium, which is asked for its length in bytes first; a character has two."""
    length = ask(None, 0)
    room = (ctypes.c_ushort * (length // 2))()
    if length:
        ask(room, length)
    return bytes(room).decode("utf-16le").rstrip("\0")
