"""The guide as DOCX: real heading and caption styles, French, alternative text on every picture, fixed bytes."""

import io
from collections.abc import Mapping
from datetime import datetime, time
from itertools import zip_longest
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from portail.output.guide import palette
from portail.output.guide.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Part,
    QuotedLines,
    Span,
    Table,
)
from portail.output.guide.views import COLUMN, View
from portail.output.guide.word.package import complete, fixed, opened
from portail.output.guide.word.parts import add_list, add_table, linked_run
from portail.output.guide.word.publisher import add_foot, add_head
from portail.wording import guide as words

FONT = "Calibri"
MARK, SOFT, TINT, LINE = (
    RGBColor.from_string(each[1:].upper()) for each in (palette.MARK, palette.SOFT, palette.TINT, palette.LINE)
)
SCREEN, NOTE = "Screen", "Quote"
WIDTH = Cm(21)
MARGIN = Length((WIDTH - Pt(COLUMN)) // 2)
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
        _lay_out(file, document)
    _name(file, document)
    add_head(file, document)
    for part in document.introduction:
        _add(file, part)
    for section in document.sections:
        _write(file.add_heading(level=1), section.title)
        for part, following in zip_longest(section.parts, section.parts[1:]):
            last = _add(file, part)
            last.paragraph_format.keep_with_next = isinstance(following, Figure | QuotedLines)
    add_foot(file, document)
    for number, shape in enumerate(file.inline_shapes, 1):
        shape._inline.docPr.set("name", f"Figure {number}")
    return fixed(file)


def _lay_out(file: Word, document: Document) -> None:
    """Give a blank file its page, its fonts and its footer."""
    for section in file.sections:
        section.page_width, section.page_height = WIDTH, Cm(29.7)
        section.left_margin = section.right_margin = MARGIN
        section.top_margin, section.bottom_margin, section.footer_distance = Cm(1.5), Cm(1.7), Cm(0.8)
        _number_pages(section.footer.paragraphs[0], document.title)
    normal = _paragraph_style(file, "Normal")
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    _style_screen(_paragraph_style(file, SCREEN), normal)
    _style_note(_paragraph_style(file, NOTE))
    heading = _paragraph_style(file, "Heading 1")
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(18), Pt(6)
    if document.publisher.colour:
        for name in ("Title", "Heading 1"):
            _paragraph_style(file, name).font.color.rgb = RGBColor.from_string(document.publisher.colour[1:].upper())
    caption = file.styles["Caption"].font
    caption.size, caption.bold, caption.italic, caption.color.rgb = Pt(10), False, True, SOFT


def _name(file: Word, document: Document) -> None:
    """Say in the file whose document it is, what it is called, and in which language it is."""
    lang, publisher, properties = document.locale, document.publisher, file.core_properties
    for default in file.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        default.set(qn("w:val"), lang)
    _set_language(_paragraph_style(file, "Normal").element, lang)
    _set_language(_paragraph_style(file, SCREEN).element, document.screen_locale)
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


def _paragraph_style(file: Word, name: str) -> ParagraphStyle:
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _number_pages(footer: WordParagraph, title: str) -> None:
    """Write the title at the left of the footer, the page and the number of pages at its right."""
    assert footer.style is not None
    stops = footer.style.paragraph_format.tab_stops
    stops.clear_all()  # a long title would run past the one in the middle, and send the number to another line
    stops.add_tab_stop(Length(WIDTH - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    runs = [footer.add_run(text) for text in (f"{title}\t", "1", " / ", "1")]
    for run in runs:
        run.font.size, run.font.color.rgb = Pt(9), SOFT
    for run, name in ((runs[1], "PAGE"), (runs[3], "NUMPAGES")):
        field = run._r.makeelement(qn("w:fldSimple"), {qn("w:instr"): name})
        run._r.addprevious(field)
        field.append(run._r)


def _style_screen(style: ParagraphStyle, base: ParagraphStyle) -> None:
    """Set text quoted from the screen apart, by a box and its colour."""
    style.base_style = base
    _box(style, dict.fromkeys(("top", "left", "bottom", "right"), (LINE, 4)))
    style.font.size, style.font.color.rgb = Pt(10), SOFT
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.3)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(3), Pt(0)


def _style_note(style: ParagraphStyle) -> None:
    """Set a note apart by its background and a bar; upright, so that what it stresses can be seen."""
    _box(style, {"top": (TINT, 4), "left": (MARK, 24), "bottom": (TINT, 4)})
    style.font.italic = False
    style.paragraph_format.left_indent = Cm(0.3)


def _box(style: ParagraphStyle, sides: Mapping[str, tuple[RGBColor, int]]) -> None:
    """Give a style a background and lines around it, each in its colour and its width in eighths of a point.

    Word wants them before the spaces and indents of the style.
    """
    whole = style.element.get_or_add_pPr()
    lines = whole.makeelement(qn("w:pBdr"), {})
    for side, (colour, width) in sides.items():
        look = {"val": "single", "sz": str(width), "space": "8", "color": str(colour)}
        lines.append(lines.makeelement(qn(f"w:{side}"), {qn(f"w:{name}"): value for name, value in look.items()}))
    background = whole.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): str(TINT)})
    whole.extend((lines, background))


