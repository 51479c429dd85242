"""The criteria of a guide for offices, in Word and in OpenDocument: what their own checkers look at."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from portail.output.conformance.criterion import Criterion, judged, judged_if_any, quoted_language, without_skip
from portail.output.guide.document import Document
from portail.wording import conformance as words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
DC = "{http://purl.org/dc/elements/1.1/}"
OFFICE, TEXT, TABLE, DRAW, SVG, FO = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "text", "table", "drawing", "svg-compatible", "xsl-fo-compatible")
)
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(frozen=True)
class OfficeFile:
    """What is judged of a file: `pictures` are the text alternatives, `tables` says of each whether it has a head."""

    title: str
    lang: str
    levels: tuple[int, ...]
    pictures: tuple[str, ...]
    tables: tuple[bool, ...]
    languages_of_parts: frozenset[str]


def of_word(content: bytes, document: Document) -> Iterator[Criterion]:
    """Yield the criteria of a guide in Word, as this file keeps them."""
    core, text, styles = _parts(content, "docProps/core.xml", "word/document.xml", "word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): int(found[1])
        for style in styles.iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None and (found := HEADING.fullmatch(name.get(f"{W}val", "")))
    }
    used = (each.get(f"{W}val") for each in text.iter(f"{W}pStyle"))
    file = OfficeFile(
        title=core.findtext(f"{DC}title") or "",
        lang=next((each.get(f"{W}val", "") for each in styles.iterfind(f"{W}docDefaults//{W}lang")), ""),
        levels=tuple(levels[style] for style in used if style in levels),
        pictures=tuple(each.get("descr", "") for each in text.iter(DRAWN)),
        tables=tuple(each.find(f".//{W}tblHeader") is not None for each in text.iter(f"{W}tbl")),
        languages_of_parts=frozenset(
            each.get(f"{W}val", "") for part in (text, styles) for each in part.iter(f"{W}lang")
        ),
    )
    yield from _criteria(file, document)
    yield Criterion(words.OFFICE_CHECK, "unchecked", words.WORD_UNCHECKED)


def of_odt(content: bytes, document: Document) -> Iterator[Criterion]:
    """Yield the criteria of a guide in OpenDocument, as this file keeps them."""
    meta, text, styles = _parts(content, "meta.xml", "content.xml", "styles.xml")
    spoken = [each.get(f"{FO}language", "") for each in styles.iter() if f"{FO}language" in each.attrib]
    file = OfficeFile(
        title=meta.findtext(f".//{DC}title") or "",
        lang=spoken[0] if spoken else "",
        levels=tuple(int(each.get(f"{TEXT}outline-level", "0")) for each in text.iter(f"{TEXT}h")),
        pictures=tuple(each.findtext(f"{SVG}desc") or "" for each in text.iter(f"{DRAW}frame")),
        tables=tuple(each.find(f"{TABLE}table-header-rows") is not None for each in text.iter(f"{TABLE}table")),
        languages_of_parts=frozenset(spoken),
    )
    yield from _criteria(file, document)
    yield Criterion(words.OFFICE_CHECK, "unchecked", words.ODT_UNCHECKED)


def _parts(content: bytes, *names: str) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def _criteria(file: OfficeFile, document: Document) -> Iterator[Criterion]:
    yield judged(words.OFFICE_TITLE, bool(file.title), words.quoted(file.title))
    same = file.lang.split("-")[0] == document.lang.split("-")[0]
    yield judged(words.OFFICE_LANG, same, words.languages(document.lang, [file.lang]))
    yield quoted_language(words.OFFICE_PARTS, document, file.languages_of_parts)
    named = sum(bool(alt.strip()) for alt in file.pictures)
    found = len(file.pictures)
    yield judged_if_any(words.OFFICE_ALT, found, named, words.images(named, found), words.NO_FIGURE)
    yield judged(words.OFFICE_HEADINGS, without_skip(file.levels), words.levels(file.levels))
    headed, tables = sum(file.tables), len(file.tables)
    told = words.tables(headed, tables)
    yield judged_if_any(words.OFFICE_TABLES, tables, headed, told, words.NO_TABLE)
