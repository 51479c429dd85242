"""What a guide in PDF is read for by tests alone: how full its pages are, what is read aloud."""

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from portail.output.conformance.pdf_criteria import CLAIMS, foreign_fonts, off_their_page, stray
from portail.output.conformance.pdf_file import read
from portail.target.tables.publisher import NOBODY, Publisher


def languages(path: Path) -> set[str]:
    """Return the languages in which the file says that its words are."""
    with pikepdf.open(path) as file:
        return {str(each.Lang) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each}


def spoken(path: Path) -> list[str]:
    """Return what is read aloud in place of what is printed."""
    with pikepdf.open(path) as file:
        elements = (each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/ActualText" in each)
        return [str(each.ActualText) for each in elements]


def flaws(path: Path, publisher: Publisher = NOBODY) -> list[object]:
    """Return what in a PDF breaks the rules of all guides: on tags, places, fonts, and what it says of itself."""
    file = read(path.read_bytes())
    lacking = [claim for claim in CLAIMS if claim not in file.said]
    return [*stray(file), *off_their_page(file), *foreign_fonts(file, publisher), *lacking]


def fonts(path: Path) -> set[str]:
    """Return the fonts in which words are drawn."""
    drawn = read(path.read_bytes()).drawn
    return {(each.font.partition("+")[2] or each.font).rstrip(",") for each in drawn if each.kind == "text"}


def fillings(path: Path) -> list[float]:
    """Return how full each page is: where its last line or picture ends, as a share of what is between its margins."""
    file = pypdfium2.PdfDocument(path)
    return [_filled(page) for page in file]


def _filled(page: Any) -> float:
    height, top, foot = page.get_height(), 34.0, 40.0
    lowest = min(each.get_bounds()[1] for each in page.get_objects(max_depth=1) if each.get_bounds()[1] > foot)
    return float((height - top - lowest) / (height - top - foot))
