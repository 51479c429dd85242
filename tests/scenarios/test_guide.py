"""The guide says the same in every format, the same bytes each time, for every reader."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pdfua
import pikepdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from pikepdf.models.ctm import get_objects_with_ctm
from PIL import Image
from playwright.sync_api import Page

from scenarios import grammar, guide
from scenarios.errors import WrongUsage
from scenarios.filming import footage
from scenarios.guide.document import MILLIMETRES, Document, document
from scenarios.guide.docx import word
from scenarios.guide.film import webp, webvtt
from scenarios.guide.html import html
from scenarios.guide.markdown import markdown
from scenarios.guide.pdf import pdf
from scenarios.guide.scenes import scenes
from tests.full_disk import files_no_larger_than
from tests.scenarios.runs import passed_step, run_with, with_pictures

PROCEDURE = """+++
id = "essai"
title = "Ma procédure : l'essai"
lang = "fr"
audience = "familles"
+++

Bienvenue !

## 1. Je consulte ma boîte mail : {#mail}

Cliquez sur **`VALIDER`**, *puis* sur `RETOUR` !

> NB : notez-le

::: écran
L'écran : tel quel !
:::

![Le message ouvert](screenshot:mail "Notez vos identifiants")
"""
NAMESPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
LINES = """(all) => all.map((each) => {
    const [name, number] = [...each.children].map((child) => [...child.getClientRects()]);
    return [name.length, number[0].top < name[0].bottom && number[0].bottom > name[0].top];
})"""
FIELD = f"{{{NAMESPACE['w']}}}fldSimple"


@pytest.fixture
def whole(tmp_path: Path) -> Document:
    path = tmp_path / "essai.md"
    path.write_text(PROCEDURE, encoding="utf-8")
    folder = with_pictures(tmp_path) / "essai"
    return document(grammar.load(path), run_with(passed_step()), folder)


def test_markdown_has_words_numbers_and_pictures(whole: Document, tmp_path: Path) -> None:
    assert markdown(whole, tmp_path / "essai" / "guide") == (
        "# Ma procédure\u00a0: l’essai\n\n"
        "Bienvenue\u202f!\n\n"
        "## 1. Je consulte ma boîte mail\n\n"
        "Cliquez sur **`VALIDER` (1)**, *puis* sur `RETOUR` (2)\u202f!\n\n"
        "> NB\u00a0: notez-le\n\n"
        "```text\nL'écran : tel quel !\n```\n\n"
        "![Le message ouvert](../screenshots/1-mail.png)\n\n"
        "*Notez vos identifiants*\n"
    )


def test_html_is_one_file_that_a_browser_shows(whole: Document, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.set_content(html(whole))

    assert page.title() == "Ma procédure\u00a0: l’essai"
    assert page.get_by_role("heading", name="Je consulte ma boîte mail").count() == 1
    assert page.get_by_role("img", name="Le message ouvert").evaluate("(image) => image.complete && image.naturalWidth")
    assert page.locator(".number").all_inner_texts() == ["1", "2"]
    assert [url for url in asked if not url.startswith("data:")] == []


def test_a_name_on_the_screen_stays_on_one_line_with_its_number(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    for width in range(150, 400, 10):
        page.set_viewport_size({"width": width, "height": 600})
        assert page.locator(".named").evaluate_all(LINES) == [[1, True], [1, True]]


def test_what_announces_a_picture_or_a_quotation_stays_on_its_page(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    announcing = page.locator("section > *").evaluate_all(
        "(all) => all.filter((each) => getComputedStyle(each).breakAfter === 'avoid').map((each) => each.innerText)"
    )
    assert announcing == ["1\nJe consulte ma boîte mail", "NB\u00a0: notez-le", "L'écran : tel quel !"]


def test_pdf_is_accessible(whole: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(whole))

    report = pdfua.validate(str(path))

    assert [finding.message for finding in report.findings if finding.severity is pdfua.Severity.ERROR] == []
    with pikepdf.open(path) as file, file.open_outline() as outline:
        (title,) = outline.root
        assert [title.title, *(step.title for step in title.children)] == [
            "Ma procédure\u00a0: l’essai",
            "1 Je consulte ma boîte mail",
        ]


@pytest.mark.parametrize(
    ("pictures", "height", "pages", "size"),
    [
        pytest.param(1, 600, 1, 1.0, id="the picture fits"),
        pytest.param(1, 1680, 1, 0.9, id="a little smaller, it fits"),
        pytest.param(2, 1200, 2, 1.0, id="smaller, both would not fit either"),
    ],
)
def test_pictures_are_printed_smaller_where_that_spares_a_page(
    whole: Document, pictures: int, height: int, pages: int, size: float
) -> None:
    (figure,) = whole.figures
    section = replace(whole.sections[0], parts=(replace(figure, width=300, height=height),) * pictures)
    Image.new("RGB", (300, height)).save(figure.file)

    with pikepdf.open(io.BytesIO(pdf(replace(whole, introduction=(), sections=(section,))))) as file:
        widths = [matrix.a for each in file.pages for _, matrix in get_objects_with_ctm(each)]
        lines = 1.5
        assert len(file.pages) == pages
        assert widths == pytest.approx([300 * MILLIMETRES * size * 72 / 25.4 - lines] * pictures, abs=0.2)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_the_pdf_holds_every_pixel_of_a_picture(whole: Document, mode: str) -> None:
    (figure,) = whole.figures
    Image.radial_gradient("L").resize((96, 64)).convert(mode).save(figure.file)

    with pikepdf.open(io.BytesIO(pdf(whole))) as file:
        streams = (each for each in file.objects if isinstance(each, pikepdf.Stream))
        (image,) = (each for each in streams if each.get("/Subtype") == "/Image")
        printed = pikepdf.PdfImage(image).as_pil_image()

    with Image.open(figure.file) as picture:
        assert printed.tobytes() == picture.convert("RGB").tobytes()


def test_docx_has_real_styles_french_and_alternative_text(whole: Document) -> None:
    file = docx.Document(io.BytesIO(word(whole)))

    assert [(p.style.name, p.text) for p in file.paragraphs if p.style and p.text] == [
        ("Title", "Ma procédure\u00a0: l’essai"),
        ("Normal", "Bienvenue\u202f!"),
        ("Heading 1", "1. Je consulte ma boîte mail"),
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


def test_docx_parts_nothing_from_what_announces_it(whole: Document) -> None:
    file = docx.Document(io.BytesIO(word(whole)))
    kept = {p.text: p.paragraph_format.keep_with_next for p in file.paragraphs if p.style and p.style.name != "Title"}

    assert kept == {
        "Bienvenue\u202f!": None,
        "1. Je consulte ma boîte mail": None,  # by its style
        "Cliquez sur VALIDER\u00a0(1), puis sur RETOUR\u00a0(2)\u202f!": False,
        "NB\u00a0: notez-le": True,
        "L'écran : tel quel !": True,
        "": True,  # the picture
        "Notez vos identifiants": False,
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


def test_every_format_is_written_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    path = tmp_path / "essai.md"
    path.write_text(PROCEDURE, encoding="utf-8")
    folder = with_pictures(tmp_path) / "essai"
    procedure, run = grammar.load(path), run_with(passed_step())

    assert guide.write(procedure, run, folder, filmed=True) == []
    first = {file.name: file.read_bytes() for file in guide.written(folder)}
    guide.write(procedure, run, folder, filmed=True)
    second = {file.name: file.read_bytes() for file in guide.written(folder)}

    forms = ("pdf", "html", "docx", "md", "mp4", "webp", "gif", "vtt")
    assert list(first) == [f"guide.{form}" for form in forms]
    assert first == second


@pytest.fixture
def english(tmp_path: Path) -> Document:
    path = tmp_path / "essai.en.md"
    text = PROCEDURE.replace('"essai"', '"essai.en"').replace('"fr"', '"en"')
    path.write_text(text.replace("*puis* sur `RETOUR` !", "*then* on `RETOUR`!"), encoding="utf-8")
    return document(grammar.load(path), run_with(passed_step()), with_pictures(tmp_path) / "essai")


def test_an_english_guide_keeps_its_own_typography(english: Document, tmp_path: Path) -> None:
    words = markdown(english, tmp_path)

    assert "*then* on `RETOUR` (2)!" in words
    assert "# Ma procédure : l'essai" in words
    assert not {"\u202f", "\u00a0", "’"} & set(words)


def test_in_an_english_guide_what_is_quoted_from_the_screens_is_french(english: Document, page: Page) -> None:
    page.set_content(html(english))
    file = zipfile.ZipFile(io.BytesIO(word(english)))
    runs = ET.fromstring(file.read("word/document.xml")).iterfind(".//w:r", NAMESPACE)
    french = [run for run in runs if run.find("w:rPr/w:lang", NAMESPACE) is not None]

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(":not(html)[lang=fr]").all_inner_texts() == ["VALIDER", "RETOUR", "L'écran : tel quel !"]
    assert [run.findtext("w:t", namespaces=NAMESPACE) for run in french] == ["VALIDER", "RETOUR"]
    assert b"en-GB" in file.read("word/styles.xml")
    assert b"fr-FR" in file.read("word/styles.xml")


def test_a_french_guide_says_its_language_once(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    assert page.locator("[lang]").evaluate_all("(all) => all.map((each) => each.lang)") == ["fr"]


def test_the_film_shows_each_step_and_each_picture_as_long_as_one_reads(whole: Document) -> None:
    film = scenes(whole)

    assert [scene.words for scene in film] == [
        "Ma procédure\u00a0: l’essai",
        "Je consulte ma boîte mail",
        "Notez vos identifiants",
    ]
    with Image.open(io.BytesIO(webp(film))) as picture:
        assert getattr(picture, "n_frames", 1) == 3
    assert webvtt(film).split("\n\n")[2] == "00:00:02.400 --> 00:00:04.800\nJe consulte ma boîte mail"


def test_without_ffmpeg_the_film_is_written_as_webp_and_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "essai.md"
    path.write_text(PROCEDURE, encoding="utf-8")
    folder = with_pictures(tmp_path) / "essai"
    monkeypatch.setattr("scenarios.guide.film.encoder", lambda: None)

    (told,) = guide.write(grammar.load(path), run_with(passed_step()), folder, filmed=True)

    assert "pip install imageio-ffmpeg" in told
    assert (folder / "guide" / "guide.webp").exists()
    assert (folder / "guide" / "guide.gif").exists()
    assert not (folder / "guide" / "guide.mp4").exists()


def test_a_guide_that_cannot_be_written_whole_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "essai.md"
    path.write_text(PROCEDURE, encoding="utf-8")
    folder = with_pictures(tmp_path) / "essai"
    procedure, run = grammar.load(path), run_with(passed_step())
    guide.write(procedure, run, folder)
    before = {file.name: file.read_bytes() for file in (folder / "guide").iterdir()}
    path.write_text(PROCEDURE.replace("Bienvenue", "Bonjour"), encoding="utf-8")

    with pytest.raises(OSError, match="File too large"), files_no_larger_than(len(before["guide.docx"]) - 1):
        guide.write(grammar.load(path), run, folder)

    assert {file.name: file.read_bytes() for file in (folder / "guide").iterdir()} == before


@pytest.mark.parametrize("broken", [b"{", b'{"schema": 1, "size": "\xff"}'])
def test_footage_that_cannot_be_read_is_told_with_its_name(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "film.json").write_bytes(broken)

    with pytest.raises(WrongUsage, match=r"film/film\.json n’est pas valide"):
        footage.read(tmp_path)


def test_a_new_guide_replaces_the_earlier_one_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "essai.md"
    path.write_text(PROCEDURE, encoding="utf-8")
    folder = with_pictures(tmp_path) / "essai"
    (folder / "guide").mkdir()
    for form in guide.FORMATS:
        (folder / "guide" / f"guide.{form}").write_text("avant")

    guide.write(grammar.load(path), run_with(passed_step()), folder)

    assert {file.suffix for file in guide.written(folder)} == {".pdf", ".html", ".docx", ".md"}
    assert b"avant" not in b"".join(file.read_bytes() for file in guide.written(folder))
