"""A picture that is not filed before the walk knows all of its secrets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from portail.privacy.covers import painted
from portail.privacy.drawn_text import DrawnText
from portail.run_record.run import Box


@dataclass(frozen=True)
class Draft:
    """A picture (PNG) of a screen, and all that it takes to cover more of it later.

    Attributes:
        path: where it will be filed.
        structure_path: where what a person finds on the screen will be.
        picture: the picture, with the covers that were needed when it was taken.
        structure: what a person finds on the screen.
        drawn: what was drawn to be read.
        covered: the covers that it has.
        top: where the picture begins on the page, in CSS pixels.
        density: how many pixels of the picture a CSS pixel has.
    """

    path: Path
    structure_path: Path
    picture: bytes
    structure: str
    drawn: DrawnText
    covered: Sequence[Box]
    top: float
    density: float

    def with_covers(self, covers: Sequence[Box]) -> bytes:
        """Return the picture with these covers too; those that it has lie below its numbers."""
        return painted(self.picture, [cover for cover in covers if cover not in self.covered], self.top, self.density)
