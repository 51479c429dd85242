"""A guide on pages of A5 keeps what its usual print keeps; folded sheets of A4 have its pages in their order."""

from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest

from portail.output.conformance.page import judge
from portail.output.formats import BUILT_IN, GuideSource
from portail.output.guide.pdf.imposition import sides
from portail.procedure import parser
from portail.target.tables.publisher import Publisher
from tests.portail.output.guide import pdf_rules
from tests.portail.output.guide.test_large_print import sizes
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

MILLIMETRES = 25.4 / 72
SMALLEST = 9.0


@pytest.fixture
def source(tmp_path: Path) -> GuideSource:
    """A guide of three pages of A5."""
    text = PROCEDURE.replace("Bienvenue !\n", "Bienvenue !\n\n" + "Lisez ceci, puis suivez les étapes.\n\n" * 30)
    town = Publisher(name="Ville d’Essai", telephone="01 02 03 04 05", version="2")
    folder = with_pictures(tmp_path) / "essai"
    return GuideSource(parser.load(written(tmp_path, text)), run_with(passed_step()), folder, town)


def made(source: GuideSource, suffix: str) -> Path:
    """Write the guide as this format."""
    (form,) = (form for form in BUILT_IN if form.suffixes == (suffix,))
    path = source.folder / f"guide.{suffix}"
    path.write_bytes(form.make(source)[suffix])
    return path


def on_millimetres(page: pypdfium2.PdfPage) -> tuple[int, int]:
    width, height = page.get_size()
    return round(width * MILLIMETRES), round(height * MILLIMETRES)


def test_pages_of_a5_are_accessible_and_have_no_small_letter(source: GuideSource) -> None:
    path = made(source, "a5.pdf")

    pages = list(pypdfium2.PdfDocument(path))
    assert len(pages) > 1
    assert {on_millimetres(page) for page in pages} == {(148, 210)}
    assert min(sizes(path.read_bytes())) >= SMALLEST
    assert pdf_rules.flaws(path) == []
    (judged,) = judge({"a5.pdf": path.read_bytes()}, source.document, source.in_a5)
    assert [each for each in judged.criteria if each.verdict == "broken"] == []
    assert judged.name == "guide.a5.pdf"
    findings = pdfua.validate(str(path)).findings
    assert [finding.message for finding in findings if finding.severity is pdfua.Severity.ERROR] == []


def test_their_first_page_lists_the_steps(source: GuideSource) -> None:
    first = pypdfium2.PdfDocument(made(source, "a5.pdf"))[0].get_textpage().get_text_range()

    assert first.splitlines()[:4] == [
        "Ville d’Essai",
        "Ma procédure : l’essai",
        "Version 2",
        "Je consulte ma boîte mail",
    ]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (1, [(4, 1), (2, 3)]),
        (4, [(4, 1), (2, 3)]),
        (5, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
    ],
)
def test_sheets_that_are_folded_have_their_pages_in_order(pages: int, expected: list[tuple[int, int]]) -> None:
    assert list(sides(pages)) == expected


def test_a_leaflet_shows_the_same_pages_side_by_side_and_claims_no_tags(source: GuideSource) -> None:
    path, plain = made(source, "leaflet.pdf"), made(source, "a5.pdf")

    pages = [page.get_textpage().get_text_range().split() for page in pypdfium2.PdfDocument(plain)]
    file = pypdfium2.PdfDocument(path)
    assert {on_millimetres(side) for side in file} == {(296, 210)}
    for side, numbers in zip(file, sides(len(pages)), strict=True):
        width, height = side.get_size()
        for half, number in enumerate(numbers):
            shown = side.get_textpage().get_text_bounded(half * width / 2, 0, (half + 1) * width / 2, height)
            assert shown.split() == (pages[number - 1] if number <= len(pages) else [])
    with pikepdf.open(path) as told:
        assert "/StructTreeRoot" not in told.Root
        assert told.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert str(told.docinfo.Title) == "Ma procédure\u00a0: l’essai"
