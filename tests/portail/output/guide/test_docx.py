"""The guide in Word is set with Word's own styles, languages and fields."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from portail.contrast import contrast
from portail.output.guide.document import Document
from portail.output.guide.word.writer import word
from portail.target.tables.publisher import ENOUGH_CONTRAST, WHITE, Publisher

NAMESPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
FIELD = f"{{{NAMESPACE['w']}}}fldSimple"


def test_docx_has_real_styles_french_and_alternative_text(whole: Document) -> None:
    file = docx.Document(io.BytesIO(word(whole)))

    assert [(p.style.name, p.text) for p in file.paragraphs if p.style and p.text] == [
        ("Title", "Ma procédure\u00a0: l’essai"),
        ("Normal", "Bienvenue\u202f!"),
        ("Heading 1", "Je consulte ma boîte mail"),
        ("Normal", "Cliquez sur VALIDER\u00a0(1), puis sur RETOUR\u00a0(2)\u202f!"),
        ("Quote", "NB\u00a0: notez-le"),
        ("Screen", "L'écran : tel quel !"),
        ("Caption", "Notez vos identifiants"),
    ]
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == ["Le message ouvert"]
    assert [field.get(f"{{{NAMESPACE['w']}}}instr") for field in file.sections[0].footer._element.iter(FIELD)] == [
        "PAGE",
        "NUMPAGES",
    ]
    styles = ET.fromstring(zipfile.ZipFile(io.BytesIO(word(whole))).read("word/styles.xml"))
    normal = styles.find("w:style[@w:styleId='Normal']/w:rPr/w:lang", NAMESPACE)
    assert normal is not None
    assert normal.get(f"{{{NAMESPACE['w']}}}val") == "fr-FR"


def test_docx_keeps_everything_on_the_page_of_what_announces_it(whole: Document) -> None:
    file = docx.Document(io.BytesIO(word(whole)))
    kept = {p.text: p.paragraph_format.keep_with_next for p in file.paragraphs if p.style and p.style.name != "Title"}

    assert kept == {
        "Bienvenue\u202f!": None,
        "Je consulte ma boîte mail": None,  # by its style
        "Cliquez sur VALIDER\u00a0(1), puis sur RETOUR\u00a0(2)\u202f!": True,
        "NB\u00a0: notez-le": True,
        "L'écran : tel quel !": True,
        "": True,  # the picture
        "Notez vos identifiants": None,
    }


def test_docx_sets_notes_and_quotations_apart_as_word_reads_it(whole: Document) -> None:
    styles = docx.Document(io.BytesIO(word(whole))).styles

    for name in ("Quote", "Screen"):
        look = [each.tag.partition("}")[2] for each in styles[name].element.pPr]
        assert look == [each for each in ("pBdr", "shd", "spacing", "ind") if each in look]
        assert {"pBdr", "shd"} <= set(look)
    note = styles["Quote"]
    assert isinstance(note, ParagraphStyle)
    assert note.font.italic is False


def test_docx_pictures_stand_at_the_margin_with_a_line_around(whole: Document) -> None:
    (shape,) = docx.Document(io.BytesIO(word(whole))).inline_shapes

    assert [shape._inline.get(side) for side in ("distT", "distB", "distL", "distR")] == ["0"] * 4
    assert shape._inline.graphic.graphicData.pic.spPr.find(qn("a:ln")) is not None


def test_a_title_longer_than_word_keeps_of_one_is_cut_in_its_properties_alone(whole: Document) -> None:
    title = "Ma procédure " * 30

    file = docx.Document(io.BytesIO(word(replace(whole, title=title))))

    assert file.core_properties.title == title[:255]
    assert file.paragraphs[0].text == title


def test_docx_footer_has_the_page_number_at_the_right_margin(whole: Document) -> None:
    (section,) = docx.Document(io.BytesIO(word(whole))).sections
    (line,) = section.footer.paragraphs
    assert line.style is not None
    assert section.page_width
    assert section.left_margin
    (stop,) = line.style.paragraph_format.tab_stops

    assert line.text.count("\t") == 1
    assert stop.position == pytest.approx(section.page_width - 2 * section.left_margin, abs=Pt(1))


def test_in_an_english_guide_what_is_quoted_from_the_screens_is_french(english: Document) -> None:
    file = zipfile.ZipFile(io.BytesIO(word(english)))
    runs = ET.fromstring(file.read("word/document.xml")).iterfind(".//w:r", NAMESPACE)
    french = [run for run in runs if run.find("w:rPr/w:lang", NAMESPACE) is not None]

    assert [run.findtext("w:t", namespaces=NAMESPACE) for run in french] == ["VALIDER", "RETOUR"]
    assert b"en-GB" in file.read("word/styles.xml")
    assert b"fr-FR" in file.read("word/styles.xml")


def test_docx_has_lists_tables_links_headings_and_own_pictures(rich: Document) -> None:
    file = docx.Document(io.BytesIO(word(rich)))

    styles = [(p.style.name, p.text) for p in file.paragraphs if p.style and p.text]
    assert styles[1:2] == [("Normal", "Lisez la charte.")]
    assert styles[4:9] == [
        ("Heading 2", "Deux façons"),
        ("List Number", "D’abord ceci, marqué *"),
        ("List Bullet 2", "puis cela"),
        ("List Continue", "Encore."),
        ("List Number", "Enfin."),
    ]
    (table,) = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Jour", "Heures"], ["Lundi", "9 h"]]
    assert [each.tag for each in table.rows[0]._tr.get_or_add_trPr()] == [qn("w:tblHeader")]
    assert [link.address for p in file.paragraphs for link in p.hyperlinks] == ["https://ville.example/charte_1"]
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == ["Le plan", "Le message ouvert"]


def test_headings_of_a_level_with_steps_have_no_number_and_none_is_pale(rich: Document) -> None:
    file = docx.Document(io.BytesIO(word(rich)))

    (hours,) = (p for p in file.paragraphs if p.text == "Horaires")
    assert hours.style
    assert hours.style.name == "Heading 1"
    assert hours._p.xpath("w:pPr/w:numPr/w:numId/@w:val") == ["0"]
    for level in range(1, 6):
        style = file.styles[f"Heading {level}"]
        assert isinstance(style, ParagraphStyle)
        assert (contrast(f"#{style.font.color.rgb}", WHITE) or 0) >= ENOUGH_CONTRAST


def test_the_steps_are_listed_and_lead_to_their_headings_where_the_publisher_asks_for_it(whole: Document) -> None:
    file = docx.Document(io.BytesIO(word(replace(whole, publisher=Publisher(contents=True)))))

    (link,) = (link for p in file.paragraphs for link in p.hyperlinks)
    (heading,) = (p for p in file.paragraphs if p.style and p.style.name == "Heading 1")
    assert (link.text, link.fragment) == ("1. Je consulte ma boîte mail", "step-1")
    assert heading._p.xpath("w:bookmarkStart/@w:name") == ["step-1"]
