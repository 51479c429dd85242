"""Names a colour as a person would: what matters is whether a button looks grey or green."""

import colorsys
import re

GREY_BELOW_SATURATION = 0.25
# A dark colour is saturated by a trifle: what the eye sees is how far its channels lie apart.
GREY_BELOW_CHROMA = 0.1
HUES = (
    (15, "rouge"),
    (45, "orange"),
    (70, "jaune"),
    (170, "vert"),
    (260, "bleu"),
    (330, "violet"),
    (360, "rouge"),
)


def name_of(css: str) -> str:
    """Name a computed CSS colour, `rgb(r, g, b)` or `rgba(r, g, b, a)`, in French.

    Raises:
        ValueError: the text is not such a colour.
    """
    numbers = re.findall(r"[\d.]+", css)
    if not css.startswith("rgb") or len(numbers) < 3:
        raise ValueError(f"« {css} » n’est pas une couleur calculée (rgb ou rgba).")
    red, green, blue = (float(number) / 255 for number in numbers[:3])
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    if lightness > 0.97:
        return "blanc"
    if lightness < 0.05:
        return "noir"
    saturation = colorsys.rgb_to_hsv(red, green, blue)[1]
    chroma = max(red, green, blue) - min(red, green, blue)
    if saturation < GREY_BELOW_SATURATION or chroma < GREY_BELOW_CHROMA:
        return "gris"
    return next(name for limit, name in HUES if hue * 360 <= limit)
