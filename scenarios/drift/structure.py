"""What a person finds on a screen – role, name, state, place – and how two screens differ.

A screen is Playwright's aria snapshot with boxes, one line an element:
`- button "VALIDER" [disabled] [box=8,149,72,21]: text`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LINE = re.compile(r"^\s*- (?P<quote>'?)(?P<element>.*)$")
ELEMENT = re.compile(
    r'^(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[[^\]]*\])*)(?:\'?: ?(?P<text>.*)|\'?:?)?$'
)
BOX = re.compile(r"^box=(-?\d+),(-?\d+),(-?\d+),(-?\d+)$")


@dataclass(frozen=True)
class Element:
    """Something on a screen; `box` is x, y, width, height in CSS pixels."""

    role: str
    name: str
    text: str
    states: tuple[str, ...]
    box: tuple[int, ...]

    @property
    def words(self) -> str:
        """What a person calls it."""
        label = self.name or self.text
        return f"{self.role} « {label} »" if label else self.role


def read(snapshot: str) -> list[Element]:
    """Return the elements of an aria snapshot, in their order."""
    return [element for line in snapshot.splitlines() if (element := _element(line))]


def compare(old: Sequence[Element], new: Sequence[Element], *, places: bool = True) -> list[str]:
    """Return how the new screen differs from the old one, one French sentence a change.

    `places`: whether boxes are compared too; they only agree where fonts and browser do.
    """
    pairs = list(_pairs(old, new))
    gone = [before for before, after in pairs if before and not after]
    come = [after for before, after in pairs if after and not before]
    kept = [(before, after) for before, after in pairs if before and after]
    changes = [change for before, after in kept for change in _differences(before, after)]
    return changes + _came_and_went(gone, come) + (_moves(kept) if places else [])


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


def _pairs(old: Sequence[Element], new: Sequence[Element]) -> Iterator[tuple[Element | None, Element | None]]:
    """Pair each old element with the new one that took its place; `None` where there is none."""
    matcher = SequenceMatcher(None, [_identity(e) for e in old], [_identity(e) for e in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        before, after = list(old[a:b]), list(new[c:d])
        if kind == "equal":
            yield from zip(before, after, strict=True)
            continue
        for alike in (_same_name, _same_role):
            for one in list(before):
                other = next((candidate for candidate in after if alike(one, candidate)), None)
                if other:
                    before.remove(one)
                    after.remove(other)
                    yield one, other
        yield from ((one, None) for one in before)
        yield from ((None, other) for other in after)


def _identity(element: Element) -> tuple[str, str, str]:
    return element.role, element.name, element.text


def _same_name(one: Element, other: Element) -> bool:
    return bool(one.name) and one.name == other.name


def _same_role(one: Element, other: Element) -> bool:
    return one.role == other.role


def _came_and_went(gone: Sequence[Element], come: Sequence[Element]) -> list[str]:
    before, after = map(_identity, gone), list(map(_identity, come))
    elsewhere = {identity for identity in before if identity in after}
    return [
        *(f"ordre changé : {element.words}" for element in come if _identity(element) in elsewhere),
        *(f"disparu : {element.words}" for element in gone if _identity(element) not in elsewhere),
        *(f"apparu : {element.words}" for element in come if _identity(element) not in elsewhere),
    ]


def _differences(before: Element, after: Element) -> Iterator[str]:
    if before.role != after.role:
        yield f"rôle changé : {before.words} est devenu {after.words}"
    elif before.name == after.name and before.text != after.text and before.name:
        yield f"valeur changée : {after.words}, « {before.text} » auparavant, « {after.text} » à présent"
    elif (before.name, before.text) != (after.name, after.text):
        yield f"renommé : {before.words} est devenu {after.words}"
    if before.states != after.states:
        yield f"état changé : {after.words}, {_states(before)} auparavant, {_states(after)} à présent"


def _states(element: Element) -> str:
    return ", ".join(element.states) or "sans état particulier"


def _moves(kept: Sequence[tuple[Element, Element]]) -> list[str]:
    """Tell what moved, all that moved alike in one sentence."""
    moved: dict[tuple[int, ...], list[Element]] = {}
    for before, after in kept:
        if before.box != after.box:
            delta = tuple(b - a for a, b in zip(before.box, after.box, strict=True))
            moved.setdefault(delta, []).append(after)
    return [_move(elements[0], delta, len(elements)) for delta, elements in moved.items()]


def _move(element: Element, delta: tuple[int, ...], count: int) -> str:
    across, down, wider, higher = delta
    others = f" et {count - 1} autre{'s' if count > 2 else ''}" if count > 1 else ""
    place = f"de {across:+d} px en largeur et {down:+d} px en hauteur"
    size = f", taille {wider:+d} × {higher:+d} px" if wider or higher else ""
    return f"déplacé : {element.words}{others}, {place}{size}"
