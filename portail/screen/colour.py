"""Names a colour as a person would: what matters is whether a button looks grey or green."""

import colorsys
import re

from portail.wording import screen as words

GREY_BELOW_SATURATION = 0.25
# A dark colour is saturated by a trifle: what the eye sees is how far its channels lie apart.
GREY_BELOW_CHROMA = 0.1
HUES = (
    (15, words.RED),
    (45, words.ORANGE),
    (70, words.YELLOW),
    (170, words.GREEN),
    (260, words.BLUE),
    (330, words.PURPLE),
    (360, words.RED),
)


def name_of(css: str) -> str:
    """Name a computed CSS colour, `rgb(r, g, b)` or `rgba(r, g, b, a)`, in French.

    Raises:
        ValueError: the text is not such a colour.
    """
    numbers = re.findall(r"[\d.]+", css)
    if not css.startswith("rgb") or len(numbers) < 3:
        raise ValueError(words.not_a_colour(css))
    red, green, blue = (float(number) / 255 for number in numbers[:3])
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
