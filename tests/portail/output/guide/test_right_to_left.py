"""A guide in a language that is written from the right is read from there in every format, its quotations are not."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Page

from portail.output.conformance.page import judge
from portail.output.guide.document import Document
from portail.output.guide.html import html
from portail.output.guide.large_print import large_print
from portail.output.guide.markdown import with_images
from portail.output.guide.pdf.writer import pdf
from portail.output.guide.word.writer import word
from portail.output.guide.zipped.epub import epub
from portail.output.guide.zipped.odt import odt
from portail.target.tables.publisher import Publisher
from portail.wording import conformance as words
from tests.portail.output.conformance.verdicts import broken
from tests.portail.output.guide.zipped.test_epub import judged
from tests.portail.output.guide.zipped.test_odt import judged as schema_judged

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACES = """() => {
    const left = (each) => document.querySelector(each).getBoundingClientRect().left;
    const style = (each) => getComputedStyle(document.querySelector(each));
    return {
        step: left('h2 > .step') > left('h2 > .words'),
        number: left('.number') < left('.key'),
        note: style('.note').borderRightWidth,
        quotation: style('.screen').direction,
        name: [style('.key').direction, document.querySelector('.key').lang],
        price: style('td.right').textAlign,
        font: document.fonts.check('16px "Noto Sans Arabic"', 'ا'),
    };
}"""


@pytest.fixture(scope="module")
def guide(arabic: Document) -> Document:
    publisher = Publisher(name="Ville d’Essai", telephone="01 02 03 04 05", address="1 place du Port", contents=True)
    return replace(arabic, publisher=publisher)


@pytest.fixture(scope="module")
def printed(guide: Document) -> bytes:
    return pdf(guide)


def text_of(archive: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return file.read(part).decode()


def test_the_page_is_read_from_the_right_and_what_it_quotes_from_the_left(guide: Document, page: Page) -> None:
    page.set_content(html(guide))

    places = page.evaluate(PLACES)

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert places == {
        "step": True,
        "number": True,
        "note": "4px",
        "quotation": "ltr",
        "name": ["ltr", "fr"],
        "price": "left",
        "font": True,
    }
    assert page.locator("dd bdi").evaluate_all("(all) => all.map((each) => each.dir)") == ["ltr", "ltr"]


def test_a_guide_without_such_letters_brings_no_font_for_them_and_tells_no_direction(rich_english: Document) -> None:
    source = html(rich_english)

    assert "Noto Sans" not in source
    assert " dir=" not in source
    assert "Noto Sans Hebrew" in html(replace(rich_english, title="שלום"))


def test_every_format_keeps_what_accessibility_asks_for(guide: Document, printed: bytes) -> None:
    files = {"pdf": printed, "html": html(guide).encode(), "epub": epub(guide), "docx": word(guide), "odt": odt(guide)}

    directions = {words.PDF_DIRECTION, words.WEB_DIRECTION}
    found = [each for file in judge(files, guide) for each in file.criteria if each.rule in directions]

    assert broken(files, guide) == []
    assert [each.verdict for each in found] == ["kept", "kept", "kept"]
    assert words.WEB_DIRECTION[0] in [
        name for _, name, _ in broken({"html": files["html"].replace(b"rtl", b"ltr")}, guide)
    ]


def test_the_pdf_says_its_words_in_the_order_in_which_they_are_read(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file:
        spoken = [
            str(each.ActualText)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each
        ]
        assert str(file.Root.ViewerPreferences.Direction) == "/R2L"
    assert "كيف تدخل إلى البوابة؟" in spoken
    assert [each for each in spoken if each.startswith("علامة")] == ["علامة 1", "علامة 2"]


def test_on_paper_the_title_is_at_the_right_of_the_foot_and_the_number_at_its_left(printed: bytes) -> None:
    page = pypdfium2.PdfDocument(printed)[0]
    kind = [pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    foot = [each.get_bounds() for each in page.get_objects(filter=kind) if each.get_bounds()[3] < 40]
    left, right = min(edges[0] for edges in foot), max(edges[2] for edges in foot)
    assert (left < 60, right > 530) == (True, True)


def test_large_print_divides_sentences_that_begin_without_a_capital(guide: Document) -> None:
    first = large_print(guide).introduction[0]

    assert "البوابة بالفرنسية.\nاقرأ" in "".join(span.text for span in getattr(first, "spans", ()))


def test_word_turns_paragraphs_tables_and_pages_and_leaves_quotations(guide: Document) -> None:
    body = ElementTree.fromstring(text_of(word(guide), "word/document.xml"))

    straight = ["".join(each.itertext()) for each in body.iter(f"{W}p") if each.find(f"{W}pPr/{W}bidi") is None]
    runs = {"".join(each.itertext()): each.find(f"{W}rPr/{W}rtl") is not None for each in body.iter(f"{W}r")}
    assert straight == ["L'écran : tel quel !"]
    assert runs["\u200eVALIDER\u200e"] is False
    assert runs["\u200f\u00a0(1)"] is True
    assert runs["\u200e01 02 03 04 05\u200e"] is False
    assert runs["9:00 – 12:00"] is True
    assert body.find(f".//{W}tblPr/{W}bidiVisual") is not None
    assert body.find(f".//{W}sectPr/{W}bidi") is not None


def test_word_gives_such_letters_the_sizes_and_weights_of_the_others(guide: Document) -> None:
    styles = ElementTree.fromstring(text_of(word(guide), "word/styles.xml"))

    def told(name: str) -> list[Mapping[str, str]]:
        return [each.attrib for each in styles.iter(f"{W}{name}")]

    assert told("sz") == told("szCs")
    assert told("b") == told("bCs")
    assert {each[f"{W}bidi"] for each in told("lang")} == {"ar-SA"}


def test_opendocument_writes_from_the_right_and_isolates_what_it_quotes(guide: Document) -> None:
    written = odt(guide)
    assert schema_judged(written) == []
    styles, content = text_of(written, "styles.xml"), text_of(written, "content.xml")

    assert styles.count('style:writing-mode="rl-tb"') == 2
    assert 'style:writing-mode="lr-tb"' in styles
    assert 'style:font-size-complex="20pt"' in styles
    assert 'style:language-complex="ar"' in styles
    assert "\u2066VALIDER\u2069" in content
    assert "\u206601 02 03 04 05\u2069" in content


def test_the_book_is_valid_and_its_pages_are_turned_from_the_right(guide: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.epub"
    path.write_bytes(epub(guide))

    assert judged(path) == []
    assert '<spine page-progression-direction="rtl">' in text_of(path.read_bytes(), "EPUB/package.opf")
    assert 'dir="rtl"' in text_of(path.read_bytes(), "EPUB/nav.xhtml")


def test_markdown_is_read_from_the_right_too(guide: Document) -> None:
    text, _ = with_images(guide)

    assert text.startswith('<div dir="rtl" lang="ar">\n\n# ')
    assert text.endswith("\n\n</div>\n")


def test_what_the_guide_itself_says_is_arabic(guide: Document) -> None:
    source = html(guide)

    assert "هل تحتاج إلى مساعدة؟" in source
    assert "Enlarge" not in source
