"""Lists, tables and links in Word: with Word's own numbering, its row that is a head, its hyperlinks."""

from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from portail.output.guide import palette
from portail.output.guide.document import Listing, Span, Table

Write = Callable[[WordParagraph, tuple[Span, ...]], None]
NO_NUMBER = 0
"""The numbering of what has none, whatever its style has."""
DEEPEST = 3
"""Word has styles for lists in lists up to this depth."""
ALIGNS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def add_heading(file: Word, level: int) -> WordParagraph:
    """Add a heading that is no step's: one of the level of steps has no number."""
    heading: WordParagraph = file.add_heading(level=level)
    if level == 1:
        _numbered(heading, NO_NUMBER)
    return heading


def describe(shape: InlineShape, alt: str) -> None:
    """Give a picture its text alternative, and no distance: unsaid, LibreOffice sets it off from the margin."""
    shape._inline.docPr.set("descr", alt)  # python-docx has no public way (its issue 317)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")


def bookmark(heading: WordParagraph, number: int) -> None:
    """Name the place of a step, for links to it."""
    where = {qn("w:id"): str(number), qn("w:name"): step_name(number)}
    heading._p.append(heading._p.makeelement(qn("w:bookmarkStart"), where))
    heading._p.append(heading._p.makeelement(qn("w:bookmarkEnd"), {qn("w:id"): str(number)}))


def step_name(number: int) -> str:
    """Return the name of the place of a step."""
    return f"step-{number}"


def add_list(file: Word, listing: Listing, write: Write, depth: int = 1) -> None:
    """Add a list; each list counts from its own start."""
    suffix = "" if depth == 1 else f" {min(depth, DEEPEST)}"
    style = f"List {'Bullet' if listing.start is None else 'Number'}{suffix}"
    number = None if listing.start is None else _counting_from(file, style, listing.start)
    for item in listing.items:
        for position, part in enumerate(item):
            if isinstance(part, Listing):
                add_list(file, part, write, depth + 1)
                continue
            paragraph = file.add_paragraph(style=f"List Continue{suffix}" if position else style)
            write(paragraph, part.spans)
            if number is not None and not position:
                _numbered(paragraph, number)


def add_table(file: Word, table: Table, write: Write) -> None:
    """Add a table, whose first row Word repeats on each page, and an empty paragraph that sets off what follows."""
    grid = file.add_table(len(table.rows), len(table.aligns), style="Table Grid")
    for row, cells in zip(grid.rows, table.rows, strict=True):
        for cell, spans, align in zip(row.cells, cells, table.aligns, strict=True):
            write(cell.paragraphs[0], spans)
            cell.paragraphs[0].alignment = ALIGNS.get(align)
    head = grid.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for cell in grid.rows[0].cells:
        _shade(cell)
        for run in cell.paragraphs[0].runs:
            run.bold = True
    file.add_paragraph().paragraph_format.space_after = Pt(2)


def _shade(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()
    look = {"val": "clear", "color": "auto", "fill": palette.TINT[1:].upper()}
    properties.append(properties.makeelement(qn("w:shd"), {qn(f"w:{name}"): value for name, value in look.items()}))


def linked_run(paragraph: WordParagraph, text: str, address: str) -> Run:
    """Add words that lead somewhere, and return them."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return _in_link(paragraph, text, {qn("r:id"): relation})


def link_to_step(paragraph: WordParagraph, text: str, number: int) -> Run:
    """Add words that lead to a step, and return them."""
    return _in_link(paragraph, text, {qn("w:anchor"): step_name(number)})


def _in_link(paragraph: WordParagraph, text: str, target: Mapping[str, str]) -> Run:
    link = paragraph._p.makeelement(qn("w:hyperlink"), target)
    run = paragraph.add_run(text)
    run.underline = True
    paragraph._p.append(link)
    link.append(run._r)
    return run


def _counting_from(file: Word, style: str, start: int) -> int:
    """Return the id of a numbering of this style that begins at a number of its own."""
    numbering: Any = file.part.numbering_part.numbering_definitions._numbering
    properties: Any = file.styles[style].element.pPr
    kind = numbering.num_having_numId(properties.numPr.numId.val).abstractNumId.val
    new = numbering.add_num(kind)
    new.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(new.numId)


def _numbered(paragraph: WordParagraph, number: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
