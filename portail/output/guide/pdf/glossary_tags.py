"""Ties headwords to what they mean in the tags of a PDF: an item of a list is a headword as its label, and its meaning.

So ISO 32000-1 has it (14.8.4.3.3); WeasyPrint 70 makes an item of each of both. In the page each headword stands in a
`div` with what it means.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from portail.output.guide.pdf.references import number_of

TAGS = {"dt": "/Lbl", "dd": "/LBody"}


def tie_headwords(layout: Any, written: Any) -> None:
    """Tie them in a PDF (`pydyf.PDF`) that is made of a layout (`weasyprint.Document`)."""
    objects = {each.number: each for each in written.objects}

    def kids(element: Any) -> list[Any]:
        return [objects[number_of(kid)] for kid in element["K"]]

    found = (each for each in written.objects if isinstance(each, dict) and each.get("S") == "/Div" and each["K"])
    items: list[Any] = [each for each in found if all(isinstance(kid, bytes) for kid in each["K"])]
    items = [each for each in items if all(kid.get("S") == "/LI" for kid in kids(each))]
    told = (names for page in layout.pages for names in _told(page._page_box))
    for item, names in zip(items, told, strict=True):
        parts = []
        for wrapper, name in zip(kids(item), names, strict=True):
            (part,) = kids(wrapper)
            part["S"], part["P"] = TAGS[name], item.reference
            parts.append(part)
            wrapper.clear()  # nothing leads to it any more
        item["S"], item["K"] = "/LI", pydyf.Array([part.reference for part in parts])


def _told(box: Any) -> Iterator[list[str]]:
    """Yield of each headword and what it means what they are in the page: `dt` and `dd`."""
    for each in box.descendants():
        if isinstance(each, boxes.BlockBox) and each.element_tag == "div":
            names = [child.element_tag for child in each.children]
            if names and set(names) <= set(TAGS):
                yield names
