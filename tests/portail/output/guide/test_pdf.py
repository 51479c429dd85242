"""The guide in PDF is accessible, and shows every pixel of its pictures on few pages."""

import io
from dataclasses import replace
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from portail.output.conformance.pdf_criteria import foreign_fonts
from portail.output.conformance.pdf_file import read
from portail.output.guide.document import Document, Figure, Paragraph, Span
from portail.output.guide.pdf.writer import pdf
from portail.output.guide.views import View
from portail.run_record.run import Box
from tests.portail.output.conformance.verdicts import broken
from tests.portail.output.guide import pdf_rules


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


def test_pdf_of_lists_tables_and_links_is_accessible(rich: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(rich))

    report = pdfua.validate(str(path))

    assert [finding.message for finding in report.findings if finding.severity is pdfua.Severity.ERROR] == []
    with pikepdf.open(path) as file:
        tags = {str(each.get("/S")) for each in file.objects if isinstance(each, pikepdf.Dictionary)}
        assert {"/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/H3", "/Figure"} <= tags


def test_the_pdf_keeps_what_pdf_ua_asks_for_and_claims_it(english: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(english))

    assert broken({"pdf": path.read_bytes()}, english) == []
    assert pdf_rules.languages(path) == {"en", "fr"}
    assert pdf_rules.spoken(path) == ["mark 1", "mark 2"]


def test_the_fonts_of_this_machine_are_in_no_guide_that_needs_none(whole: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    long = Paragraph((Span("anticonstitutionnellement " * 40),))
    path.write_bytes(pdf(replace(whole, introduction=(long,))))

    assert foreign_fonts(read(path.read_bytes())) == set()


def test_a_letter_that_the_own_fonts_lack_comes_from_this_machine(whole: Document, tmp_path: Path) -> None:
    path = tmp_path / "essai.pdf"
    path.write_bytes(pdf(replace(whole, introduction=(Paragraph((Span("Καλημέρα"),)),))))

    assert foreign_fonts(read(path.read_bytes()))


def tall(figure: Figure, file: Path) -> Figure:
    """Return a figure whose picture is so tall that two fill a page."""
    Image.new("RGB", (640, 500), "navy").save(file)
    return replace(figure, file=file, views=(View(file, Box(x=0, y=0, width=640, height=500), True, 1, 16),))


def test_pages_are_filled_and_say_which_step_goes_on(whole: Document, tmp_path: Path) -> None:
    one, two, three = (tall(whole.figures[0], tmp_path / f"{name}.png") for name in ("un", "deux", "trois"))
    section = replace(whole.sections[0], parts=(one, Paragraph((Span("Puis :"),)), two, three))
    path = tmp_path / "essai.pdf"

    path.write_bytes(pdf(replace(whole, sections=(section,))))

    file = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in file]
    assert [share > 2 / 3 for share in pdf_rules.fillings(path)[:-1]] == [True]
    assert ["Étape 1 (suite)" in page for page in pages] == [False, True]


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
