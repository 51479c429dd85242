"""Who hands out the guide, in Word: its name and logo above the title, and how to reach it at the end."""

import io
from pathlib import Path

from docx.document import Document as Word
from docx.shared import Cm, Length

from portail.output.guide import publisher_pictures
from portail.output.guide.document import Document
from portail.wording import guide as words

LOGO_HEIGHT, QR_WIDTH = Cm(1.5), Cm(2.8)


def add_head(file: Word, document: Document) -> None:
    """Add the name and the logo of the publisher, the title, and which edition it is."""
    publisher = document.publisher
    if publisher.logo:
        _add_picture(file, publisher_pictures.logo(Path(publisher.logo)), words.LOGO, height=LOGO_HEIGHT)
    if publisher.name:
        file.add_paragraph(publisher.name).runs[0].bold = True
    file.add_heading(document.title, level=0)
    if edition := words.edition(document.lang, publisher.version, publisher.date):
        file.add_paragraph(edition, style="Caption")


def add_foot(file: Word, document: Document) -> None:
    """Add how to reach the publisher, if it says so."""
    publisher = document.publisher
    if not publisher.can_be_reached:
        return
    file.add_heading(words.need_help(document.lang), level=2)
    for key, name in words.ways(document.lang).items():
        if value := getattr(publisher, key):
            paragraph = file.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(f"{name}{words.BETWEEN.get(document.lang, ': ')}").bold = True
            paragraph.add_run(value)
    if publisher.link:
        code = publisher_pictures.qr(publisher.link)
        _add_picture(file, code, words.qr(document.lang, publisher.link), width=QR_WIDTH)


def _add_picture(
    file: Word, content: bytes, alt: str, *, width: Length | None = None, height: Length | None = None
) -> None:
    run = file.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(content), width=width, height=height)
    shape._inline.docPr.set("descr", alt)
