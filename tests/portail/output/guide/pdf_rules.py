"""What a guide in PDF must keep: rules of PDF/UA-1 that no library checks for us, legible pictures, full pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from portail.output.guide.document import Document

OWN_FONTS = {"Source-Sans-3", "Source-Sans-3-Bold", "Source-Sans-3-Italic"}
SMALLEST_LETTERS = 9.0
ROUNDING = 0.05


@dataclass(frozen=True)
class Printed:
    """A picture on paper: how large its smallest letters are that have to be read, in points; `None`: none has."""

    name: str
    letters: float | None


def stray_content(path: Path) -> list[str]:
    """Return the marked contents that are neither in the tree of the document nor an artifact (ISO 14289-1, 7.1)."""
    with pikepdf.open(path) as file:
        known = set(_in_tree(file.Root.StructTreeRoot.K, None))
        drawn = [
            (page.obj.objgen, int(each.operands[1].MCID))
            for page in file.pages
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "BDC" and "/MCID" in each.operands[1]
        ]
        twice = {each for each in drawn if drawn.count(each) > 1}
        return [str(each) for each in {*drawn} ^ known | twice]


def figures_off_their_page(path: Path) -> list[list[float]]:
    """Return the boxes of figures that are not where the page shows their picture, in points from its foot."""
    with pikepdf.open(path) as file:
        told = [[float(edge) for edge in each.A.BBox] for each in file.objects if _is_figure(each)]
    return [box for box in told if not any(_near(box, shown) for shown in _pictures(path))]


def languages(path: Path) -> set[str]:
    """Return the languages in which the file says that its words are."""
    with pikepdf.open(path) as file:
        return {str(each.Lang) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each}


def spoken(path: Path) -> list[str]:
    """Return what is read aloud in place of what is printed."""
    with pikepdf.open(path) as file:
        elements = (each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each)
        return [str(each.ActualText) for each in elements]


def foreign_fonts(path: Path) -> set[str]:
    """Return the embedded fonts that are not the guide's own."""
    return fonts(path) - OWN_FONTS


def fonts(path: Path) -> set[str]:
    """Return the embedded fonts."""
    with pikepdf.open(path) as file:
        found = (each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font")
        return {str(font.BaseFont).partition("+")[2].rstrip(",") for font in found}


def claims(path: Path) -> list[str]:
    """Return the standards that the metadata of the file claims."""
    with pikepdf.open(path) as file, file.open_metadata() as metadata:
        return [f"PDF/UA-{metadata['pdfuaid:part']}", f"PDF/A-{metadata.pdfa_status}"]


def illegible_pictures(path: Path, document: Document) -> list[Printed]:
    """Return the pictures of which the smallest letters that have to be read are printed smaller than may be."""
    widths = [right - left for left, _, right, _ in _pictures(path)]
    views = [view for figure in document.figures for view in figure.views]
    printed = [
        Printed(view.file.name, width / view.width * view.letters if view.letters else None)
        for view, width in zip(views, widths, strict=True)
    ]
    return [each for each in printed if each.letters is not None and each.letters < SMALLEST_LETTERS - ROUNDING]


def fillings(path: Path) -> list[float]:
    """Return how full each page is: where its last line or picture ends, as a share of what is between its margins."""
    file = pypdfium2.PdfDocument(path)
    return [_filled(page) for page in file]


def _pictures(path: Path) -> list[tuple[float, float, float, float]]:
    """Return where pictures are printed, in points from the foot of their page: left, bottom, right, top."""
    is_picture = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    return [each.get_bounds() for page in pypdfium2.PdfDocument(path) for each in page.get_objects(filter=is_picture)]


def _filled(page: Any) -> float:
    height, top, foot = page.get_height(), 34.0, 40.0
    lowest = min(each.get_bounds()[1] for each in page.get_objects(max_depth=1) if each.get_bounds()[1] > foot)
    return float((height - top - lowest) / (height - top - foot))


def _in_tree(element: Any, page: Any) -> Iterator[tuple[tuple[int, int], int]]:
    if isinstance(element, int):
        yield page.objgen, int(element)
    elif isinstance(element, pikepdf.Array):
        for each in element:
            yield from _in_tree(each, page)
    elif isinstance(element, pikepdf.Dictionary) and "/K" in element:
        yield from _in_tree(element.K, element.get("/Pg", page))


def _is_figure(each: Any) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < 1.0 for a, b in zip(one, other, strict=True))
