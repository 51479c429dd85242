"""Lists, tables and links in Word: with Word's own numbering, its row that is a head, its hyperlinks."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from portail.output.guide.document import Listing, Span, Table

Write = Callable[[WordParagraph, tuple[Span, ...]], None]
DEEPEST = 3
"""Word has styles for lists in lists up to this depth."""
ALIGNS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def add_list(file: Word, listing: Listing, write: Write, depth: int = 1) -> WordParagraph:
    """Add a list and return its last paragraph; each list counts from its own start."""
    suffix = "" if depth == 1 else f" {min(depth, DEEPEST)}"
    style = f"List {'Bullet' if listing.start is None else 'Number'}{suffix}"
    number = None if listing.start is None else _counting_from(file, style, listing.start)
    last: WordParagraph | None = None
    for item in listing.items:
        for position, part in enumerate(item):
            if isinstance(part, Listing):
                last = add_list(file, part, write, depth + 1)
                continue
            last = file.add_paragraph(style=f"List Continue{suffix}" if position else style)
            write(last, part.spans)
            if number is not None and not position:
                _numbered(last, number)
    assert last is not None, "a list has an item"
    return last


def add_table(file: Word, table: Table, write: Write) -> WordParagraph:
    """Add a table, whose first row Word repeats on each page, and return the paragraph that sets off what follows."""
    grid = file.add_table(len(table.rows), len(table.aligns), style="Table Grid")
    for row, cells in zip(grid.rows, table.rows, strict=True):
        for cell, spans, align in zip(row.cells, cells, table.aligns, strict=True):
            write(cell.paragraphs[0], spans)
            cell.paragraphs[0].alignment = ALIGNS.get(align)
    head = grid.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for cell in grid.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    after = file.add_paragraph()
    after.paragraph_format.space_after = Pt(2)
    return after


def linked_run(paragraph: WordParagraph, text: str, address: str) -> Run:
    """Add words that lead somewhere, and return them."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = paragraph._p.makeelement(qn("w:hyperlink"), {qn("r:id"): relation})
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
