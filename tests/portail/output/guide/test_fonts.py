"""A guide is set in the font of those who hand it out, wherever it has the letters."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from portail.output import formats
from portail.output.guide.document import Document
from portail.output.guide.html import html
from portail.output.guide.large_print import large_print
from portail.output.guide.pdf.writer import pdf
from portail.output.guide.word.writer import word
from portail.output.guide.zipped.odt import odt
from portail.procedure import parser
from portail.target.tables.publisher import Publisher
from tests.portail.fonts import FAMILY, regular_and_bold
from tests.portail.output.guide import pdf_rules
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

IN_PDF = {"Essai-Ville", "Essai-Ville-Bold"}


@pytest.fixture
def towns(whole: Document, tmp_path: Path) -> Document:
    return replace(whole, publisher=Publisher(name="Ville d’Essai", fonts=regular_and_bold(tmp_path)))


@pytest.mark.parametrize("edition", [lambda document: document, large_print], ids=["usual", "large"])
def test_the_pdf_embeds_the_town_s_font_alone_and_keeps_its_rules(
    towns: Document, tmp_path: Path, edition: Callable[[Document], Document]
) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(edition(towns)))

    assert pdf_rules.fonts(path) == IN_PDF
    assert pdf_rules.flaws(path, towns.publisher) == []


def test_the_page_brings_the_town_s_font_and_stresses_by_weight_what_it_cannot_slant(
    towns: Document, page: Page
) -> None:
    page.set_content(html(towns))
    page.evaluate("document.fonts.ready")

    loaded = page.evaluate("[...document.fonts].filter((face) => face.status == 'loaded').map((face) => face.family)")
    assert FAMILY in {family.strip('"') for family in loaded}
    title = page.get_by_role("heading", level=1)
    assert title.evaluate("(words) => getComputedStyle(words).fontFamily").startswith(f'"{FAMILY}", "Source Sans 3"')
    caption = page.locator("figcaption").first
    assert caption.evaluate("(words) => getComputedStyle(words).fontStyle") == "normal"


def test_word_and_opendocument_name_it(towns: Document) -> None:
    file = docx.Document(io.BytesIO(word(towns)))
    styles = zipfile.ZipFile(io.BytesIO(odt(towns))).read("styles.xml").decode()

    for name in ("Normal", "Title", "Heading 1", "Heading 3"):
        assert file.styles[name].font.name == FAMILY
        assert not [each for each in file.styles[name].element.rPr.rFonts.attrib if each.lower().endswith("theme")]
    assert f"svg:font-family=\"'{FAMILY}'\"" in styles


def test_a_letter_that_it_lacks_is_set_in_the_engine_s_own_and_one_sentence_says_so(tmp_path: Path) -> None:
    procedure, folder = parser.load(written(tmp_path, PROCEDURE)), with_pictures(tmp_path) / "essai"
    publisher = Publisher(fonts=regular_and_bold(tmp_path, lacks="é"), formats=("pdf",))

    (sentence,) = formats.write(procedure, run_with(passed_step()), folder, publisher=publisher)

    assert "« Essai Ville »" in sentence
    assert "« é » (U+00E9" in sentence
    in_file = pdf_rules.fonts(folder / "guide" / "guide.pdf")
    assert pdf_rules.flaws(folder / "guide" / "guide.pdf", publisher) == []
    assert in_file >= IN_PDF
    assert in_file - IN_PDF
