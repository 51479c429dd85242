"""A view: a part of a picture, and how large it is on paper and on a screen so that its letters can be read."""

import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PIL import Image

from portail.output.guide.print_sizes import STANDARD, PrintSizes
from portail.run_record.run import Box

LEGIBLE = 9.0
"""The smallest letters on paper, in points."""
LEAST_LEGIBLE = 8.0
"""The letters of a picture of which nothing is said, where there is no room for more, in points."""
LEGIBLE_ON_SCREEN = 14.0
"""The smallest letters on a screen, in CSS pixels."""
PAPER, COLUMN = STANDARD.paper, STANDARD.column
"""The widest picture on A4 and the width of its text, in points: those of the files that others lay out."""
EXTENTS = 3
"""How many views show more of the screen than what is usual, in as many steps."""
USUAL = 16.0
"""The letters of a picture of which nothing is said, in CSS pixels, as browsers have them."""


@dataclass(frozen=True)
class View:
    """A part of a picture: `box` in its pixels, of which a CSS pixel has `density`.

    `letters` is the size of the smallest that have to be read, in CSS pixels; 0: none. `core` is its upper part, down
    to the last of them, for a page on which there is no room for more. `taller` are as wide and show more of the
    screen above and below, one more than the other, for a page that would be half empty. `sizes` are those of the print
    that it is for.
    """

    file: Path
    box: Box
    whole: bool
    density: float
    letters: float
    core: "View | None" = None
    taller: "tuple[View, ...]" = ()
    sizes: PrintSizes = STANDARD

    def of_extent(self, extent: int) -> "View":
        """Return its core at -1, itself at 0, and what shows more of the screen from 1 to `EXTENTS`."""
        if extent < 0:
            return self.core or self
        return self.taller[min(extent, len(self.taller)) - 1] if extent and self.taller else self

    @property
    def width(self) -> float:
        """Its width in CSS pixels."""
        return self.box.width / self.density

    @property
    def height(self) -> float:
        """Its height in CSS pixels."""
        return self.box.height / self.density

    @property
    def pixels(self) -> tuple[int, int]:
        """Its width and its height in pixels."""
        return round(self.box.width), round(self.box.height)

    @property
    def smallest(self) -> float:
        """The smallest scale on paper, in points for a CSS pixel, at which its letters can be read, if any is."""
        wished = LEGIBLE / self.letters if self.letters else LEAST_LEGIBLE / USUAL
        return min(wished, self.most)

    @property
    def least(self) -> float:
        """The smallest scale that its print allows, as far as the text is wide enough, in points for a CSS pixel."""
        if not self.letters:
            return self.smallest
        return min(
            max(self.smallest, min(self.sizes.legible / self.letters, self.sizes.column / self.width)), self.most
        )

    @property
    def usual(self) -> float:
        """The scale on paper, in points for a CSS pixel, where there is room; beyond the text only where it must."""
        wished = min(self.sizes.comfortable / (self.letters or USUAL), self.sizes.column / self.width, self.most)
        return max(wished, self.least)

    @property
    def most(self) -> float:
        """The largest scale on paper, in points for a CSS pixel."""
        return min(self.sizes.paper / self.width, self.sizes.tallest / self.height)

    @property
    def on_screen(self) -> int:
        """How wide it is on a screen with letters that can be read, in CSS pixels."""
        return round(self.width * max(1.0, LEGIBLE_ON_SCREEN / (self.letters or LEGIBLE_ON_SCREEN)))

    @cached_property
    def content(self) -> bytes:
        """The view as PNG."""
        if self.whole:
            return self.file.read_bytes()
        written = io.BytesIO()
        with Image.open(self.file) as picture:
            picture.crop(self.box.edges).convert("RGB").save(written, "PNG")
        return written.getvalue()


def whole(file: Path, density: float, sizes: PrintSizes = STANDARD) -> View:
    """Return the view of all that a picture shows, of which nothing is said."""
    with Image.open(file) as picture:
        box = Box(x=0, y=0, width=picture.width, height=picture.height)
    return View(file, box, True, density, 0, sizes=sizes)
