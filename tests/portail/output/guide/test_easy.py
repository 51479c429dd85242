"""A text that is written to be easy to read is printed so in every format, and says that it is."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page

from portail.output import formats
from portail.output.formats import BUILT_IN, GuideSource
from portail.output.guide.html import html
from portail.output.guide.markdown import with_images
from portail.output.guide.pdf.writer import pdf
from portail.output.guide.word.writer import word
from portail.output.guide.zipped.odt import odt
from portail.procedure import parser
from portail.target.tables.publisher import Publisher
from tests.portail.output.guide.test_large_print import SMALLEST, sizes
from tests.portail.output.guide.zipped.test_odt import NAMES, part
from tests.portail.procedures import PROCEDURE
from tests.portail.runs import passed_step, run_with, with_pictures

LABEL = "Facile à lire et à comprendre"


@pytest.fixture
def source(tmp_path: Path) -> GuideSource:
    text = PROCEDURE.replace('"essai"', '"essai.falc"').replace("Bienvenue !", "Voici *le site*. Il est à vous.")
    path = tmp_path / "essai.falc.md"
    path.write_text(text, encoding="utf-8")
    town = Publisher(name="Ville d’Essai", telephone="01 02 03 04 05", version="2")
    return GuideSource(parser.load(path), run_with(passed_step()), with_pictures(tmp_path) / "essai", town)


def test_the_page_says_so_and_has_a_line_for_each_sentence(source: GuideSource, page: Page) -> None:
    page.set_content(html(source.document))

    assert page.get_by_text(LABEL, exact=True).is_visible()
    words = page.get_by_text("Voici le site.")
    assert words.inner_text() == "Voici le site.\nIl est à vous."
    assert words.locator("strong").inner_text() == "le site"
    assert page.locator("em").count() == 0


def test_the_pdf_says_so_and_has_no_small_letter(source: GuideSource) -> None:
    assert min(sizes(pdf(source.document))) >= SMALLEST


def test_the_word_file_says_so_and_has_no_small_letter(source: GuideSource) -> None:
    file = docx.Document(io.BytesIO(word(source.document)))

    texts = [paragraph.text for paragraph in file.paragraphs]
    assert LABEL in texts
    assert "Voici le site.\nIl est à vous." in texts
    used = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style and paragraph.text}
    own = {file.styles[name].font.size for name in used} - {None}
    in_footer = [int(size.get(qn("w:val"))) / 2 for size in file.sections[0].footer._element.iter(qn("w:sz"))]
    assert min(size.pt for size in own) >= SMALLEST
    assert file.styles["Normal"].font.size.pt == 16
    assert min(in_footer) >= SMALLEST
    assert not file.styles["Caption"].font.italic


def test_the_opendocument_file_says_so_and_has_no_small_letter(source: GuideSource) -> None:
    content, styles = (part(odt(source.document), name) for name in ("content.xml", "styles.xml"))

    (label,) = content.xpath("//text:p[@text:style-name='Subtitle'][1]", namespaces=NAMES)
    assert label.text == LABEL
    (broken,) = content.xpath("//text:p[text:line-break]", namespaces=NAMES)
    assert [str(text) for text in broken.itertext()] == ["Voici ", "le site", ".", "Il est à vous."]
    letters = styles.xpath("//@fo:font-size", namespaces=NAMES)
    assert min(float(size.removesuffix("pt")) for size in letters) >= SMALLEST
    caption = styles.xpath(
        "//style:style[@style:name='Caption']/style:text-properties/@fo:font-style", namespaces=NAMES
    )
    assert caption == ["normal"]


def test_markdown_says_so_and_ends_the_line_of_each_sentence(source: GuideSource) -> None:
    assert with_images(source.document)[0].startswith(
        f"# Ma procédure\u00a0: l’essai\n\n**{LABEL}**\n\nVoici **le site**.\\\nIl est à vous.\n\n## 1."
    )


def test_it_is_not_made_small(source: GuideSource) -> None:
    made = {
        suffix: form.make(source)
        for form in BUILT_IN
        for suffix in form.suffixes
        if suffix[-6:] in ("a5.pdf", "et.pdf")
    }

    assert made == {"a5.pdf": {}, "leaflet.pdf": {}}
    assert formats.write(source.procedure, source.run, source.folder, publisher=Publisher(formats=("a5.pdf",))) == []


def test_its_film_has_the_captions_as_they_are_written(source: GuideSource) -> None:
    assert "\n" not in "".join(figure.caption for figure in source.usual.figures)
