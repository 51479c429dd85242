"""The guide as DOCX: real heading and caption styles, French, alternative text on every picture, fixed bytes."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from portail.output.guide.document import (
    Document,
    Figure,
    Glossary,
    Heading,
    Listing,
    Paragraph,
    Part,
    QuotedLines,
    Span,
    Table,
    groups_of,
)
from portail.output.guide.keep_together import stays
from portail.output.guide.views import COLUMN, View
from portail.output.guide.word.direction import read_from_the_right
from portail.output.guide.word.package import complete, fixed, opened
from portail.output.guide.word.parts import add_heading, add_list, add_table, bookmark, describe, linked_run
from portail.output.guide.word.publisher import add_contents, add_foot, add_head
from portail.output.guide.word.styles import (
    DEFINITION,
    LINE,
    MARK,
    NOTE,
    SCREEN,
    TERM,
    lay_out,
    paragraph_style,
    set_language,
)
from portail.wording import guide as words

LONGEST_PROPERTY = 255


def word(document: Document) -> bytes:
    """Return the guide as a Word file, the same bytes for the same guide.

    Raises:
        WrongUsage: the publisher's own Word file cannot be used.
    """
    publisher = document.publisher
    file = opened(publisher.word)
    complete(file)
    if publisher.word is None:
        lay_out(file, document)
    _name(file, document)
    add_head(file, document)
    cover = len(file.element.body) - 1  # what the page is like comes last
    if publisher.contents:
        add_contents(file, document)
    _add_all(file, document.introduction)
    for section in document.sections:
        heading = file.add_heading(level=1)
        bookmark(heading, section.number)
        _write(heading, section.title)
        _add_all(file, section.parts)
    add_foot(file, document)
    if publisher.cover:
        _break_before(file, cover)
    for number, shape in enumerate(file.inline_shapes, 1):
        shape._inline.docPr.set("name", f"Figure {number}")
    if document.direction == "rtl":
        read_from_the_right(file, document)
    return fixed(file)


def _name(file: Word, document: Document) -> None:
    """Say in the file whose document it is, what it is called, and in which language it is."""
    lang, publisher, properties = document.locale, document.publisher, file.core_properties
    for default in file.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        default.set(qn("w:val"), lang)
    set_language(paragraph_style(file, "Normal").element, lang)
    set_language(paragraph_style(file, SCREEN).element, document.screen_locale)
    properties.title, properties.author, properties.comments = (
        document.title[:LONGEST_PROPERTY],
        publisher.name or "",
        "",
    )
    properties.subject, properties.language = document.audience[:LONGEST_PROPERTY], lang
    properties.version = publisher.version or ""
    for date_of_another in properties._element.xpath("dcterms:created | dcterms:modified | cp:lastPrinted"):
        properties._element.remove(date_of_another)
    if publisher.date:
        properties.created = properties.modified = datetime.combine(publisher.date, time())


def _add_all(file: Word, parts: Sequence[Part]) -> None:
    """Add parts; a picture stays on the page of the words that lead to it."""
    for group in groups_of(parts):
        for part, kept in zip(group.parts, stays(group), strict=True):
            written = len(file.element.body) - 1
            _add(file, part)
            if kept:
                _keep(file, written)


def _break_before(file: Word, place: int) -> None:
    """Begin a page at a place: a break at the end of what stands before it would leave Word an empty line."""
    first = next(file.element.body[place].iter(qn("w:p")), None)
    if first is not None:
        WordParagraph(first, file).paragraph_format.page_break_before = True


def _keep(file: Word, start: int) -> None:
    """Keep paragraphs from a place on, on the page of what follows."""
    for element in file.element.body[start:-1]:
        if element.tag == qn("w:p"):
            WordParagraph(element, file).paragraph_format.keep_with_next = True


def _add(file: Word, part: Part) -> None:
    """Add a part; a quoted screen and a picture with its caption stay on one page."""
    match part:
        case Paragraph():
            _write(file.add_paragraph(style=NOTE if part.note else "Normal"), part.spans)
        case QuotedLines():
            lines = [file.add_paragraph(line, style=SCREEN) for line in part.lines]
            for line in lines[:-1]:
                line.paragraph_format.keep_with_next = True
            lines[-1].paragraph_format.space_after = Pt(10)
        case Figure():
            _add_picture(file, part)
        case Heading():
            _write(add_heading(file, part.level - 1), part.spans)
        case Listing():
            add_list(file, part, _write)
        case Table():
            add_table(file, part, _write)
        case Glossary():
            for item in part.items:
                for style, words_of_it in ((TERM, item.headwords), (DEFINITION, item.meanings)):
                    for each in words_of_it:
                        _write(file.add_paragraph(style=style), each.spans)


def _add_picture(file: Word, figure: Figure) -> None:
    """Add what paper shows of a picture, and its caption, if it has one."""
    for at, view in enumerate(figure.views):
        paragraph = _view(file, view, words.detail(file.core_properties.language[:2], figure.alt) if at else figure.alt)
        paragraph.paragraph_format.keep_with_next = bool(figure.caption) or at + 1 < len(figure.views)
    if figure.caption:
        file.add_paragraph(figure.caption, style="Caption")


def _view(file: Word, view: View, alt: str) -> WordParagraph:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(4), Pt(4)
    width = view.usual * view.width
    if width > COLUMN:  # into the margins, at both sides
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt((COLUMN - width) / 2)
    shape = paragraph.add_run().add_picture(io.BytesIO(view.content), width=Pt(width))
    describe(shape, alt)
    _outline(shape._inline.graphic.graphicData.pic.spPr)
    return paragraph


def _outline(shape: Any) -> None:
    """Draw a line around a picture: the white of a page would run into the paper."""
    line = shape.makeelement(qn("a:ln"), {"w": str(Pt(0.5))})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": str(LINE)}))
    line.append(fill)
    shape.append(line)


def _write(paragraph: WordParagraph, spans: tuple[Span, ...]) -> None:
    for span in spans:
        run = linked_run(paragraph, span.text, span.address) if span.address else paragraph.add_run(span.text)
        run.bold, run.italic = span.bold or span.key or None, span.italic or None
        if span.locale:
            set_language(run._r, span.locale)
        if span.number:
            mark = paragraph.add_run(f"\u00a0({span.number})")
            mark.bold, mark.font.color.rgb = True, MARK
