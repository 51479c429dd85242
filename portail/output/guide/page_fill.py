"""Fills the pages of the guide: where each begins, and how large its pictures are, from what can be read to what fits.

As TeX breaks a paragraph into lines, all ways to break the guide into pages are weighed against one another; here the
glue is the pictures.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from portail.output.guide.document import Document, Group, Heading
from portail.output.guide.print_sizes import STANDARD, PrintSizes
from portail.output.guide.views import EXTENTS, View

PAGE = STANDARD.page
"""The height of the text on a usual page, in points."""
FULL = 0.95
"""How full a page is made by larger pictures."""
LEAST_FULL = 2 / 3 + 0.01
"""How full a page is at least: two thirds and a little more, as what is printed may be lower than what was measured."""
PAGE_COSTS, EMPTINESS_COSTS, HALF_EMPTY_COSTS = 1.0, 1.0, 20.0
UNFILLED_COSTS = 2.0
"""Of each page that is less than two thirds full, however little is missing."""
RESIZING_COSTS, SMALL_COSTS, CUTTING_COSTS, ORPHAN_COSTS = 0.1, 3.0, 0.5, 2.5
PARTING_COSTS, TALLER_COSTS = 1.5, 0.4
TALLER_LAST_COSTS = 0.03
"""What more of the screen costs on a page that is as it is: it fills it, but is no reason to begin another."""


@dataclass(frozen=True)
class Printed:
    """A view as it is printed: the whole of it or its core, and its scale in points for a CSS pixel."""

    view: View
    scale: float


@dataclass(frozen=True)
class Pages:
    """How the guide is printed: which groups begin a page, what is printed of each view, which pictures begin a page.

    Such a picture (`parted`: the numbers of their groups) follows words that end the page before.
    """

    new_pages: tuple[int, ...]
    printed: Mapping[View, Printed]
    parted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Block:
    """A group on paper, or its words, or its picture: the height in points, and the views whose size may change.

    `beside` is the height of words that stand beside the picture, `caption` that of what stands under it there.
    `is_afterword`: words of a step after its last picture, which are not looked for on another page. `continued` is the
    height of the line that heads a page on which it stands first and begins no step. `is_parted`: its words are the
    block before. `group`: the number of its group, where that is not its place among the blocks.
    """

    words: float
    views: tuple[View, ...] = ()
    beside: float = 0
    caption: float = 0
    begins_step: bool = True
    is_afterword: bool = False
    continued: float = STANDARD.continued
    is_parted: bool = False
    group: int | None = None

    def number(self, place: int) -> int:
        """Return the number of its group; `place` is its own among the blocks."""
        return place if self.group is None else self.group

    def height(self, pictures: float) -> float:
        """Return its height with pictures of this height."""
        return self.words + max(self.beside, pictures + self.caption)


@dataclass(frozen=True)
class Measured:
    """How high a group is on paper, in points; `beside` and `figure`: its words and its picture that stand in a row.

    `picture`: its picture with all that belongs to it, where that stands below the words.
    """

    height: float
    beside: float = 0
    figure: float = 0
    picture: float = 0


def as_usual(views: Iterable[View]) -> Pages:
    """Return how to print views at their usual size, without a thought of pages."""
    return Pages((), {view: Printed(view, view.usual) for view in views})


def blocks(document: Document, measured: Sequence[Measured]) -> list[Block]:
    """Return the groups of a guide as blocks, which have been measured with their pictures at their usual size.

    Of a group whose picture stands below words, these and the picture are a block each.
    """
    firsts = set(_first_groups(document))
    return [
        replace(each, group=at)
        for at, (group, size) in enumerate(zip(document.groups, measured, strict=True))
        for each in _parts(_block(group, size, document.sizes, begins_step=at in firsts), group, at and size.picture)
    ]


def fill(blocks: Sequence[Block], views: Iterable[View] = (), page: float = PAGE) -> Pages:
    """Return how to print some blocks: on few pages, each but the last well filled; other `views` as usual.

    `page` is the height of the text on one, in points.
    """

    @cache
    def best_from(start: int) -> tuple[float, tuple[int, ...]]:
        """Return the cost of all pages from the one that begins with a block, and the blocks that begin the pages."""
        if start == len(blocks):
            return 0.0, ()
        ways = (
            (each.cost + best_from(end)[0], (start, *best_from(end)[1])) for end, each in _pages(blocks, start, page)
        )
        return min(ways)

    begins = best_from(0)[1]
    edges = pairwise([*begins, len(blocks)])
    shown = [_page(blocks, start, end, page, TALLER_LAST_COSTS) for start, end in edges]
    printed = {view: each for filled in shown for view, each in filled.printed.items()}
    new_pages = tuple(blocks[at].number(at) for at in begins[1:] if not blocks[at].is_parted)
    parted = tuple(blocks[at].number(at) for at in begins[1:] if blocks[at].is_parted)
    return Pages(new_pages, {**as_usual(views).printed, **printed}, parted)


@dataclass(frozen=True)
class _Page:
    """Blocks on one page, whose text is `room` points high.

    `extent`: how much is shown of their views: less than all at -1, their cores; from 1 on more of the screen around.
    """

    blocks: Sequence[Block]
    is_last: bool
    extent: int
    room: float
    taller_costs: float = TALLER_COSTS

    @cached_property
    def shown(self) -> dict[View, View]:
        return {view: view.of_extent(self.extent) for block in self.blocks for view in block.views}

    def height_at(self, stretch: float) -> float:
        """Return its height with its pictures as usual at 0, as large as they may be at 1, as small at -1.

        At -2 they can still be read: smaller than the print allows, for a page that would not be filled otherwise.
        """
        printed = self.at(stretch)
        heights = (
            block.height(sum(printed[view].scale * printed[view].view.height for view in block.views))
            for block in self.blocks
        )
        return sum(heights) + (0 if self.blocks[0].begins_step else self.blocks[0].continued)

    def at(self, stretch: float) -> dict[View, Printed]:
        return {view: Printed(shown, _stretched(shown, stretch)) for view, shown in self.shown.items()}

    @cached_property
    def stretch(self) -> float:
        """How far its pictures go from their usual size so that it is filled, and no fuller."""
        usual, least, smallest, most = map(self.height_at, (0, -1, -2, 1))
        if least > self.room and least > smallest:
            return -1 - min(1.0, (least - self.room) / (least - smallest))
        if usual > self.room:
            return -min(1.0, (usual - self.room) / (usual - least)) if usual > least else 0.0
        if self.is_last or usual > FULL * self.room or most <= usual:
            return 0.0
        return min(1.0, (FULL * self.room - usual) / (most - usual))

    @property
    def printed(self) -> dict[View, Printed]:
        return self.at(self.stretch)

    @cached_property
    def cost(self) -> float:
        height = self.height_at(self.stretch)
        cost = PAGE_COSTS * max(1, math.ceil(height / self.room)) + RESIZING_COSTS * self.stretch**2
        cost += SMALL_COSTS * max(0.0, -1 - self.stretch)
        cost += ORPHAN_COSTS * self.blocks[0].is_afterword + PARTING_COSTS * self.blocks[0].is_parted
        changed = sum(view != shown for view, shown in self.shown.items())
        cost += CUTTING_COSTS * changed if self.extent < 0 else self.taller_costs * self.extent * bool(changed)
        return cost if self.is_last else cost + self.emptiness(height)

    def emptiness(self, height: float) -> float:
        """Return what it costs that a page of this height is not full."""
        filled = height / self.room if height <= self.room else height / self.room % 1
        missing = max(0.0, LEAST_FULL - filled)
        return EMPTINESS_COSTS * (1 - filled) ** 2 + HALF_EMPTY_COSTS * missing + UNFILLED_COSTS * bool(missing)


def _pages(blocks: Sequence[Block], start: int, room: float) -> Iterator[tuple[int, _Page]]:
    """Yield where a page may end that begins with a block, and the page; what is higher than one has its own."""
    for end in range(start + 1, len(blocks) + 1):
        page = _page(blocks, start, end, room)
        if end > start + 1 and page.height_at(-2) > room:
            return
        yield end, page


def _page(blocks: Sequence[Block], start: int, end: int, room: float, taller: float = TALLER_COSTS) -> _Page:
    """Return the best of some pages: with its pictures as they are, cut to their cores, with more of the screen."""
    on_it, extents = blocks[start:end], (0, -1, *range(1, EXTENTS + 1))
    ways = [_Page(on_it, end == len(blocks), extent, room, taller) for extent in extents]
    return min(ways, key=lambda page: (page.height_at(-2) > room, page.cost))


def _stretched(view: View, by: float) -> float:
    if by < -1:
        return view.least + (by + 1) * (view.least - view.smallest)
    room = _largest(view) - view.usual if by > 0 else view.usual - view.least
    return view.usual + by * room


def _largest(view: View) -> float:
    return max(view.usual, min(view.most, view.sizes.largest / view.letters if view.letters else view.usual))


def _block(group: Group, size: Measured, sizes: PrintSizes, *, begins_step: bool) -> Block:
    views = group.figure.views if group.figure else ()
    is_afterword = not begins_step and group.figure is None
    pictures = sum(view.usual * view.height for view in views)
    if group.is_beside:
        words = size.height - max(size.beside, size.figure)
        return Block(words, views, size.beside, size.figure - pictures, begins_step, continued=sizes.continued)
    words = size.height - pictures
    return Block(words, views, 0, 0, begins_step, is_afterword, sizes.continued)


def _parts(block: Block, group: Group, picture: float) -> list[Block]:
    """Return the words of a block and its picture, which is that high with its caption; a heading is not left alone."""
    if not picture or all(isinstance(part, Heading) for part in group.parts[:-1]):
        return [block]
    of_pictures = sum(view.usual * view.height for view in block.views)
    caption = picture - of_pictures
    words = replace(block, words=block.words - caption, views=())
    return [words, replace(block, words=caption, begins_step=False, is_parted=True)]


def _first_groups(document: Document) -> Iterator[int]:
    at = 1
    yield 0
    for section in document.sections:
        yield at
        at += len(section.groups)
    yield at
