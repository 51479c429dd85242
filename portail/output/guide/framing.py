"""What a guide shows of a picture: as much as can be printed with letters large enough to be read.

A picture is as wide as its window, and what a sentence speaks of fills a part of it. The view is the whole picture
where its letters can be read at the width of the paper; else the largest block (a form, a card, a table) around what is
spoken of that fits; else a window around it. What does not fit into one of these is shown twice: whole, and in parts,
enlarged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops

from portail.output.guide.print_sizes import STANDARD, PrintSizes
from portail.output.guide.views import EXTENTS, LEGIBLE, USUAL, View
from portail.run_record.run import Box, Lettering, Screenshot, around

MARGIN, LEAST_MARGIN = 10.0, 4.0
"""What stands around a block or around words, in CSS pixels."""
LEAST_WIDTH, LEAST_HEIGHT = 640.0, 220.0
"""How much is shown around what is spoken of, in CSS pixels, so that it is found again on the screen."""
CORE_MARGIN, MUCH_LESS = 36.0, 0.85
"""What the core of a view shows below what is spoken of, in CSS pixels; how much of the view it may be."""
NEAR = 30.0
"""How far from what it counts a number stands, in CSS pixels."""
GUTTER, WIDE_GUTTER = 6.0, 16.0
REACH = 120.0
"""How wide an edge without a drawing is, one that nothing asks for too, and how far it is looked for, in CSS pixels."""


def views(file: Path, shot: Screenshot, density: float, sizes: PrintSizes = STANDARD) -> tuple[View, ...]:
    """Return what to show of a picture: one view, or the whole of it and then its parts, enlarged."""
    with Image.open(file) as picture:
        return _Framing(file, picture, shot, density, sizes).views()


class _Framing:
    """Frames what is spoken of on one picture."""

    def __init__(self, file: Path, picture: Image.Image, shot: Screenshot, density: float, sizes: PrintSizes) -> None:
        self.sizes = sizes
        self.file = file
        self.picture = picture
        self.shot = shot
        self.density = density
        self.everything = Box(x=0, y=0, width=picture.width, height=picture.height)

    def views(self) -> tuple[View, ...]:
        spoken_of: Sequence[Lettering] = self.shot.lettering
        if view := self.view(spoken_of):
            return (view,)
        if not self.sizes.enlarges_quotations and (spoken_of := self.numbered()) and (view := self.view(spoken_of)):
            return (view,)
        return (self.shown(self.everything, 0), *map(self.part, self.clusters(spoken_of)))

    def numbered(self) -> list[Lettering]:
        """Return what has a number on the picture, each with that number: what is quoted, the guide says itself."""
        return [self.with_number(callout.box) for callout in self.shot.annotations]

    def with_number(self, place: Box) -> Lettering:
        near = [text for text in self.shot.lettering if place.grown(NEAR * self.density).shared(text.box)]
        return Lettering(box=around([place, *(text.box for text in near)]), size=_smallest(near))

    def part(self, spoken_of: Sequence[Lettering]) -> View:
        """Return what stands closely around some words: where that is on the screen, the whole picture shows."""
        box = around([text.box for text in spoken_of])
        letters = _smallest(spoken_of)
        room = max(0.0, (self.room(letters)[0] - box.width) / 2)
        near = self.inside(box.grown(min(CORE_MARGIN * self.density, room)))
        return self.shown(self.between_drawings(near, box), letters)

    def view(self, spoken_of: Sequence[Lettering]) -> View | None:
        """Return the largest view that holds some words and whose letters can be read, if there is one."""
        letters = _smallest(spoken_of)
        width, height = self.room(letters)
        focus = around([text.box for text in spoken_of]) if spoken_of else None
        for block in (self.everything, *map(self.with_margin, self.shot.blocks)):
            if block.width <= width and block.height <= height and (not focus or block.holds(focus)):
                return self.with_taller(self.with_core(self.shown(block, letters), focus), height)
        if focus is None:
            return self.shown(self.everything, 0)
        if focus.width > width or focus.height > height:
            return None
        return self.with_taller(self.shown(self.window(spoken_of, (width, height)), letters), height)

    def with_taller(self, view: View, height: float) -> View:
        """Return the view with those that show more of the screen above and below it, no higher than that."""
        box, room = view.box, min(height, self.everything.height) - view.box.height
        above = min(box.y, max(room / 2, room - (self.everything.bottom - box.bottom)))
        steps = [(above * step / EXTENTS, (room - above) * step / EXTENTS) for step in range(1, EXTENTS + 1)]
        grown = [
            Box(x=box.x, y=box.y - up, width=box.width, height=box.height + up + down) for up, down in steps if room > 0
        ]
        taller = (self.shown(self.between_lines(each, box), view.letters * self.density) for each in grown)
        return replace(view, taller=tuple(each for each in taller if each.height > view.height))

    def between_lines(self, box: Box, focus: Box) -> Box:
        """Draw in the upper and the lower edge of a box to where they cut nothing, at most to those of one in it."""
        left, top, right, bottom = box.edges
        columns = (left, right)
        if top:
            rows = range(top, focus.edges[1])
            top = self.clear(rows, columns, upright=False, gutter=WIDE_GUTTER) or focus.edges[1]
        if bottom < self.picture.height:
            rows = range(bottom, focus.edges[3], -1)
            bottom = self.clear(rows, columns, upright=False, gutter=WIDE_GUTTER) or focus.edges[3]
        return Box(x=left, y=top, width=right - left, height=bottom - top)

    def with_core(self, view: View, focus: Box | None) -> View:
        """Return the view with its core, if that is much less."""
        if focus is None:
            return view
        bottom = min(view.box.bottom, focus.bottom + CORE_MARGIN * self.density)
        box = Box(x=view.box.x, y=view.box.y, width=view.box.width, height=bottom - view.box.y)
        core = self.shown(self.between_drawings(box, focus, all_around=False), view.letters * self.density)
        return replace(view, core=core) if core.height < MUCH_LESS * view.height else view

    def room(self, letters: float) -> tuple[float, float]:
        """Return how wide and how high a view may be on paper, in pixels of the picture."""
        scale = LEGIBLE / (letters or USUAL * self.density)
        return self.sizes.paper / scale, self.sizes.tallest / scale

    def with_margin(self, block: Box) -> Box:
        return self.inside(block.grown(MARGIN * self.density))

    def window(self, spoken_of: Sequence[Lettering], room: tuple[float, float]) -> Box:
        """Return what some words stand in each, from where lines begin, and enough to be found again on the screen."""
        blocks = [self.smallest_block(text.box, room) for text in spoken_of]
        focus = self.inside(around([text.box for text in spoken_of]).grown(LEAST_MARGIN * self.density))
        seen = self.inside(around([focus, *filter(None, blocks)]))
        seen = seen if seen.width <= room[0] and seen.height <= room[1] else focus
        begins = 0.0 if seen.right <= room[0] else seen.x
        width = min(
            max(self.pixels(LEAST_WIDTH), seen.right - begins), max(room[0], focus.width), self.everything.width
        )
        height = min(max(self.pixels(LEAST_HEIGHT), seen.height), max(room[1], focus.height), self.everything.height)
        left = min(max(0.0, seen.right - width), begins)
        top = min(max(0.0, seen.y - (height - seen.height) / 2), self.everything.bottom - height)
        return self.between_drawings(Box(x=left, y=top, width=width, height=height), focus)

    def smallest_block(self, place: Box, room: tuple[float, float]) -> Box | None:
        found = (block for block in reversed(self.shot.blocks) if block.holds(place) and block.width > place.width * 2)
        return next((block for each in found if (block := self.with_margin(each)).width <= room[0]), None)

    def between_drawings(self, box: Box, focus: Box, *, all_around: bool = True) -> Box:
        """Draw in the edges of a box to where they cut nothing, as far as it goes on holding a place.

        `all_around`: all of them, not only the lower one.
        """
        left, top, right, bottom = box.edges
        inner = focus.edges
        rows, columns = (top, bottom), (left, right)
        if left and all_around:
            left = self.clear(range(left, min(inner[0], left + self.pixels(REACH))), rows, upright=True) or left
        if right < self.picture.width and all_around:
            right = self.clear(range(right, max(inner[2], right - self.pixels(REACH)), -1), rows, upright=True) or right
        if top and all_around:
            top = self.clear(range(top, min(inner[1], top + self.pixels(REACH))), columns, upright=False) or top
        if bottom < self.picture.height:
            reach = range(bottom, max(inner[3], bottom - self.pixels(REACH)), -1)
            bottom = self.clear(reach, columns, upright=False) or bottom
        return Box(x=left, y=top, width=right - left, height=bottom - top)

    def clear(
        self, places: Iterable[int], across: tuple[int, int], *, upright: bool, gutter: float = GUTTER
    ) -> int | None:
        """Return the first of the places at which an edge cuts nothing but straight lines."""
        half = self.pixels(gutter) // 2
        for at in places:
            edges = (at - half, across[0], at + half, across[1])
            strip = self.picture.crop(edges if upright else (edges[1], edges[0], edges[3], edges[2])).convert("RGB")
            if _is_plain(strip, upright=upright):
                return at
        return None

    def pixels(self, length: float) -> int:
        return round(length * self.density)

    def inside(self, box: Box) -> Box:
        left, top = max(0.0, box.x), max(0.0, box.y)
        right, bottom = min(self.everything.right, box.right), min(self.everything.bottom, box.bottom)
        return Box(x=left, y=top, width=right - left, height=bottom - top)

    def clusters(self, spoken_of: Sequence[Lettering]) -> list[list[Lettering]]:
        """Divide words, from the top, into as few groups as fit into a view each."""
        found: list[list[Lettering]] = []
        for text in sorted(spoken_of, key=lambda text: (text.box.y, text.box.x)):
            if found and self.fits([*found[-1], text]):
                found[-1].append(text)
            else:
                found.append([text])
        return found

    def fits(self, texts: Sequence[Lettering]) -> bool:
        width, height = self.room(_smallest(texts))
        box = around([text.box for text in texts])
        return box.width <= width and box.height <= height

    def shown(self, box: Box, letters: float) -> View:
        left, top, right, bottom = self.inside(box).edges
        box = Box(x=left, y=top, width=right - left, height=bottom - top)
        letters /= self.density
        return View(self.file, box, box == self.everything, self.density, letters, sizes=self.sizes)


def _smallest(texts: Iterable[Lettering]) -> float:
    return min((text.size for text in texts if text.size), default=0.0)


def _is_plain(strip: Image.Image, *, upright: bool) -> bool:
    """Return whether a strip shows the same all along its short side: nothing, or lines that run across it."""
    width, height = strip.size
    first = strip.crop((0, 0, 1, height) if upright else (0, 0, width, 1)).resize(strip.size, Image.Resampling.NEAREST)
    return ImageChops.difference(strip, first).getbbox() is None
