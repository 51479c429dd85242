"""How one thing of a screen changed, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from portail.output.drift.finding import Layer
from portail.run_record.run import Box

Place = tuple[int, ...]
"""x, y, width and height on the page, in CSS pixels; empty where it is not known."""
REACH = 8
"""How far the outline and the shadow of a thing may reach around it, in CSS pixels."""


@dataclass
class Change:
    """A change, described in French.

    Attributes:
        words: what changed; the same words on several screens are one drift.
        layer: which layer says it.
        names: what the thing was and is called.
        places: where it stood and stands.
        shifted: where what moved or grew because of it stood and stands.
        shifts: how many things that are.
        also: which layers see it too.
        look: of a look, its kind, what a person calls the first thing, and how it changed.
        opens: whether it shows or hides what lies in its places.
        is_spelling: whether a reader takes what it was called and is called for one: it counts only where it is seen.
        is_seen: whether the pixels show it.
    """

    words: str
    layer: Layer = "structure"
    names: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    shifted: tuple[Place, ...] = ()
    shifts: int = 0
    also: tuple[Layer, ...] = ()
    look: tuple[str, str, str] | None = None
    opens: bool = False
    is_spelling: bool = False
    is_seen: bool = False

    def see(self, layer: Layer) -> None:
        """Enter that a layer sees it."""
        self.is_seen = True
        if layer not in (self.layer, *self.also):
            self.also = (*self.also, layer)

    def is_seen_at(self, box: Box) -> bool:
        """Return whether a part of the page lies on the thing, or on what it moved."""
        return any(meet(place, box) for place in (*self.places, *self.shifted))


def meet(place: Place, box: Box) -> bool:
    """Return whether a box touches a place, or its outline."""
    if not place:
        return False
    x, y, width, height = place
    across = box.x < x + width + REACH and x - REACH < box.x + box.width
    return across and box.y < y + height + REACH and y - REACH < box.y + box.height


def lies_in(inner: Place, outer: Place) -> bool:
    """Return whether a place lies within another; an edge may stand a pixel outside."""
    across = outer[0] - 1 <= inner[0] and inner[0] + inner[2] <= outer[0] + outer[2] + 1
    return across and outer[1] - 1 <= inner[1] and inner[1] + inner[3] <= outer[1] + outer[3] + 1


def smallest_around(box: Box, places: Sequence[Place]) -> int | None:
    """Return the index of the smallest of the places in which a box lies."""
    inner = (round(box.x), round(box.y), round(box.width), round(box.height))
    around = [(place[2] * place[3], at) for at, place in enumerate(places) if place and lies_in(inner, _widened(place))]
    return min(around)[1] if around else None


def _widened(place: Place) -> Place:
    x, y, width, height = place
    return x - REACH, y - REACH, width + 2 * REACH, height + 2 * REACH
