"""How two pictures of a screen differ."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

from portail.output.drift.reference_files import readable
from portail.run_record.run import Box

Colour = tuple[float, ...]
PAPER, MARK = "white", "#b3005a"
TILE = 12
"""The side of the squares, in pixels of a picture, in which differences are counted as one when they touch."""
GROUND_APART, MEAN_APART = 4, 24
"""How far, of 255, the ground and the mean colour of an element may move between pictures of unlike renderers.

The ground is one flat colour everywhere; the mean also holds the glyphs, which each renderer draws its way.
"""


class Pictures:
    """Two pictures of one screen, each read once.

    Raises:
        WrongUsage: one of them is damaged.
    """

    def __init__(self, old: Path, new: Path) -> None:
        self.are_equal = _bytes(old) == _bytes(new)
        self.old = _picture(old)
        self.new = self.old if self.are_equal else _picture(new)

    @property
    def sizes(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Width and height of both."""
        return self.old.size, self.new.size

    def changed_parts(self) -> list[Box]:
        """Return the rectangles in which the two differ, those that touch as one, from the top down."""
        if self.are_equal:
            return []
        differs = _difference(self.old, self.new)
        tiles = differs.reduce(TILE)  # one pixel is 1/144 of a tile, which is still more than none
        found = tiles.tobytes()
        spots = {(at % tiles.width, at // tiles.width) for at in range(len(found)) if found[at]}
        return [box for group in _groups(spots) if (box := _bounds(differs, group))]

    def greatest_difference(self, part: Box) -> int:
        """Return by how much, of 255, the two differ at most in a part of them."""
        size = max(self.old.width, self.new.width), max(self.old.height, self.new.height)
        one, other = (_cut(_on_paper(picture, size), part) for picture in (self.old, self.new))
        return max(ImageChops.difference(one, other).tobytes())

    def colours_in(self, was: Box, is_now: Box) -> tuple[str, str]:
        """Return the colour of most of a part of the old picture, and of a part of the new one, as `#rrggbb`."""
        return _hex(_ground(_cut(self.old, was))), _hex(_ground(_cut(self.new, is_now)))

    def are_of_other_colours(self, was: Box, is_now: Box) -> bool:
        """Return whether two parts differ by more than unlike renderers explain."""
        one, other = _cut(self.old, was), _cut(self.new, is_now)
        return _apart(_ground(one), _ground(other)) > GROUND_APART or _apart(_mean(one), _mean(other)) > MEAN_APART


def same(old: Path, new: Path) -> bool:
    """Return whether the two pictures are the same, pixel for pixel.

    Raises:
        WrongUsage: one of them is damaged, as for all that compares two pictures here.
    """
    if _bytes(old) == _bytes(new):
        return True
    before, after = _picture(old), _picture(new)
    return before.size == after.size and ImageChops.difference(before, after).getbbox() is None


def difference(old: Path, new: Path) -> Image.Image:
    """Return the new picture, pale, with what differs in full, widened so that one pixel is seen."""
    one, other = _picture(old), _picture(new)
    differs = _difference(one, other)
    paper = _on_paper(other, differs.size)
    pale = Image.blend(paper, Image.new("RGB", differs.size, PAPER), 0.75)
    return Image.composite(Image.new("RGB", differs.size, MARK), pale, differs.filter(ImageFilter.MaxFilter(5)))


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return a mask of the pixels that differ, in whichever colour and by however little."""
    size = max(one.width, other.width), max(one.height, other.height)
    red, green, blue = ImageChops.difference(_on_paper(one, size), _on_paper(other, size)).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda value: 255 if value else 0)


def _groups(spots: set[tuple[int, int]]) -> Iterator[set[tuple[int, int]]]:
    """Part the tiles into those that touch, corners included."""
    left = set(spots)
    for first in sorted(spots, key=lambda spot: (spot[1], spot[0])):
        if first not in left:
            continue
        left.remove(first)
        group, edge = {first}, [first]
        while edge:
            x, y = edge.pop()
            beside = {(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & left
            left -= beside
            group |= beside
            edge += beside
        yield group


def _bounds(differs: Image.Image, group: set[tuple[int, int]]) -> Box | None:
    across, down = [x for x, _ in group], [y for _, y in group]
    left, top = min(across) * TILE, min(down) * TILE
    found = differs.crop((left, top, (max(across) + 1) * TILE, (max(down) + 1) * TILE)).getbbox()
    if found is None:
        return None
    x, y, right, bottom = found
    return Box(x=left + x, y=top + y, width=right - x, height=bottom - y)


def _on_paper(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture, with white where it is smaller than the size."""
    if picture.size == size:
        return picture
    paper = Image.new("RGB", size, PAPER)
    paper.paste(picture)
    return paper


def _bytes(path: Path) -> bytes:
    with readable(path):
        return path.read_bytes()


def _picture(path: Path) -> Image.Image:
    """Return a picture in RGB, read to its end."""
    with readable(path):
        with Image.open(path) as picture:
            picture.verify()  # where WeasyPrint is loaded too, Pillow would take in one that is cut
        with Image.open(path) as picture:
            return picture.convert("RGB")


def _cut(picture: Image.Image, box: Box) -> Image.Image:
    left, top = max(0, round(box.x)), max(0, round(box.y))
    right, bottom = min(picture.width, round(box.x + box.width)), min(picture.height, round(box.y + box.height))
    return picture.crop((left, top, max(left + 1, right), max(top + 1, bottom)))


def _ground(region: Image.Image) -> Colour:
    found = region.getcolors(region.width * region.height)
    assert found, "a part that was cut has a size"
    colour = max(found)[1]
    assert isinstance(colour, tuple), "a picture on paper is an RGB picture"
    return colour


def _mean(region: Image.Image) -> Colour:
    return tuple(ImageStat.Stat(region).mean)


def _apart(one: Colour, other: Colour) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in colour)