def _set_language(element: Any, language: str) -> None:
    """Say in which language the words of a style or of a run are."""
    run = element.get_or_add_rPr()
    tag = run.find(qn("w:lang"))
    if tag is None:
        tag = run.makeelement(qn("w:lang"), {})
        run.append(tag)
    tag.set(qn("w:val"), language)


def _add(file: Word, part: Part) -> WordParagraph:
    """Add a part and return its last paragraph; a quoted screen and a picture with its caption stay on one page."""
    match part:
        case Paragraph():
            paragraph = file.add_paragraph(style=NOTE if part.note else "Normal")
            _write(paragraph, part.spans)
            return paragraph
        case QuotedLines():
            lines = [file.add_paragraph(line, style=SCREEN) for line in part.lines]
            for line in lines[:-1]:
                line.paragraph_format.keep_with_next = True
            lines[-1].paragraph_format.space_after = Pt(10)
            return lines[-1]
        case Figure():
            return _picture(file, part)
        case Heading():
            return _heading(file, part)
        case Listing():
            return add_list(file, part, _write)
        case Table():
            return add_table(file, part, _write)


def _heading(file: Word, part: Heading) -> WordParagraph:
    heading: WordParagraph = file.add_heading(level=part.level)
    _write(heading, part.spans)
    return heading


def _picture(file: Word, figure: Figure) -> WordParagraph:
    """Add what paper shows of a picture, and return its last paragraph: its caption, if it has one."""
    for at, view in enumerate(figure.views):
        paragraph = _view(file, view, words.detail(file.core_properties.language[:2], figure.alt) if at else figure.alt)
        paragraph.paragraph_format.keep_with_next = bool(figure.caption) or at + 1 < len(figure.views)
    return file.add_paragraph(figure.caption, style="Caption") if figure.caption else paragraph


def _view(file: Word, view: View, alt: str) -> WordParagraph:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(4), Pt(4)
    width = view.usual * view.width
    if width > COLUMN:  # into the margins, at both sides
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt((COLUMN - width) / 2)
    shape = paragraph.add_run().add_picture(io.BytesIO(view.content), width=Pt(width))
    shape._inline.docPr.set("descr", alt)  # python-docx has no public way (its issue 317)
    for side in ("distT", "distB", "distL", "distR"):  # unsaid, LibreOffice sets the picture off from the margin
        shape._inline.set(side, "0")
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
            _set_language(run._r, span.locale)
        if span.number:
            mark = paragraph.add_run(f"\u00a0({span.number})")
            mark.bold, mark.font.color.rgb = True, MARK
