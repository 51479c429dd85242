"""A guide bears the name, the logo, the colour and the ways to get help of those who hand it out."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import msgspec
import pikepdf
import pypdfium2
import pytest
from docx.shared import RGBColor
from PIL import Image
from playwright.sync_api import Page

from portail.errors import WrongUsage
from portail.output.guide.document import Document
from portail.output.guide.html import html
from portail.output.guide.pdf.writer import pdf
from portail.output.guide.word.writer import word
from portail.target.tables.publisher import Publisher
from tests.portail.output.conformance.verdicts import broken

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#00613a"/></svg>'


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    logo = tmp_path / "logo.svg"
    logo.write_text(LOGO, encoding="utf-8")
    return Publisher(
        name="Ville d’Essai",
        logo=str(logo),
        colour="#00613a",
        address="1 place de la Mairie",
        telephone="01 02 03 04 05",
        link="https://essai.example/",
        date=date(2026, 9, 1),
        version="2",
        contents=True,
    )


@pytest.fixture
def towns(whole: Document, publisher: Publisher) -> Document:
    return replace(whole, publisher=publisher)


def test_the_page_bears_who_hands_it_out_and_how_to_get_help(towns: Document, page: Page) -> None:
    page.set_content(html(towns))

    assert page.locator(".publisher").inner_text() == "Ville d’Essai"
    assert page.locator(".publisher img").evaluate("(logo) => logo.complete && logo.naturalWidth > 0")
    assert page.locator(".edition").inner_text() == "Version 2 – 1er septembre 2026"
    assert page.get_by_role("link", name="Je consulte ma boîte mail").get_attribute("href") == "#step-1"
    assert page.locator("#step-1").evaluate("(title) => title.matches('h2')")
    assert page.get_by_role("region", name="Besoin d’aide ?").locator("dd").all_inner_texts() == [
        "1 place de la Mairie",
        "01\u00a002\u00a003\u00a004\u00a005",
        "https://essai.example/",
    ]
    assert page.get_by_role("img", name="Code QR\u00a0: https://essai.example/").is_visible()
    assert page.locator(".step").evaluate("(step) => getComputedStyle(step).backgroundColor") == "rgb(0, 97, 58)"


def test_without_a_publisher_the_page_says_nothing_of_one(whole: Document, page: Page) -> None:
    page.set_content(html(whole))

    assert page.locator(".publisher, .edition, .contents, .contact").count() == 0


def test_what_is_printed_has_a_cover_where_it_is_asked_for(towns: Document, publisher: Publisher) -> None:
    covered = replace(towns, publisher=msgspec.structs.replace(publisher, cover=True))

    cover, first, *_ = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(covered)))
    file = docx.Document(io.BytesIO(word(covered)))

    assert cover.split("\r\n") == [
        "Ville d’Essai",
        "Ma procédure : l’essai",
        "Pour : familles",
        "Version 2 – 1er septembre 2026",
    ]
    assert first.startswith("Ma procédure")
    assert "2 / 2" in first
    begins = [p.text for p in file.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["Étapes"]
    assert file.sections[0].first_page_footer.paragraphs[0].text == ""


def test_the_pdf_bears_it_too_and_keeps_its_rules(towns: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(towns))

    file = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in file)
    assert "Ville d’Essai" in text
    assert "01\u00a002\u00a003\u00a004\u00a005" in text or "01 02 03 04 05" in text
    assert file.get_metadata_dict()["Author"] == "Ville d’Essai"
    assert file.get_metadata_dict()["CreationDate"].startswith("D:20260901")
    assert broken({"pdf": path.read_bytes()}, towns) == []


def test_a_logo_in_pixels_stands_in_the_pdf_beside_the_pictures(whole: Document, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "green").save(logo)

    printed = pdf(replace(whole, publisher=Publisher(logo=str(logo))))

    with pikepdf.open(io.BytesIO(printed)) as file:
        streams = (each for each in file.objects if isinstance(each, pikepdf.Stream))
        drawn = [each for each in streams if each.get("/Subtype") == "/Image"]
        images = [pikepdf.PdfImage(each).as_pil_image() for each in drawn]
    with Image.open(whole.figures[0].file) as picture:
        assert sorted(image.size for image in images) == sorted([(40, 20), picture.size])
    assert {image.getpixel((0, 0)) for image in images} == {(0, 128, 0), (255, 255, 255)}


def test_the_word_file_bears_it_too_and_nothing_of_another_document(towns: Document) -> None:
    content = word(towns)
    file = docx.Document(io.BytesIO(content))

    texts = [paragraph.text for paragraph in file.paragraphs]
    assert texts[1:4] == ["Ville d’Essai", "Ma procédure\u00a0: l’essai", "Version 2 – 1er septembre 2026"]
    assert "Téléphone\u00a0: 01 02 03 04 05" in texts
    assert file.core_properties.author == "Ville d’Essai"
    assert file.core_properties.created.date() == date(2026, 9, 1)
    assert file.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x61, 0x3A)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name]


@pytest.mark.parametrize("suffix", [".docx", ".dotx"])
def test_a_town_s_own_word_file_gives_its_styles_and_none_of_its_text(
    whole: Document, tmp_path: Path, suffix: str
) -> None:
    own = docx.Document()
    own.add_paragraph("Exemple à effacer")
    own.styles["Heading 1"].font.name = "Marianne"
    own.sections[0].header.paragraphs[0].text = "En-tête de la ville"
    template = tmp_path / f"ville{suffix}"
    own.save(str(template))
    if suffix == ".dotx":
        as_template(template)

    file = docx.Document(io.BytesIO(word(replace(whole, publisher=Publisher(word=str(template))))))

    assert file.styles["Heading 1"].font.name == "Marianne"
    assert file.sections[0].header.paragraphs[0].text == "En-tête de la ville"
    assert "Exemple à effacer" not in [paragraph.text for paragraph in file.paragraphs]
    assert "Je consulte ma boîte mail" in [paragraph.text for paragraph in file.paragraphs]


def as_template(path: Path) -> None:
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content.replace(b"document.main+xml", b"template.main+xml"))


def test_a_town_s_own_page_changes_what_it_names_and_keeps_the_rest(
    whole: Document, tmp_path: Path, page: Page
) -> None:
    own = tmp_path / "ville.html"
    own.write_text(
        '{% extends "portail/guide.html" %}{% block head %}<p class="own">{{ document.title }}</p>{% endblock %}',
        encoding="utf-8",
    )

    page.set_content(html(replace(whole, publisher=Publisher(page=str(own)))))

    assert page.locator(".own").inner_text() == "Ma procédure\u00a0: l’essai"
    assert page.get_by_role("heading", name="Je consulte ma boîte mail").count() == 1


@pytest.mark.parametrize(
    ("key", "content"), [("page", "{% block %}"), ("page", "{{ inconnu.nom }}"), ("word", "pas du Word")]
)
def test_a_template_that_cannot_be_used_is_named(whole: Document, tmp_path: Path, key: str, content: str) -> None:
    own = tmp_path / "ville.modèle"
    own.write_text(content, encoding="utf-8")
    document = replace(whole, publisher=msgspec.convert({key: str(own)}, Publisher))

    with pytest.raises(WrongUsage, match=r"\[document\] .* : .*ville\.modèle"):
        (html if key == "page" else word)(document)
