"""What a person finds on a screen: role, name, state, place, and the order of the Tab key.

A snapshot is Playwright's aria snapshot with boxes, one line an element:
`- button "VALIDER" [disabled] [box=8,149,72,21]: text`; the stops of the Tab key follow, `- /tab: VALIDER`.
"""

import re
from dataclasses import dataclass

from portail.wording import drift as words

LINE = re.compile(r"^\s*- (?P<quote>'?)(?P<element>.*)$")
ELEMENT = re.compile(
    r'^(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[[^\]]*\])*)(?:\'?: ?(?P<text>.*)|\'?:?)?$'
)
BOX = re.compile(r"^box=(-?\d+),(-?\d+),(-?\d+),(-?\d+)$")
TAB_STOP = re.compile(r"^- /tab: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Element:
    """Something on a screen; `box` is x, y, width, height in CSS pixels."""

    role: str
    name: str
    text: str
    states: tuple[str, ...]
    box: tuple[int, ...]

    @property
    def label(self) -> str:
        """Its name, or the text that stands for one."""
        return self.name or self.text

    @property
    def words(self) -> str:
        """What a person calls it."""
        return words.name_of(self.role, self.label)


@dataclass(frozen=True)
class ScreenSnapshot:
    """A screen: its elements in their order, and the names of what the Tab key reaches, in the order of the key."""

    elements: tuple[Element, ...]
    tab_stops: tuple[str, ...]


def read(text: str) -> ScreenSnapshot:
    """Read a screen from its snapshot."""
    elements = tuple(element for line in text.splitlines() if (element := _element(line)))
    return ScreenSnapshot(elements, tuple(TAB_STOP.findall(text)))


def _element(line: str) -> Element | None:
    found = LINE.match(line)
    if not found:
        return None
    text = found["element"].replace("''", "'") if found["quote"] else found["element"]
    parts = ELEMENT.match(text)
    if not parts or (parts["role"] == "text" and not parts["text"]):
        return None
    marks = re.findall(r"\[([^\]]*)\]", parts["states"])
    boxes = [match for mark in marks if (match := BOX.match(mark))]
    return Element(
        role=parts["role"],
        name=(parts["name"] or "").replace('\\"', '"'),
        text=(parts["text"] or "").strip("\"'"),
        states=tuple(mark for mark in marks if not BOX.match(mark)),
        box=tuple(map(int, boxes[0].groups())) if boxes else (),
    )
