"""Makes the PDF that WeasyPrint writes keep what PDF/UA-1 asks for, where its own tags do not.

Four things of WeasyPrint 70 are mended before the file is written: the places of pictures are told in CSS pixels from
the top of the page (ISO 32000-1, 14.8.5.4.3 has points from its foot), what stands in the margins of a page is marked
as content that belongs to nothing (ISO 14289-1, 7.1: it is an artifact), nothing says in which language words are
(7.2), and letters that are read from the right are drawn from the left: their words are said beside them (ISO 32000-1,
14.9.4). It builds one structure element after another in the order of its boxes, and so they are found again here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import bidirectional

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from portail.output.guide.pdf.references import number_of
from portail.wording.typography import is_right_to_left

POINTS = 0.75
"""How many points a CSS pixel has."""


@dataclass(frozen=True)
class _Leaf:
    """What is drawn at once: words, or a picture.

    `lang` is its language, `spoken` what is read aloud in its place, `in_margin` whether it is in a page's margin.
    """

    lang: str
    spoken: str = ""
    in_margin: bool = False

    def inside(self, box: Any) -> "_Leaf":
        """Return what is known of that which is drawn in a box, as that is in this one."""
        named = {} if box.element is None else box.element.attrib
        in_margin = self.in_margin or isinstance(box, boxes.MarginBox)
        return _Leaf(named.get("lang") or self.lang, named.get("data-spoken") or self.spoken, in_margin)


def mend(layout: Any, written: Any) -> None:
    """Mend the tags of a PDF (`pydyf.PDF`) that is made of a layout (`weasyprint.Document`)."""
    objects = {each.number: each for each in written.objects}
    if is_right_to_left(layout.metadata.lang or ""):
        written.catalog["ViewerPreferences"]["Direction"] = "/R2L"
    numbers = next(each["Nums"] for each in written.objects if isinstance(each, dict) and "Nums" in each)
    for index, page in enumerate(layout.pages):
        owners = numbers[2 * index + 1]
        object_of_page = objects[number_of(written.page_references[index])]
        height = object_of_page["MediaBox"][3]
        drawn = objects[number_of(object_of_page["Contents"])].stream
        leaves = list(_leaves(page._page_box, _Leaf(layout.metadata.lang or "")))
        for leaf, content in zip(leaves, _in_order(owners), strict=True):
            element = objects[number_of(owners[content])]
            if leaf.in_margin:
                _make_artifact(drawn, content)
                owners[content] = "null"
            elif leaf.lang != layout.metadata.lang:
                element["Lang"] = pydyf.String(leaf.lang)
            if leaf.spoken:
                element["ActualText"] = pydyf.String(leaf.spoken)
            if element["S"] == "/Figure":
                _place_from_foot(element["A"], float(height))


def _leaves(box: Any, around: _Leaf) -> Iterator[_Leaf]:
    """Yield what the tree of boxes draws, in the order in which WeasyPrint makes structure elements of it."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    inside = around.inside(box)
    if isinstance(box, boxes.TextBox) and not inside.spoken and _is_drawn_backwards(box.text):
        yield replace(inside, spoken=box.text)
        return
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield inside
        return
    for child in getattr(box, "children", ()):
        yield from _leaves(child, inside)


def _is_drawn_backwards(text: str) -> bool:
    return any(bidirectional(letter) in ("R", "AL") for letter in text)


def _in_order(owners: Any) -> list[int]:
    """Return the marked contents of a page in the order of their structure elements."""
    return sorted(range(len(owners)), key=lambda content: (number_of(owners[content]), content))


def _make_artifact(drawn: list[Any], content: int) -> None:
    at = next(at for at, each in enumerate(drawn) if isinstance(each, dict) and each.get("MCID") == content)
    drawn[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _place_from_foot(layout: Any, height: float) -> None:
    left, top, right, bottom = (float(edge) * POINTS for edge in layout["BBox"])
    layout["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
