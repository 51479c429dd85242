"""What a page says of itself, read from its HTML or XHTML."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMBEDDED = re.compile(r"data:[a-z/+-]+[0-9a-z]*;base64,[A-Za-z0-9+/=]*")
"""A picture or a font inside the page, whose bytes say nothing here."""
DECLARED = re.compile(r"--([a-z-]+):\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b")
DARK = "prefers-color-scheme: dark"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class Element:
    """An element: its name, its attributes, the words in it."""

    name: str
    attributes: Mapping[str, str]
    text: str = field(default="")


class WebPage(HTMLParser):
    """A page, as far as its accessibility can be told from its source."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(EMBEDDED.sub("data:", source))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element without content, as XHTML writes it."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those in it."""
        if tag in (element.name for element in self._open):
            while self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Words belong to all elements that are open."""
        for element in self._open:
            element.text += data

    def named(self, *names: str) -> list[Element]:
        """Return the elements of these names, in their order."""
        return [element for element in self.elements if element.name in names]

    @property
    def lang(self) -> str:
        """Its language."""
        return next((each.attributes.get("lang", "") for each in self.named("html")), "")

    @property
    def languages_of_parts(self) -> set[str]:
        """The languages of parts of it."""
        return {each.attributes["lang"] for each in self.elements if each.name != "html" and "lang" in each.attributes}

    @property
    def directions(self) -> tuple[str, set[str]]:
        """From which side it is read, `ltr` or `rtl`, and what parts of it say of themselves."""
        whole = next((each.attributes.get("dir", "ltr") for each in self.named("html")), "ltr")
        parts = {each.attributes["dir"] for each in self.elements if each.name != "html" and "dir" in each.attributes}
        return whole, parts

    @property
    def levels(self) -> list[int]:
        """The levels of its headings, in their order."""
        return [HEADINGS.index(each.name) + 1 for each in self.named(*HEADINGS)]

    @property
    def pictures_without_words(self) -> list[Element]:
        """Its pictures that have no text alternative."""
        return [each for each in self.named("img") if not each.attributes.get("alt", "").strip()]

    @property
    def style(self) -> str:
        """Its style sheets."""
        return "\n".join(each.text for each in self.named("style"))

    @property
    def colours(self) -> Iterator[Mapping[str, str]]:
        """The colours that its style sheets name, by their names: by day, and in the dark."""
        day, dark = dict[str, str](), dict[str, str]()
        for line in self.style.splitlines():
            found = {name: _six_digits(colour) for name, colour in DECLARED.findall(line)}
            (dark if DARK in line else day).update(found)
        yield day
        yield {**day, **dark}

    @property
    def ids_given_twice(self) -> list[str]:
        """The identifiers of more than one element."""
        given = Counter(each.attributes["id"] for each in self.elements if each.attributes.get("id"))
        return [name for name, times in given.items() if times > 1]

    @property
    def commands(self) -> list[Element]:
        """What is pressed or filled in, and links."""
        return [
            *self.named("input", "button", "select", "textarea"),
            *(a for a in self.named("a") if "href" in a.attributes),
        ]


def name_of(command: Element) -> str:
    """Return the name that a command or a link says itself."""
    return (command.attributes.get("aria-label") or command.text).strip()


def _six_digits(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
