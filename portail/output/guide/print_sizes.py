"""How large a guide is printed: the letters of its pictures, and what depends on the size of its words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PrintSizes:
    """The sizes of a kind of print, in points.

    Attributes:
        legible: the smallest letters of a picture that have to be read, as far as the text is wide enough for them.
        comfortable: the letters of a picture where there is room.
        largest: the letters of a picture that is made larger to fill a page.
        continued: the height of the line that heads a page on which a step goes on.
        beside: how much of the text's width a picture may take that stands beside words, from 0 to 1.
    """

    legible: float
    comfortable: float
    largest: float
    continued: float
    beside: float


STANDARD = PrintSizes(legible=9.0, comfortable=10.0, largest=14.5, continued=28.0, beside=0.5)
LARGE = PrintSizes(legible=12.0, comfortable=14.5, largest=20.0, continued=42.0, beside=0.0)
"""Of large print, whose words are 14 points and more: nothing stands beside anything else."""
