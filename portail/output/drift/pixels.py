"""How two pictures of a screen differ."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

from portail.output.drift.reference_files import readable
from portail.record.run import Box, Callout

Colour = tuple[float, ...]
PAPER, MARK = "white", "#b3005a"
OUTLINE = 16
"""How far the outline and the shadow of an element may reach around it, in pixels."""
GROUND_APART, MEAN_APART = 4, 24
"""How far, of 255, the background and the mean colour of a named element may move between pictures of unlike machines.

The background is one flat colour on every machine; the mean also holds the glyphs, which each machine draws its way.
"""


def same(old: Path, new: Path) -> bool:
    """Return whether the two pictures are the same, pixel for pixel.

    Raises:
        WrongUsage: one of them is damaged, as for all that compares two pictures here.
    """
    return changed_region(old, new) is None


def sizes(old: Path, new: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return width and height of both pictures."""
    return _picture(old).size, _picture(new).size


def changed_region(old: Path, new: Path) -> Box | None:
    """Return the rectangle of the new picture in which the two differ; pictures of two sizes differ everywhere."""
    if _bytes(old) == _bytes(new):
        return None
    before, after = _picture(old), _picture(new)
    if before.size != after.size:
        return Box(x=0, y=0, width=after.width, height=after.height)
    found = ImageChops.difference(before, after).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def difference(old: Path, new: Path) -> Image.Image:
    """Return the new picture, pale, with what differs in full, widened so that one pixel is seen."""
    before, after = sizes(old, new)
    size = max(before[0], after[0]), max(before[1], after[1])
    one, other = (_on_paper(path, size) for path in (old, new))
    differs = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value else 0)
    pale = Image.blend(other, Image.new("RGB", size, PAPER), 0.75)
    return Image.composite(Image.new("RGB", size, MARK), pale, differs.filter(ImageFilter.MaxFilter(5)))


def _on_paper(path: Path, size: tuple[int, int]) -> Image.Image:
    """Return a picture, with white where it is smaller than the size."""
    paper = Image.new("RGB", size, PAPER)
    paper.paste(_picture(path))
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


def lies_in(region: Box, element: Box) -> bool:
    """Return whether a changed region lies within an element, or its outline."""
    across = element.x - OUTLINE <= region.x and region.x + region.width <= element.x + element.width + OUTLINE
    down = element.y - OUTLINE <= region.y and region.y + region.height <= element.y + element.height + OUTLINE
    return across and down


def changed_elements(old: Path, new: Path, before: Sequence[Callout], after: Sequence[Callout]) -> list[str]:
    """Return the named elements whose colour is no longer the same, for pictures from unlike machines."""
    places = {note.text: note.box for note in before}
    was, is_now = _picture(old), _picture(new)
    return [
        note.text
        for note in after
        if note.text in places and _other_colours(_cut(was, places[note.text]), _cut(is_now, note.box))
    ]


def _cut(picture: Image.Image, box: Box) -> Image.Image:
    return picture.crop((round(box.x), round(box.y), round(box.x + box.width), round(box.y + box.height)))


def _other_colours(one: Image.Image, other: Image.Image) -> bool:
    return _apart(_ground(one), _ground(other)) > GROUND_APART or _apart(_mean(one), _mean(other)) > MEAN_APART


def _ground(region: Image.Image) -> Colour:
    colours = region.getcolors(region.width * region.height)
    assert colours, "an element that was seen has a size"
    return max(colours)[1]  # type: ignore[return-value]  # an RGB picture has RGB colours


def _mean(region: Image.Image) -> Colour:
    return tuple(ImageStat.Stat(region).mean)


def _apart(one: Colour, other: Colour) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
