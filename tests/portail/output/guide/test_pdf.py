"""The guide in PDF is accessible, and shows every pixel of its pictures on few pages."""

import io
from dataclasses import replace
from pathlib import Path

import pdfua
import pikepdf
import pytest
from pikepdf.models.ctm import get_objects_with_ctm
from PIL import Image

from portail.output.guide.document import MILLIMETRES, Document
from portail.output.guide.pdf import pdf


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
