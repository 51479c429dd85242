"""What a person finds on a screen, and depends on there, read from the text that a walk leaves of it.

It is Playwright's aria snapshot with boxes, one line an element, `- button "VALIDER" [disabled] [box=8,149,72,21]: …`,
and lines of our own (`portail.capture.structure`): `/view`, the picture; `/page`, a frame; `/tab`, a stop of the Tab
key; `/trait`, what roles do not carry; `/text`, the plain text of a message.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from portail.wording import drift as words

LINE = re.compile(r"^(?P<indent>\s*)- (?P<quote>'?)(?P<element>.*)$")
ELEMENT = re.compile(
    r'^(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[[^\]]*\])*)(?:\'?: ?(?P<text>.*)|\'?:?)?$'
)
BOX = re.compile(r"^box=(-?\d+),(-?\d+),(-?\d+),(-?\d+)$")
OWN = re.compile(r"^- /(?P<kind>view|page|tab|trait|text): (?P<value>.+)$")
CHOSEN = "selected"
LOOK = ("color", "ground", "size", "weight", "font")


@dataclass(frozen=True)
class Element:
    """Something on a screen; `box` is x, y, width, height in CSS pixels of the page, `depth` how deep it lies."""

    role: str
    name: str
    text: str
    states: tuple[str, ...]
    box: tuple[int, ...]
    depth: int = 0

    @property
    def label(self) -> str:
        """Its name, or the text that stands for one."""
        return self.name or self.text

    @property
    def words(self) -> str:
        """What a person calls it."""
        return words.name_of(self.role, self.label)


@dataclass(frozen=True)
class Trait:
    """What roles do not carry of a thing: its `facts` by key, those that every thing of its page has among them.

    `adorns`: it is a drawing without words; `clipped`: what scrolls around it hides it.
    """

    tag: str
    name: str
    box: tuple[int, ...]
    facts: Mapping[str, Any]
    adorns: bool = False
    clipped: bool = False

    @property
    def words(self) -> str:
        """What a person calls it."""
        return words.name_of(words.TAGS.get(self.tag, "text"), self.name)


@dataclass(frozen=True)
class ScreenSnapshot:
    """A screen: its elements in their order, and the names of what the Tab key reaches, in the order of the key.

    `pages` are the frames, each with its language, title and usual look; `texts` the lines of messages in plain text.
    The picture begins at `top`, and has `density` pixels for each of CSS.
    """

    elements: tuple[Element, ...]
    tab_stops: tuple[str, ...]
    pages: tuple[Mapping[str, Any], ...] = ()
    traits: tuple[Trait, ...] = ()
    texts: tuple[str, ...] = ()
    top: int = 0
    density: float = 1


@dataclass
class _Reader:
    """A screen as far as it has been read."""

    elements: list[Element] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=list)
    traits: list[Trait] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    view: dict[str, Any] = field(default_factory=dict)

    def take(self, kind: str, value: str) -> None:
        match kind:
            case "tab":
                self.stops.append(value)
            case "text":
                self.texts.append(value)
            case "page":
                self.pages.append(json.loads(value))
            case "trait":
                self.traits.append(self._trait(json.loads(value)))
            case _:
                self.view = json.loads(value)

    def on_page(self, box: tuple[int, ...]) -> tuple[int, ...]:
        """Return where a box of the frame that is being read stands on the page."""
        page = self.pages[-1] if self.pages else {}
        return (box[0] + page.get("x", 0), box[1] + page.get("y", 0), *box[2:]) if box else ()

    def _trait(self, said: dict[str, Any]) -> Trait:
        tag, name, box, adorns, clipped = (said.pop(key, "") for key in ("tag", "name", "box", "adorns", "clipped"))
        page = self.pages[-1] if self.pages else {}
        usual = {} if adorns or tag in ("form", "iframe") else {key: page[key] for key in LOOK if key in page}
        return Trait(tag, name, self.on_page(tuple(box)), usual | said, bool(adorns), bool(clipped))


def read(text: str) -> ScreenSnapshot:
    """Read a screen from its snapshot.

    Raises:
        ValueError: a line of our own is damaged.
    """
    reader = _Reader()
    for line in text.splitlines():
        if own := OWN.match(line):
            reader.take(own["kind"], own["value"])
        else:
            reader.elements += _elements(line, reader)
    return ScreenSnapshot(
        tuple(_with_choices(reader.elements)),
        tuple(reader.stops),
        tuple(reader.pages),
        tuple(reader.traits),
        tuple(reader.texts),
        reader.view.get("top", 0),
        reader.view.get("density", 1),
    )


def _with_choices(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the elements, a list with what is chosen in it as its text, its options without."""
    for at, element in enumerate(elements):
        if element.role == "option":
            yield replace(element, states=tuple(state for state in element.states if state != CHOSEN))
        elif element.role == "combobox" and not element.text:
            inside = takewhile(lambda other: other.depth > element.depth, elements[at + 1 :])  # noqa: B023 - at once
            yield replace(element, text=", ".join(each.label for each in inside if CHOSEN in each.states))
        else:
            yield element


def _elements(line: str, reader: _Reader) -> Iterator[Element]:
    found = LINE.match(line)
    if not found:
        return
    text = found["element"].replace("''", "'") if found["quote"] else found["element"]
    parts = ELEMENT.match(text)
    if not parts or (parts["role"] == "text" and not parts["text"]):
        return
    marks = re.findall(r"\[([^\]]*)\]", parts["states"])
    boxes = [match for mark in marks if (match := BOX.match(mark))]
    yield Element(
        role=parts["role"],
        name=(parts["name"] or "").replace('\\"', '"'),
        text=(parts["text"] or "").strip("\"'"),
        states=tuple(mark for mark in marks if not BOX.match(mark)),
        box=reader.on_page(tuple(map(int, boxes[0].groups()))) if boxes else (),
        depth=len(found["indent"]) // 2,
    )
