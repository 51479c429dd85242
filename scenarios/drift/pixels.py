"""How two pictures of a screen differ."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops

from scenarios.run import Annotation, Box

COLOUR_APART = 24
"""How far the mean colour of a named element may move, of 255, where the two pictures come from unlike machines."""


def same(old: Path, new: Path) -> bool:
    """Tell whether the two pictures are the same, pixel for pixel."""
    return old.read_bytes() == new.read_bytes() or changed_region(old, new) is None


def changed_region(old: Path, new: Path) -> Box | None:
    """Return the rectangle of the new picture in which the two differ; pictures of two sizes differ everywhere."""
    with Image.open(old) as before, Image.open(new) as after:
        if before.size != after.size:
            return Box(x=0, y=0, width=after.width, height=after.height)
        found = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox()
    if found is None:
        return None
    left, top, right, bottom = found
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def difference(old: Path, new: Path) -> Image.Image:
    """Return the new picture, pale, with what differs in full."""
    with Image.open(old) as first, Image.open(new) as second:
        after = second.convert("RGB")
        before = Image.new("RGB", after.size, "white")
        before.paste(first.convert("RGB"))
    mask = ImageChops.difference(before, after).convert("L").point(lambda value: 255 if value else 0)
    pale = Image.blend(after, Image.new("RGB", after.size, "white"), 0.75)
    return Image.composite(Image.new("RGB", after.size, "#b3005a"), pale, mask)


def changed_elements(old: Path, new: Path, before: Sequence[Annotation], after: Sequence[Annotation]) -> list[str]:
    """Return the named elements whose colour is no longer the same, for pictures from unlike machines."""
    places = {note.text: note.box for note in before}
    with Image.open(old) as one, Image.open(new) as other:
        return [
            note.text
            for note in after
            if note.text in places and _apart(_colour(one, places[note.text]), _colour(other, note.box)) > COLOUR_APART
        ]


def _colour(picture: Image.Image, box: Box) -> tuple[float, ...]:
    region = picture.convert("RGB").crop(
        (round(box.x), round(box.y), round(box.x + box.width), round(box.y + box.height))
    )
    pixel = region.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
