"""A guide in Word that is read from the right: its paragraphs, words, tables and pages say so, one by one.

Word draws letters of such a language by properties of their own (`w:szCs`, `w:bCs`, `w:rFonts w:cs`), beside those of
other letters; and it asks for the elements of each part in a fixed order.
"""

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn

from portail.output.guide.document import Document
from portail.output.guide.word.styles import CONTACT, NOTE, SCREEN, paragraph_style
from portail.wording.typography import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, direction_of

FONT = "Arial"
"""It has Arabic and Hebrew letters on every machine with Word."""
AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl"),
    *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
AFTER_RTL = ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath")
AFTER_VISUAL = (
    *("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd"),
    *("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
)
"""What stands behind the elements that are added, in the order of Office Open XML."""
MARK = re.compile(r"\s*\(\d+\)")
"""The number of a name, which follows it from the right."""
OF_NUMBERS = ("Contact", "Footer")
"""The styles in which numbers stand alone."""
OF_PAGES = " / "
"""What stands between two numbers that are read from the left, as everywhere."""
OF_COMPLEX_LETTERS = {"w:b": "w:bCs", "w:sz": "w:szCs"}
"""Italics are left out: these letters have none."""


def read_from_the_right(file: Word, document: Document) -> None:
    """Have a guide that is written be read from the right, but for what is quoted from screens that are not."""
    for part in _parts(file):
        for paragraph in part.iter(qn("w:p")):
            if document.quoted_direction and _style_of(paragraph) == file.styles[SCREEN].style_id:
                continue
            _add(paragraph.get_or_add_pPr(), "w:bidi", AFTER_BIDI)
            for run in paragraph.iter(qn("w:r")):
                _turn(run, document)
        for table in part.iter(qn("w:tblPr")):
            _add(table, "w:bidiVisual", AFTER_VISUAL)
    for section in file.element.body.iter(qn("w:sectPr")):
        _add(section, "w:bidi", ("w:rtlGutter", "w:docGrid", "w:printerSettings"))
    _set_letters(file, document)


def _turn(run: Any, document: Document) -> None:
    """Have words be read from the right, or keep their own direction: by a property for Word, by marks for others."""
    texts = run.findall(qn("w:t"))
    if not _keeps_its_direction(run, document):
        _add(run.get_or_add_rPr(), "w:rtl", AFTER_RTL)
        if texts and MARK.fullmatch(texts[0].text):
            texts[0].text = RIGHT_TO_LEFT_MARK + texts[0].text
    elif texts and any(map(str.isalnum, texts[0].text)) and run.getparent().tag != qn("w:fldSimple"):
        texts[0].text = LEFT_TO_RIGHT_MARK + texts[0].text
        texts[-1].text += LEFT_TO_RIGHT_MARK


def _parts(file: Word) -> Iterator[Any]:
    yield file.element.body
    for section in file.sections:
        yield from (each._element for each in (section.header, section.footer) if not each.is_linked_to_previous)


def _style_of(paragraph: Any) -> str | None:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if style is None else style.get(qn("w:val"))


def _keeps_its_direction(run: Any, document: Document) -> bool:
    """Return whether words are quoted from screens of the other direction, or have it by themselves.

    Numbers have it in the ways to reach the publisher, as that of a telephone, and at the foot of a page.
    """
    text = "".join(run.itertext())
    lang = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
    if document.quoted_direction and lang is not None and lang.get(qn("w:val")) == document.screen_locale:
        return True
    if any(map(str.isalpha, text)):
        return direction_of(text, document.direction) == "ltr"
    return text == OF_PAGES or any(_style_of(each) in OF_NUMBERS for each in run.iterancestors(qn("w:p")))


def _set_letters(file: Word, document: Document) -> None:
    """Give the letters of such a language the sizes and weights of the others, a font and their language."""
    for root in (file.styles.element, *_parts(file)):
        for name, complex_name in OF_COMPLEX_LETTERS.items():
            for said in list(root.iter(qn(name))):
                for another in said.getparent().findall(qn(complex_name)):
                    said.getparent().remove(another)
                said.addnext(said.makeelement(qn(complex_name), dict(said.attrib)))
        for spacing in root.xpath(".//w:rPr/w:spacing"):  # it would tear joined letters apart
            spacing.getparent().remove(spacing)
    for lang in file.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:bidi"), document.locale)
    normal = paragraph_style(file, "Normal").element.get_or_add_rPr()
    fonts = normal.get_or_add_rFonts()
    fonts.attrib.pop(qn("w:cstheme"), None)
    fonts.set(qn("w:cs"), FONT)
    for name in (NOTE, CONTACT):
        _mirror(paragraph_style(file, name).element)


def _mirror(style: Any) -> None:
    """Draw the lines at the sides of a style at the other side: Word tells left and right of the paper."""
    lines = style.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if lines is None:
        return
    left, right = lines.find(qn("w:left")), lines.find(qn("w:right"))
    for line, other in ((left, "w:right"), (right, "w:left")):
        if line is not None:
            line.tag = qn(other)
    order = [qn(f"w:{side}") for side in ("top", "left", "bottom", "right", "between", "bar")]
    lines[:] = sorted(lines, key=lambda line: order.index(line.tag))


def _add(properties: Any, name: str, after: tuple[str, ...]) -> None:
    if properties.find(qn(name)) is None:
        properties.insert_element_before(properties.makeelement(qn(name), {}), *after)
