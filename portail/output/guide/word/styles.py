"""The look of the guide in Word, where the publisher has no Word file of its own: its page, its styles, its footer."""

from collections.abc import Mapping
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from portail.output.guide import palette
from portail.output.guide.document import Document
from portail.output.guide.views import COLUMN

FONT = "Calibri"
INK, MARK, SOFT, TINT, LINE = (
    RGBColor.from_string(each[1:].upper())
    for each in (palette.INK, palette.MARK, palette.SOFT, palette.TINT, palette.LINE)
)
SCREEN, NOTE, CONTACT, TERM, DEFINITION = "Screen", "Quote", "Contact", "Term", "Definition"
WIDTH = Cm(21)
MARGIN = Length((WIDTH - Pt(COLUMN)) // 2)
HEADING_SIZES = (14, 12, 11, 11, 11)
"""In points, from the headings of steps down."""
HEADINGS = [f"Heading {level}" for level in range(1, len(HEADING_SIZES) + 1)]
SMALLEST_IF_EASY = 14
"""In points."""


def lay_out(file: Word, document: Document) -> None:
    """Give a blank file its page, its styles and its footer."""
    for section in file.sections:
        section.page_width, section.page_height = WIDTH, Cm(29.7)
        section.left_margin = section.right_margin = MARGIN
        section.top_margin, section.bottom_margin, section.footer_distance = Cm(1.5), Cm(1.7), Cm(0.8)
        section.different_first_page_header_footer = document.publisher.cover
        _number_pages(section.footer.paragraphs[0], document.title)
    accent = RGBColor.from_string((document.publisher.colour or palette.ACCENT)[1:].upper())
    normal = paragraph_style(file, "Normal")
    normal.font.name, normal.font.size = document.publisher.typeface or FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    _style_screen(paragraph_style(file, SCREEN), normal)
    _style_note(paragraph_style(file, NOTE))
    _style_contact(paragraph_style(file, CONTACT), normal, accent)
    _style_glossary(paragraph_style(file, TERM), paragraph_style(file, DEFINITION), normal)
    _style_title(paragraph_style(file, "Title"), accent)
    _style_headings(file, accent)
    _style_grid(file)
    if document.publisher.typeface:
        _set_titles_in(file, document.publisher.typeface)
    caption = file.styles["Caption"].font
    caption.size, caption.bold, caption.italic, caption.color.rgb = Pt(10), False, not document.is_easy, SOFT
    if document.is_easy:
        _enlarge(file, document.sizes.words)


def _enlarge(file: Word, words: float) -> None:
    """Enlarge all that is written so that the words have a size, in points, and nothing is below the smallest."""
    factor = words / paragraph_style(file, "Normal").font.size.pt
    for name in ("Normal", "Title", *HEADINGS, "Caption", SCREEN):
        style = paragraph_style(file, name)
        style.font.size = Pt(round(style.font.size.pt * factor * 2) / 2)
    for section in file.sections:
        for size in section.footer.paragraphs[0]._p.iter(qn("w:sz")):
            size.set(qn("w:val"), str(2 * SMALLEST_IF_EASY))


def paragraph_style(file: Word, name: str) -> ParagraphStyle:
    """Return a style of paragraphs, which the file has."""
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def set_language(element: Any, language: str) -> None:
    """Say in which language the words of a style or of a run are."""
    run = element.get_or_add_rPr()
    tag = run.find(qn("w:lang"))
    if tag is None:
        tag = run.makeelement(qn("w:lang"), {})
        run.append(tag)
    tag.set(qn("w:val"), language)


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


def _style_title(style: ParagraphStyle, accent: RGBColor) -> None:
    """Set the title in the colour of the publisher, and the line below it."""
    style.font.color.rgb, style.font.size = accent, Pt(22)
    line = style.element.get_or_add_pPr().find(f"{qn('w:pBdr')}/{qn('w:bottom')}")
    line.set(qn("w:color"), str(accent))
    line.attrib.pop(qn("w:themeColor"), None)


def _style_headings(file: Word, accent: RGBColor) -> None:
    """Set headings in colours that can be read: Word's own blue has too little contrast."""
    for level, size in enumerate(HEADING_SIZES, 1):
        style = paragraph_style(file, f"Heading {level}")
        style.font.size, style.font.italic, style.font.color.rgb = Pt(size), False, INK if level > 1 else accent
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(18 if level == 1 else 12), Pt(6)


def _set_titles_in(file: Word, typeface: str) -> None:
    """Set titles in a font; Word's own are in that of its theme, which would go before."""
    for name in ("Title", *HEADINGS):
        style = paragraph_style(file, name)
        style.font.name = typeface
        fonts: Any = style.element.rPr.rFonts
        for attribute in [each for each in fonts.attrib if each.lower().endswith("theme")]:
            del fonts.attrib[attribute]


def _style_grid(file: Word) -> None:
    """Draw the lines of tables as lightly as those of pictures."""
    grid: Any = file.styles["Table Grid"].element
    for line in grid.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}"):
        line.set(qn("w:color"), str(LINE))


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


def _style_glossary(term: ParagraphStyle, definition: ParagraphStyle, base: ParagraphStyle) -> None:
    """Set headwords in bold above what they mean, which is indented."""
    for style in (term, definition):
        style.base_style = base
    term.font.bold = True
    term.paragraph_format.keep_with_next, term.paragraph_format.space_after = True, Pt(0)
    definition.paragraph_format.left_indent, definition.paragraph_format.space_after = Cm(0.8), Pt(6)


def _style_contact(style: ParagraphStyle, base: ParagraphStyle, accent: RGBColor) -> None:
    """Set the ways to get help in a frame."""
    style.base_style = base
    _box(style, dict.fromkeys(("top", "left", "bottom", "right"), (accent, 12)), RGBColor(0xFF, 0xFF, 0xFF))
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.3)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(2), Pt(2)


def _box(style: ParagraphStyle, sides: Mapping[str, tuple[RGBColor, int]], fill: RGBColor = TINT) -> None:
    """Give a style a background and lines around it, each in its colour and its width in eighths of a point.

    Word wants them before the spaces and indents of the style.
    """
    whole = style.element.get_or_add_pPr()
    lines = whole.makeelement(qn("w:pBdr"), {})
    for side, (colour, width) in sides.items():
        look = {"val": "single", "sz": str(width), "space": "8", "color": str(colour)}
        lines.append(lines.makeelement(qn(f"w:{side}"), {qn(f"w:{name}"): value for name, value in look.items()}))
    background = whole.makeelement(qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): str(fill)})
    whole.extend((lines, background))
