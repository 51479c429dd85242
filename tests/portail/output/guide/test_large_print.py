"""The guide in large print has no small letter and one sentence a line."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from portail.output.formats import BUILT_IN, GuideSource
from portail.output.guide.document import Document, Figure, Listing, Paragraph, Span
from portail.output.guide.large_print import large_print
from portail.output.guide.page_fill import PAGE, Block, fill
from portail.output.guide.print_sizes import LARGE
from portail.output.guide.views import COLUMN, LEGIBLE, View
from portail.procedure import parser
from portail.run_record.run import Box
from portail.target.tables.publisher import Publisher
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures

SMALLEST = 14


def guide(folder: Path, publisher: Publisher) -> GuideSource:
    procedure = parser.load(written(folder, PROCEDURE))
    return GuideSource(procedure, run_with(passed_step()), with_pictures(folder) / "essai", publisher)


def sizes(content: bytes) -> set[float]:
    """Return the sizes of the letters of a PDF, in points; those of spaces do not count."""
    found: set[float] = set()
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if chr(pdfium.FPDFText_GetUnicode(text, at)).strip():
                found.add(round(pdfium.FPDFText_GetFontSize(text, at), 2))
    return found


def test_no_letter_is_small(tmp_path: Path) -> None:
    (form,) = (form for form in BUILT_IN if form.suffixes == ("large-print.pdf",))
    town = Publisher(name="Ville d’Essai", telephone="01 02 03 04 05", version="2", contents=True)
    source = guide(tmp_path, town)

    made = form.make(source)

    assert min(sizes(made["large-print.pdf"])) >= SMALLEST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tout est juste ? Je clique. Puis j’attends", "Tout est juste ?\nJe clique.\nPuis j’attends"),
        ("Il dit «\u00a0Payer.\u00a0» Je paie\u202f! Merci…", "Il dit «\u00a0Payer.\u00a0»\nJe paie\u202f!\nMerci…"),
        ("M. Martin, 3.5 points, art. 2", "M. Martin, 3.5 points, art. 2"),
        ("Cliquez sur ", "Cliquez sur "),
        ("Tout est juste. ", "Tout est juste.\n"),
    ],
)
def test_a_sentence_has_a_line(whole: Document, text: str, expected: str) -> None:
    words = Paragraph((Span(text), Span("Oui. Non", key=True)))

    large = large_print(replace(whole, introduction=(words, Listing(None, ((words,),)))))

    in_large = Paragraph((Span(expected), Span("Oui. Non", key=True)))
    assert large.introduction == (in_large, Listing(None, ((in_large,),)))


def test_pictures_are_larger_as_far_as_the_text_is_wide(whole: Document) -> None:
    (figure,) = whole.figures

    def printed(width: float) -> View:
        view = View(figure.file, Box(x=0, y=0, width=width, height=200), False, 1, 16)
        (large,) = large_print(replace(whole, introduction=(replace(figure, views=(view,)),))).figures[:1]
        assert isinstance(large, Figure)
        return large.views[0]

    narrow, wide = printed(400), printed(900)
    assert (narrow.least * 16, narrow.usual * 16) == pytest.approx((LARGE.legible, LARGE.comfortable))
    assert wide.usual * wide.width == pytest.approx(max(COLUMN, 9 / 16 * 900))


def test_a_picture_is_smaller_than_large_print_allows_only_where_it_would_leave_its_words(whole: Document) -> None:
    (figure,) = whole.figures
    view = View(figure.file, Box(x=0, y=0, width=300, height=800), False, 1, 16, sizes=LARGE)

    def letters(words: float) -> float:
        return fill([Block(words, (view,)), Block(PAGE)]).printed[view].scale * 16

    assert letters(100) == pytest.approx(view.usual * 16)
    assert letters(PAGE - view.least * 800) == pytest.approx(LARGE.legible)
    assert letters(PAGE - view.smallest * 800 - 10) == pytest.approx(LEGIBLE, abs=0.5)
