"""Solid covers over what a picture must not show."""

import io
from collections.abc import Iterable

from PIL import Image, ImageDraw

from portail.run_record.run import Box

SHADE = "#4c5965"
SPILL = 2.0
"""Glyphs may stand out of their line by a little, in CSS pixels."""


def painted(picture: bytes, covers: Iterable[Box], top: float, density: float) -> bytes:
    """Return a picture (PNG) with covers, given in CSS pixels of the page that it shows from `top` downwards."""
    places = [_on(cover, top, density) for cover in covers]
    if not places:
        return picture
    with Image.open(io.BytesIO(picture)) as image:
        image.load()
        shown = image.convert("RGB")
    draw = ImageDraw.Draw(shown)
    for place in places:
        draw.rectangle(place, fill=SHADE)
    file = io.BytesIO()
    shown.save(file, "PNG")
    return file.getvalue()


def _on(cover: Box, top: float, density: float) -> tuple[int, int, int, int]:
    left, above = (cover.x - SPILL) * density, (cover.y - SPILL - top) * density
    right = (cover.x + cover.width + SPILL) * density
    below = (cover.y + cover.height + SPILL - top) * density
    return int(left), int(above), round(right), round(below)
