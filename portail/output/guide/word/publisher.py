"""Who hands out the guide, in Word: its name and logo above the title, and how to reach it at the end."""

import io
from pathlib import Path

from docx.document import Document as Word
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from portail.output.guide import publisher_pictures
from portail.output.guide.document import Document
from portail.output.guide.word.parts import add_heading, describe, link_to_step
from portail.output.guide.word.styles import CONTACT
from portail.wording import guide as words

LOGO_HEIGHT, QR_WIDTH, LINE_GAP = Cm(1.5), Cm(2.8), Pt(2)
ABOVE_TITLE, TITLE_SIZE = Pt(200), Pt(30)
"""Of a cover."""


def add_head(file: Word, document: Document) -> None:
    """Add the name and the logo of the publisher, the title, and which edition it is."""
    publisher = document.publisher
    if publisher.logo:
        _add_picture(
            file.add_paragraph(), publisher_pictures.logo(Path(publisher.logo)), words.LOGO, height=LOGO_HEIGHT
        )
    if publisher.name:
        file.add_paragraph(publisher.name).runs[0].bold = True
    title = file.add_heading(document.title, level=0)
    for line in document.below_title:
        file.add_paragraph(line, style="Caption")
    if publisher.cover:
        title.paragraph_format.space_before, title.runs[0].font.size = ABOVE_TITLE, TITLE_SIZE


def add_contents(file: Word, document: Document) -> None:
    """Add a list of the steps, which lead to them."""
    title = file.add_paragraph()
    title.add_run(words.contents(document.lang)).bold = True
    title.paragraph_format.keep_with_next = True
    for section in document.sections:
        line = file.add_paragraph()
        line.paragraph_format.space_after = LINE_GAP if section is not document.sections[-1] else None
        link_to_step(line, f"{section.number}. {section.title_text}", section.number)


def add_foot(file: Word, document: Document) -> None:
    """Add how to reach the publisher, if it says so."""
    publisher = document.publisher
    if not publisher.can_be_reached:
        return
    add_heading(file, 1).add_run(words.need_help(document.lang))
    for key, name in words.ways(document.lang).items():
        if value := getattr(publisher, key):
            paragraph = file.add_paragraph(style=CONTACT)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(f"{name}{words.BETWEEN.get(document.lang, ': ')}").bold = True
            paragraph.add_run(value)
    if publisher.link:
        code = publisher_pictures.qr(publisher.link)
        _add_picture(file.add_paragraph(style=CONTACT), code, words.qr(document.lang, publisher.link), width=QR_WIDTH)


def _add_picture(
    paragraph: WordParagraph, content: bytes, alt: str, *, width: Length | None = None, height: Length | None = None
) -> None:
    describe(paragraph.add_run().add_picture(io.BytesIO(content), width=width, height=height), alt)
