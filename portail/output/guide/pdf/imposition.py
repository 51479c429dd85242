"""Imposition: pages two and two on both sides of sheets, so that these, folded in the middle, are a booklet."""

from collections.abc import Iterator
from typing import Any

import pydyf

from portail.output.guide.pdf.references import number_of

ON_A_SHEET = 4


def impose(written: Any) -> None:
    """Put the pages of a PDF (`pydyf.PDF`), all of one size, on sheets twice as wide.

    What leads to a page (links, bookmarks) leads nowhere on a sheet, and goes.
    """
    objects = {each.number: each for each in written.objects}
    pages = [objects[number_of(reference)] for reference in written.page_references]
    _, _, width, height = pages[0]["MediaBox"]
    forms = [_as_form(page, objects[number_of(page["Contents"])]) for page in pages]
    for page in pages:
        page.clear()  # nothing leads to it any more
    written.pages["Kids"], written.pages["Count"] = pydyf.Array([]), 0
    for left, right in sides(len(pages)):
        written.add_page(_side(written, width, height, [_of(forms, left), _of(forms, right)]))
    for key in ("Outlines", "Names", "PageMode"):
        written.catalog.pop(key, None)
    written.catalog["ViewerPreferences"] = pydyf.Dictionary({"Duplex": "/DuplexFlipShortEdge", "PrintScaling": "/None"})


def sides(pages: int) -> Iterator[tuple[int, int]]:
    """Yield the pages, counted from 1, at the left and at the right of each side; those beyond the last are white."""
    last = -(-pages // ON_A_SHEET) * ON_A_SHEET
    for first in range(1, last // 2, 2):
        yield last + 1 - first, first
        yield first + 1, last - first


def _as_form(page: Any, drawn: Any) -> Any:
    """Make of what is drawn on a page something that can be drawn anywhere (ISO 32000-1, 8.10)."""
    drawn.extra |= {"Type": "/XObject", "Subtype": "/Form", "BBox": page["MediaBox"], "Resources": page["Resources"]}
    return drawn


def _of(forms: list[Any], number: int) -> Any:
    return forms[number - 1] if number <= len(forms) else None


def _side(written: Any, width: float, height: float, halves: list[Any]) -> Any:
    shown = {f"P{at}": form for at, form in enumerate(halves) if form is not None}
    lines = [f"q 1 0 0 1 {int(name[1:]) * width} 0 cm /{name} Do Q" for name in shown]
    content = pydyf.Stream([line.encode() for line in lines])
    written.add_object(content)
    return pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": written.pages.reference,
            "MediaBox": pydyf.Array([0, 0, 2 * width, height]),
            "Contents": content.reference,
            "Resources": pydyf.Dictionary(
                {"XObject": pydyf.Dictionary({name: form.reference for name, form in shown.items()})}
            ),
        }
    )
