"""The Word file that a guide is written into: the publisher's own, or a blank one without another's leftovers."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from portail.errors import WrongUsage
from portail.output.guide.zipped.container import EPOCH, method
from portail.wording import guide as words

TEMPLATE, DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
LEFTOVERS = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
STYLES = ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "Quote", "Screen", "Contact", "Term", "Definition")
"""The styles of paragraphs that a guide uses: a publisher's file gets those that it lacks."""
STEPS = "Heading 1"
APPLICATION = b"portail"


def opened(template: str | None) -> Word:
    """Return an empty Word file, with the styles, the headers and the footers of the publisher's own where it has one.

    Raises:
        WrongUsage: the publisher's cannot be used; the text says why.
    """
    if template is None:
        return _blank()
    try:
        file = docx.Document(io.BytesIO(_as_document(Path(template).read_bytes())))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, PackageNotFoundError) as error:
        raise WrongUsage(words.word_file_unusable(template, str(error))) from error
    for element in list(file.element.body):
        if element.tag != qn("w:sectPr"):
            file.element.body.remove(element)
    return file


def complete(file: Word) -> None:
    """Add the styles that a guide uses and the file lacks, and have Word number the steps."""
    for name in STYLES:
        if name not in file.styles:
            file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    numbering: Any = file.part.numbering_part.element
    own = max((int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))), default=0) + 1
    kind = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{own}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{file.styles[STEPS].style_id}"/><w:suff w:val="space"/><w:lvlText w:val="%1."/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(len(numbering.findall(qn("w:abstractNum"))), kind)
    number = numbering.add_num(own).numId
    style: Any = file.styles[STEPS].element
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def fixed(file: Word) -> bytes:
    """Return the file with its parts dated alike: a zip archive otherwise says when it was written."""
    written, fixed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), method(name))
    return fixed.getvalue()


def _blank() -> Word:
    """Return python-docx's blank file without the thumbnail, the styles and the words of another document."""
    file = docx.Document()
    for relations in (file.part.package.rels, file.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype in LEFTOVERS]:
            del relations[key]
    told: Any = file.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    told._blob = told.blob.replace(b"Microsoft Macintosh Word", APPLICATION).replace(b"Normal.dotm", b"")
    return file


def _as_document(content: bytes) -> bytes:
    """Return a Word file; a template (`.dotx`) differs from one only in what it says that it is."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(written, "w") as target:
        for item in source.infolist():
            target.writestr(item, source.read(item).replace(TEMPLATE, DOCUMENT))
    return written.getvalue()
