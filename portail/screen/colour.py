"""Names a colour as a person would: what matters is whether a button looks grey or green."""

import colorsys
import io
import re
from collections import Counter
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator

from portail.wording import screen as words

GREY_BELOW_SATURATION = 0.25
# A dark colour is saturated by a trifle: what the eye sees is how far its channels lie apart.
GREY_BELOW_CHROMA = 0.1
HUES = (
    (15, words.RED),
    (45, words.ORANGE),
    (70, words.YELLOW),
    (176, words.GREEN),
    (260, words.BLUE),
    (330, words.PURPLE),
    (360, words.RED),
)

PAINTED = Path(__file__).with_name("scripts").joinpath("painted.js").read_text(encoding="utf-8")


def colour_of(thing: Locator) -> str:
    """Return the name of the colour that most of a thing shows, once it has come to rest, in French.

    Where its styles leave no doubt, they tell; else its pixels do: gradients, children, filters, what shines through.
    """
    painted = thing.evaluate(PAINTED)
    return name_of(painted) if painted else _most_seen(thing.screenshot(animations="allow", caret="hide"))


def _most_seen(picture: bytes) -> str:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    colours = image.getcolors(image.width * image.height) or []
    seen: Counter[str] = Counter()
    for count, pixel in colours:
        seen[_name(*_parts(pixel))] += count
    return seen.most_common(1)[0][0]


def _parts(pixel: object) -> tuple[float, float, float]:
    assert isinstance(pixel, tuple), "a picture in RGB"
    red, green, blue = pixel
    return red / 255, green / 255, blue / 255


def name_of(css: str) -> str:
    """Name a computed CSS colour, `rgb(r, g, b)` or `rgba(r, g, b, a)`, in French.

    Raises:
        ValueError: the text is not such a colour.
    """
    numbers = re.findall(r"[\d.]+", css)
    if not css.startswith("rgb") or len(numbers) < 3:
        raise ValueError(words.not_a_colour(css))
    red, green, blue = (float(number) / 255 for number in numbers[:3])
    return _name(red, green, blue)


def _name(red: float, green: float, blue: float) -> str:
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    if lightness > 0.97:
        return words.WHITE
    if lightness < 0.05:
        return words.BLACK
    saturation = colorsys.rgb_to_hsv(red, green, blue)[1]
    chroma = max(red, green, blue) - min(red, green, blue)
    if saturation < GREY_BELOW_SATURATION or chroma < GREY_BELOW_CHROMA:
        return words.GREY
    return next(name for limit, name in HUES if hue * 360 <= limit)
