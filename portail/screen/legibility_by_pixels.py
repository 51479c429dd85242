"""The proof that needs no list: where words can be read, taking their letters away changes the picture."""

import io
import itertools
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FloatRect, Frame, Page

from portail.run_record.run import Box

BLANK = Path(__file__).with_name("scripts").joinpath("blank.js").read_text(encoding="utf-8")
SHARPEST, FAINTEST = 36, 16
"""How much brighter or darker than what is behind it, of 255, a word is at least at its clearest point, and each of
its letters: edges of thin letters are mixed with what is behind them."""
TRACE = 10
"""The same where the colours are known, and only what lies over them is not."""


@contextmanager
def blanked(page: Page) -> Iterator[None]:
    """Take all letters of the page away as long as the block lasts; nothing else changes."""
    frames = page.frames
    try:
        for frame in frames:
            _blank(frame, blank=True)
        yield
    finally:
        for frame in frames:
            _blank(frame, blank=False)


def inkless(
    picture: Image.Image, blank: Image.Image, places: Sequence[Box], density: float = 1.0, known: Container[int] = ()
) -> list[int]:
    """Return which of the places look the same, or nearly so, on a picture and on one without letters.

    Args:
        picture: the screen, or a part of it.
        blank: the same without its letters.
        places: lines of words, in CSS pixels from the corner of the pictures.
        density: how many pixels a CSS pixel has.
        known: the indexes of places whose colours have been found to be clear enough.
    """
    changed = ImageChops.difference(picture.convert("L"), blank.convert("L"))
    return [index for index, place in enumerate(places) if not _has_ink(changed, place, density, known=index in known)]


def prove(page: Page, places: Sequence[Box]) -> list[int]:
    """Return which of the places, in CSS pixels of the window, lose nothing with their letters.

    What stands out of the window is scrolled to, and the page back to where it was.
    """
    if not places:
        return []
    window = page.evaluate(
        "({ width: innerWidth, height: innerHeight, x: scrollX, y: scrollY, density: devicePixelRatio })"
    )
    failed: list[int] = []
    rest = list(range(len(places)))
    while rest:
        across, down = _towards(places[rest[0]], window)
        moved = _scroll(page, window, across, down)
        here = {at: place for at in rest if _is_in(place := places[at].moved(-moved[0], -moved[1]), window)}
        failed += _proven(page, here, window["density"])
        rest = [at for at in rest[1:] if at not in here]
    _scroll(page, window, 0, 0)
    return sorted(failed)


def _proven(page: Page, places: Mapping[int, Box], density: float) -> list[int]:
    if not places:
        return []
    left, top = min(place.x for place in places.values()), min(place.y for place in places.values())
    right = max(place.x + place.width for place in places.values())
    bottom = max(place.y + place.height for place in places.values())
    clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    picture = page.screenshot(clip=clip, animations="allow", caret="hide")
    with blanked(page):
        blank = page.screenshot(clip=clip, animations="allow", caret="hide")
    order = list(places)
    here = [places[each].moved(-left, -top) for each in order]
    one, other = (Image.open(io.BytesIO(each)) for each in (picture, blank))
    return [order[at] for at in inkless(one, other, here, density)]


def _towards(place: Box, window: Mapping[str, float]) -> tuple[float, float]:
    """Return how far to scroll, from where the window was, so that the place stands in its middle; 0: it is in."""
    if _is_in(place, window):
        return 0.0, 0.0
    return place.x + place.width / 2 - window["width"] / 2, place.y + place.height / 2 - window["height"] / 2


def _scroll(page: Page, window: Mapping[str, float], across: float, down: float) -> tuple[float, float]:
    """Scroll the window that far from where it was; return how far it went."""
    to = {"left": window["x"] + across, "top": window["y"] + down}
    x, y = page.evaluate("(to) => { scrollTo({ ...to, behavior: 'instant' }); return [scrollX, scrollY]; }", to)
    return x - window["x"], y - window["y"]


def _is_in(place: Box, window: Mapping[str, float]) -> bool:
    inside = place.x >= -1 and place.y >= -1
    return inside and place.x + place.width <= window["width"] + 1 and place.y + place.height <= window["height"] + 1


def _has_ink(changed: Image.Image, place: Box, density: float, *, known: bool) -> bool:
    left, top = place.x * density, place.y * density
    right, bottom = left + place.width * density, top + place.height * density
    if right <= 0 or bottom <= 0 or left >= changed.width or top >= changed.height:
        return True  # not on the picture: it proves nothing
    count = max(1, round(place.width / max(place.height, 1.0)))
    edges = [left + (right - left) * at / count for at in range(count + 1)]
    clearest = [_clearest(changed, (start, top, end, bottom)) for start, end in itertools.pairwise(edges)]
    sharpest, faintest = (TRACE, TRACE) if known else (SHARPEST, FAINTEST)
    return max(clearest) >= sharpest and min(clearest) >= faintest


def _clearest(changed: Image.Image, box: tuple[float, float, float, float]) -> int:
    left, top, right, bottom = map(round, box)
    part = changed.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    darkest_and_brightest = part.getextrema()
    assert isinstance(darkest_and_brightest[1], int)
    return darkest_and_brightest[1]


def _blank(frame: Frame, *, blank: bool) -> None:
    with suppress(PlaywrightError):  # a frame may have gone
        frame.evaluate(BLANK, blank)
