"""Where the numbers go on a picture: beside the element that a promise names, never on it, never on one another.

Where a phone's buttons fill its width, a number stands inside its button, on the empty part.

Pure geometry, in CSS pixels from the corner of the page.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from portail.errors import Broken
from portail.run_record.run import Box
from portail.wording import capture as words

SIZE = 26.0
LETTERS = 17.0
"""The size of the letters of a number."""
OUTLINE = 3.0
INSET = 2.0
STEPS = (10.0, 22.0, 40.0, 64.0, 96.0, 140.0)
EDGE = 3.0
INSIDE = 8.0
TEXT_COSTS = 4.0


@dataclass(frozen=True)
class CalloutShape:
    """A number beside an outlined element; the leader line runs between the two."""

    number: int
    outline: Box
    circle: Box

    @cached_property
    def leader(self) -> Box:
        """The line from the circle's rim to the outline, as a rectangle of no width or no height."""
        cx, cy = self.circle.x + SIZE / 2, self.circle.y + SIZE / 2
        if _covers(self.outline, self.circle):
            return Box(x=cx, y=cy, width=0, height=0)
        if _between(cx, self.outline.x, self.outline.x + self.outline.width):
            start, end = _gap(self.circle.y, SIZE, self.outline.y, self.outline.height)
            return Box(x=cx, y=start, width=0, height=end - start)
        start, end = _gap(self.circle.x, SIZE, self.outline.x, self.outline.width)
        return Box(x=start, y=cy, width=end - start, height=0)

    def touches(self, own: Box, others: Sequence[Box]) -> bool:
        """Return whether the number stands on its own element, or its number or line on another's."""
        line = self.leader.grown(EDGE)
        on_others = any(_overlap(self.circle, other) or line.shared(other) for other in others)
        return _overlap(self.circle, own) or on_others


def place(elements: Sequence[Box], text: Sequence[Box], width: float, height: float) -> list[CalloutShape]:
    """Number the elements from 1 and find a place for each number.

    Args:
        elements: what the promises name, in their order.
        text: where other text stands; a badge keeps off it where it can.
        width: the width of the page.
        height: the height of the page.

    Raises:
        Broken: there is no room beside an element.
    """
    outlines = [_outlined_among(elements, element) for element in elements]
    badges: list[CalloutShape] = []
    for number, outline in enumerate(outlines, 1):
        others = [other for other in outlines if other is not outline] + [badge.circle for badge in badges]
        best = _cheapest(_free(number, outline, others, width, height), text) or _cheapest(
            _within(number, outline, text), ()
        )
        if best is None:
            raise Broken(
                expected=words.room_for_number(number),
                found=words.NO_ROOM,
                hint=words.MAKE_TWO_PICTURES,
            )
        badges.append(best)
    return badges


def outlined(element: Box) -> Box:
    """Return the outline to draw around an element."""
    return element.grown(OUTLINE)


def _outlined_among(elements: Sequence[Box], element: Box) -> Box:
    """Return the outline to draw around an element, or inside it where it adjoins another, as cells of a table do."""
    adjoins = any(_adjoin(element, other) for other in elements if other is not element)
    return element.grown(-INSET) if adjoins else outlined(element)


def _adjoin(one: Box, other: Box) -> bool:
    apart = not one.grown(-INSET).shared(other.grown(-INSET))
    return apart and outlined(one).shared(outlined(other)) > 0


def _free(
    number: int, outline: Box, others: Sequence[Box], width: float, height: float
) -> Iterator[tuple[float, CalloutShape]]:
    """Yield the badges that stand on the page, and on no element and no other badge."""
    for cost, badge in sorted(_candidates(number, outline), key=itemgetter(0)):
        if _inside(badge.circle, width, height) and not badge.touches(outline, others):
            yield cost, badge


def _cheapest(badges: Iterable[tuple[float, CalloutShape]], text: Sequence[Box]) -> CalloutShape | None:
    """Return the badge that costs least with the text that it hides, of badges in the order of their costs."""
    least, best = math.inf, None
    for cost, badge in badges:
        if cost >= least:  # what follows costs more, hide it nothing
            break
        if (whole := cost + _hidden(badge, text)) < least:
            least, best = whole, badge
    return best


def _candidates(number: int, outline: Box) -> Iterator[tuple[float, CalloutShape]]:
    """Yield badges around an outline, each with its cost: the farther, and the less usual its place, the dearer."""
    middle_x, middle_y = outline.x + outline.width / 2 - SIZE / 2, outline.y + outline.height / 2 - SIZE / 2
    start_x, end_x = outline.x, max(outline.x, outline.x + outline.width - SIZE)
    for step in STEPS:
        left, right = outline.x - SIZE - step, outline.x + outline.width + step
        above, below = outline.y - SIZE - step, outline.y + outline.height + step
        beside = [(left, middle_y), (right, middle_y)]
        around = beside + [(x, y) for x in (start_x, end_x, middle_x) for y in (above, below)]
        for rank, (x, y) in enumerate(around):
            yield step + rank, CalloutShape(number, outline, Box(x=x, y=y, width=SIZE, height=SIZE))


def _within(number: int, outline: Box, words: Sequence[Box]) -> Iterator[tuple[float, CalloutShape]]:
    """Yield badges on the empty ends of an element whose words stand inside it, as on a wide button."""
    own = [word for word in words if _covers(outline, word) and word.width < outline.width - 2 * SIZE]
    y = outline.y + outline.height / 2 - SIZE / 2
    for rank, x in enumerate((outline.x + INSIDE, outline.x + outline.width - SIZE - INSIDE)):
        circle = Box(x=x, y=y, width=SIZE, height=SIZE)
        if own and _covers(outline, circle) and not any(_overlap(circle, word) for word in own):
            yield float(rank), CalloutShape(number, outline, circle)


def _covers(one: Box, other: Box) -> bool:
    return one.shared(other) == other.width * other.height


def _hidden(badge: CalloutShape, words: Sequence[Box]) -> float:
    """Return what it costs that a badge hides other words: grows with the side of the square that they would fill."""
    line = badge.leader.grown(EDGE)
    return TEXT_COSTS * math.sqrt(sum(badge.circle.shared(word) + line.shared(word) for word in words))


def _inside(box: Box, width: float, height: float) -> bool:
    return EDGE <= box.x <= width - box.width - EDGE and EDGE <= box.y <= height - box.height - EDGE


def _overlap(one: Box, other: Box) -> bool:
    return one.grown(EDGE).shared(other) > 0


def _between(value: float, low: float, high: float) -> bool:
    return low <= value <= high


def _gap(one: float, one_size: float, other: float, other_size: float) -> tuple[float, float]:
    return (one + one_size, other) if one < other else (other + other_size, one)
