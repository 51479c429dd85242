"""What is wrong with a guide in PDF is seen, and named by the rule that it breaks."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from portail.output.guide.document import Document
from portail.output.guide.pdf.writer import pdf
from portail.target.tables.publisher import Publisher
from portail.wording import conformance as words
from tests.portail.output.conformance.verdicts import broken

Change = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def guide(rich_english: Document) -> Document:
    return replace(rich_english, publisher=Publisher(name="Ville d’Essai", contents=True))


@pytest.fixture(scope="module")
def printed(guide: Document) -> bytes:
    return pdf(guide)


def elements(file: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the elements of the structure of a kind, or the dictionaries of a type."""
    asked = (f"/{kind}",)
    dictionaries = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
    return [each for each in dictionaries if each.get("/S") in asked or each.get("/Type") in asked]


def rewritten(old: bytes, new: bytes) -> Change:
    """Return what changes what the first page draws."""

    def change(file: pikepdf.Pdf) -> None:
        drawn = file.pages[0].Contents.read_bytes()
        assert old in drawn
        file.pages[0].Contents.write(drawn.replace(old, new))

    return change


def retagged(kind: str, other: str) -> Change:
    def change(file: pikepdf.Pdf) -> None:
        for each in elements(file, kind):
            each.S = pikepdf.Name(f"/{other}")

    return change


def without(kind: str, key: str) -> Change:
    def change(file: pikepdf.Pdf) -> None:
        for each in elements(file, kind):
            if key in each:
                del each[key]

    return change


def drawn_beside_the_tags(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    page.Contents.write(page.Contents.read_bytes() + b"\n0 0 9 9 re f")


def told_elsewhere(file: pikepdf.Pdf) -> None:
    for each in elements(file, "Figure"):
        each.A.BBox = pikepdf.Array([0, 0, 10, 10])


def told_in_one_language(file: pikepdf.Pdf) -> None:
    without("Span", "/Lang")(file)
    without("P", "/Lang")(file)


def another_font(file: pikepdf.Pdf) -> None:
    for font in elements(file, "Font"):
        font.BaseFont = pikepdf.Name("/ABCDEF+Comic-Neue")
    for descriptor in elements(file, "FontDescriptor"):
        descriptor.FontName = pikepdf.Name("/ABCDEF+Comic-Neue")


def another_claim(file: pikepdf.Pdf) -> None:
    said = file.Root.Metadata.read_bytes()
    file.Root.Metadata.write(said.replace(b'pdfuaid:part="1"', b""))


FAULTS: list[tuple[tuple[str, str], Change]] = [
    (words.TAGGED, without("Catalog", "/MarkInfo")),
    (words.ALL_IN_TREE, drawn_beside_the_tags),
    (words.PDF_TITLE, without("Catalog", "/ViewerPreferences")),
    (words.PDF_LANG, without("Catalog", "/Lang")),
    (words.PDF_PARTS, told_in_one_language),
    (words.PDF_ALT, without("Figure", "/Alt")),
    (words.PDF_BOXES, told_elsewhere),
    (words.PDF_HEADINGS, retagged("H2", "H4")),
    (words.PDF_TABLES, retagged("TH", "TD")),
    (words.PDF_LISTS, retagged("LI", "P")),
    (words.PDF_LINKS, without("Annot", "/Contents")),
    (words.PDF_BOOKMARKS, without("Catalog", "/Outlines")),
    (words.PDF_LETTERS, rewritten(b" Tf", b" Tf 0.5 0 0 0.5 0 0 cm")),
    (words.PDF_CONTRAST, rewritten(b"BT", b"0.8 0.8 0.8 rg BT")),
    (words.PDF_FONTS, without("FontDescriptor", "/FontFile2")),
    (words.PDF_OWN_FONTS, another_font),
    (words.PDF_CLAIM, another_claim),
    (words.PDF_COLOURS, without("Catalog", "/OutputIntents")),
]


def test_a_guide_keeps_every_criterion_that_a_rule_decides(printed: bytes, guide: Document) -> None:
    assert broken({"pdf": printed}, guide) == []


@pytest.mark.parametrize(("rule", "change"), FAULTS, ids=[rule[0] for rule, _ in FAULTS])
def test_each_fault_is_seen_by_its_rule(printed: bytes, guide: Document, rule: tuple[str, str], change: Change) -> None:
    faulty = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as file:
        change(file)
        file.save(faulty)

    name = rule[0].format("9")
    assert name in [found for _, found, _ in broken({"pdf": faulty.getvalue()}, guide)]


def test_letters_of_a_picture_that_are_too_small_are_seen(printed: bytes, guide: Document) -> None:
    def tiny(document: Document) -> Document:
        (section, *others) = document.sections
        (figure,) = (part for part in section.parts if part in document.figures)
        small = replace(figure, views=tuple(replace(view, letters=2.0) for view in figure.views))
        parts = tuple(small if part is figure else part for part in section.parts)
        return replace(document, sections=(replace(section, parts=parts), *others))

    assert words.PDF_PICTURES[0] in [found for _, found, _ in broken({"pdf": printed}, tiny(guide))]
