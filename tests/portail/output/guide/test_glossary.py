"""Terms are defined once, and every format says which words mean what."""

import io
import zipfile
from pathlib import Path

import docx
import pdfua
import pikepdf
import pytest
from lxml import etree

from portail.output.guide.document import Document, document
from portail.output.guide.html import html
from portail.output.guide.large_print import large_print
from portail.output.guide.markdown import with_images
from portail.output.guide.pdf.writer import pdf
from portail.output.guide.word.writer import word
from portail.output.guide.zipped.odt import odt
from portail.procedure import parser
from tests.portail.output.guide import pdf_rules
from tests.portail.output.guide.zipped.test_odt import part, said
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

GLOSSARY = """
## Glossaire

Espace
: Le site de *la ville*. On y paie !

Identifiant
Nom d'utilisateur
: Le nom que vous donnez au site.
: Celui
du message.
"""


@pytest.fixture
def defined(tmp_path: Path) -> Document:
    path = written(tmp_path, PROCEDURE + GLOSSARY)
    return document(parser.load(path), run_with(passed_step()), with_pictures(tmp_path) / "essai")


def test_the_page_has_a_list_of_definitions(defined: Document) -> None:
    page = etree.fromstring(html(defined), etree.HTMLParser())

    (terms,) = page.iter("dl")
    assert [[(each.tag, "".join(each.itertext())) for each in group] for group in terms] == [
        [("dt", "Espace"), ("dd", "Le site de la ville. On y paie\u00a0!")],
        [
            ("dt", "Identifiant"),
            ("dt", "Nom d’utilisateur"),
            ("dd", "Le nom que vous donnez au site."),
            ("dd", "Celui du message."),
        ],
    ]


def test_in_the_pdf_a_term_is_the_label_of_what_it_means(defined: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(defined))

    with pikepdf.open(path) as file:
        items = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/LI"]
        assert [[str(kid.S) for kid in item.K] for item in items] == [
            ["/Lbl", "/LBody"],
            ["/Lbl", "/Lbl", "/LBody", "/LBody"],
        ]
        assert all(str(item.P.S) == "/L" and all(item == kid.P for kid in item.K) for item in items)
    assert pdf_rules.flaws(path) == []
    findings = pdfua.validate(str(path)).findings
    assert [finding.message for finding in findings if finding.severity is pdfua.Severity.ERROR] == []


def test_offices_have_a_style_for_terms_and_one_for_definitions(defined: Document) -> None:
    file = docx.Document(io.BytesIO(word(defined)))
    styles = [(p.style.name, p.text) for p in file.paragraphs if p.style and p.style.name in {"Term", "Definition"}]
    content = part(odt(defined), "content.xml")

    texts = ["Espace", "Le site de la ville. On y paie\u202f!", "Identifiant", "Nom d’utilisateur"]
    texts += ["Le nom que vous donnez au site.", "Celui du message."]
    kinds = ["Term", "Definition", "Term", "Term", "Definition", "Definition"]
    assert styles == list(zip(kinds, texts, strict=True))
    in_office = {"Term": "List_20_Heading", "Definition": "List_20_Definition"}
    assert said(content)[-6:] == [(in_office[kind], text) for kind, text in styles]


def test_markdown_has_them_as_they_are_written(defined: Document) -> None:
    assert with_images(defined)[0].endswith(
        "## Glossaire\n\nEspace\n: Le site de *la ville*. On y paie\u202f!\n\n"
        "Identifiant\nNom d’utilisateur\n: Le nom que vous donnez au site.\n: Celui du message.\n"
    )


def test_large_print_has_a_line_for_each_sentence_of_a_definition(defined: Document) -> None:
    page = etree.fromstring(html(large_print(defined)), etree.HTMLParser())

    assert "".join(next(page.iter("dd")).itertext()) == "Le site de la ville.\nOn y paie\u00a0!"


def test_an_opendocument_guide_with_a_glossary_is_whole(defined: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(odt(defined))) as archive:
        styles = archive.read("styles.xml").decode()

    for name in ("List_20_Heading", "List_20_Definition"):
        assert f'style:name="{name}"' in styles
