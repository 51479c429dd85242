"""The names that a person would call an element of a page by; elements are those of lxml."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Element = Any
"""An element of lxml, which comes without types."""
UNSEEN = {"head", "script", "style", "template", "title"}
PRESSED = {"submit", "button", "reset", "image"}
"""The kinds of `<input>` that are buttons."""
CHOICES = {"select", "textarea", "option"}
"""What stands in such an element is no part of the label around it."""


def is_visible(element: Element) -> bool:
    """Return whether a person sees an element, as far as the page says so without its styles."""
    return not any(_is_hidden(each) for each in (element, *element.iterancestors()))


def text_of(element: Element) -> str:
    """Return the words that a person reads in an element."""
    return " ".join("".join(_pieces(element)).split())


class Labels:
    """The labels of a page, by the fields that they are for."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._for: Mapping[str, list[Element]] = defaultdict(list)
        for label in root.iter("label"):
            if label.get("for"):
                self._for[label.get("for")].append(label)

    def names_of(self, element: Element) -> Iterator[str]:
        """Yield the names of an element, the one that its author gave first."""
        yield from filter(None, (name.strip() for name in self._names(element)))

    def _names(self, element: Element) -> Iterator[str]:
        yield element.get("aria-label", "")
        for reference in element.get("aria-labelledby", "").split():
            yield from (text_of(each) for each in self._root.xpath("//*[@id=$id]", id=reference)[:1])
        if element.tag in ("input", "select", "textarea"):
            yield from self._names_of_field(element)
        else:
            yield text_of(element)
        yield element.get("title", "")

    def _names_of_field(self, field: Element) -> Iterator[str]:
        if field.get("type", "").lower() in PRESSED:
            yield from (field.get("value", ""), field.get("alt", ""))
            return
        yield from (text_of(label) for label in self._for.get(field.get("id", ""), ()))
        yield from (text_of(around) for around in field.iterancestors("label"))
        yield field.get("placeholder", "")


def of_group(element: Element) -> Iterator[str]:
    """Yield the names of the groups in which an element stands, the nearest first."""
    for around in element.iterancestors("fieldset"):
        yield from (text_of(legend) for legend in around.iterchildren("legend"))
    for around in element.iterancestors():
        if around.get("role") in ("group", "radiogroup"):
            yield around.get("aria-label", "")


def one_place(links: Sequence[Element]) -> bool:
    """Return whether all of some elements are links to the same place."""
    return len({link.get("href") for link in links}) == 1 and links[0].get("href") is not None


def _pieces(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in CHOICES or _is_hidden(element):
        return
    if element.tag == "img":
        yield element.get("alt", "")
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _is_hidden(element: Element) -> bool:
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("type", "").lower() == "hidden"
