"""The guide as DOCX: real heading and caption styles, French, alternative text on every picture, fixed bytes."""

import io
import zipfile
from itertools import zip_longest
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from scenarios.guide.document import SCREEN_LANG, Document, Figure, Paragraph, Part, Screen, Span

FONT, MARK, SOFT = "Calibri", RGBColor(0x7A, 0x0F, 0x45), RGBColor(0x4C, 0x59, 0x65)
LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}
SCREEN = "Screen"
MILLIMETRES_PER_PIXEL = 0.14
MARGIN = Cm(2.2)
EPOCH = (1980, 1, 1, 0, 0, 0)


def word(document: Document) -> bytes:
    """Return the guide as a Word file, the same bytes for the same guide."""
    file = docx.Document()
    _prepare(file, document)
    file.add_heading(document.title, level=0)
    for paragraph in document.introduction:
        _add(file, paragraph)
    for section in document.sections:
        _write(file.add_heading(level=1), (Span(f"{section.number}. "), *section.title))
        for part, following in zip_longest(section.parts, section.parts[1:]):
            last = _add(file, part)
            last.paragraph_format.keep_with_next = isinstance(following, Figure)
    return _fixed(file)


def _prepare(file: Word, document: Document) -> None:
    for section in file.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = Cm(2)
        _number_pages(section.footer.paragraphs[0], document.title)
    normal = file.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = FONT, Pt(11)
    _set_language(normal.element, LANGUAGES.get(document.lang, document.lang))
    _style_screen(file.styles.add_style(SCREEN, WD_STYLE_TYPE.PARAGRAPH), normal)
    heading = file.styles["Heading 1"]
    assert isinstance(heading, ParagraphStyle)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(18), Pt(6)
    caption = file.styles["Caption"].font
    caption.size, caption.bold, caption.italic, caption.color.rgb = Pt(10), False, True, SOFT
    properties = file.core_properties
    properties.title, properties.author, properties.comments = document.title, "", ""
    properties.language = LANGUAGES.get(document.lang, document.lang)


def _number_pages(footer: WordParagraph, title: str) -> None:
    """Write the title at the left of the footer, the page and the number of pages at its right tab stop."""
    runs = [footer.add_run(text) for text in (f"{title}\t\t", "1", " / ", "1")]
    for run in runs:
        run.font.size, run.font.color.rgb = Pt(9), SOFT
    for run, name in ((runs[1], "PAGE"), (runs[3], "NUMPAGES")):
        field = run._r.makeelement(qn("w:fldSimple"), {qn("w:instr"): name})
        run._r.addprevious(field)
        field.append(run._r)


def _style_screen(style: ParagraphStyle, base: ParagraphStyle) -> None:
    """Set text quoted from the screen apart, by its ground and its colour."""
    style.base_style = base
    style.font.size, style.font.color.rgb = Pt(10), SOFT
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.3)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(3), Pt(0)
    ground = style.element.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:fill"): "F1F4F8"})
    style.element.get_or_add_pPr().append(ground)
    _set_language(style.element, LANGUAGES[SCREEN_LANG])


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
            paragraph = file.add_paragraph(style="Quote" if part.note else "Normal")
            _write(paragraph, part.spans)
            return paragraph
        case Screen():
            lines = [file.add_paragraph(line, style=SCREEN) for line in part.lines]
            for line in lines[:-1]:
                line.paragraph_format.keep_with_next = True
            lines[-1].paragraph_format.space_after = Pt(10)
            return lines[-1]
        case Figure():
            return _picture(file, part)


def _picture(file: Word, figure: Figure) -> WordParagraph:
    """Add a picture and return its caption."""
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(4), Pt(4)
    shape = paragraph.add_run().add_picture(str(figure.file), width=Mm(figure.width * MILLIMETRES_PER_PIXEL))
    shape._inline.docPr.set("descr", figure.alt)  # python-docx has no public way (its issue 317)
    return file.add_paragraph(figure.caption, style="Caption")


def _write(paragraph: WordParagraph, spans: tuple[Span, ...]) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.bold or span.key or None, span.italic or None
        if span.key:
            _set_language(run._r, LANGUAGES[SCREEN_LANG])
        if span.number:
            mark = paragraph.add_run(f"\u00a0({span.number})")
            mark.bold, mark.font.color.rgb = True, MARK


def _fixed(file: Word) -> bytes:
    """Return the file with its parts dated alike: a zip archive otherwise tells when it was written."""
    written, fixed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            packed = name.endswith(".png")
            how = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), how)
    return fixed.getvalue()
