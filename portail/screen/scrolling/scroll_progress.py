"""How far a text has been read."""

from dataclasses import dataclass, replace
from typing import Self

AT_END = 4
"""Within how many CSS pixels of its end a text is read."""


@dataclass(frozen=True)
class ScrollProgress:
    """How far a text has been read, in CSS pixels.

    Attributes:
        scrolled: how far its box is scrolled; `left` how far it still can be; `length` how long the text is.
        top: where the text stands: it moves where a script moves it, too.
        in_vain: how many notches in a row have moved nothing further.
        has_moved: whether any has.
    """

    scrolled: float
    left: float
    length: float
    top: float
    in_vain: int = 0
    has_moved: bool = False

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left to read: of a text that a script moves, once it moves no more."""
        return self.left < AT_END or (self.scrolled == 0 and self.has_moved)

    @property
    def part(self) -> float:
        """How much of the text has been read, from 0 to 1."""
        return self.scrolled / max(1.0, self.scrolled + self.left)

    def since(self, furthest: Self) -> Self:
        """Return this progress, as one that follows the furthest so far."""
        further = self.scrolled > furthest.scrolled or self.top < furthest.top or self.length > furthest.length
        if not further:
            return replace(furthest, in_vain=furthest.in_vain + 1)
        return replace(self, has_moved=True)
