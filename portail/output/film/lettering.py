"""Words drawn on the pictures of the film, in the guide's own fonts, whatever script they are in.

Pillow sets one font at a time, letter after letter: that is enough for Latin. Others are joined, turned, or mixed with
Latin names: they are laid out as a page is, and drawn from there.
"""

import html
from functools import cache

from PIL import Image, ImageDraw, ImageFont, ImageOps

from portail import extras
from portail.output.guide.html import FONTS, faces, typefaces
from portail.output.guide.pdf import pango
from portail.wording.typography import NARROW, NO_BREAK, direction_of

REGULAR, BOLD = FONTS / "source-sans-3-latin-400-normal.woff2", FONTS / "source-sans-3-latin-700-normal.woff2"
PIXELS_A_POINT = 96 / 72
TALLEST = 800
LINE = 1.3
"""How high a page of words may be, in pixels; the height of a line for its letters."""


def draw_words(
    image: Image.Image, middle: tuple[float, float], words: str, *, size: int, colour: str, width: float, bold: bool
) -> float:
    """Draw words around a point, in lines that are no wider; return where they begin, from the top, in pixels.

    Raises:
        EnvironmentNotReady: the extra `guide` is missing, or Pango for another script than Latin.
    """
    words = words.replace(NARROW, NO_BREAK)  # no font has the narrow one
    if set(map(ord, words)) <= _latin():
        return _drawn_at_once(image, middle, words, size, colour, width, bold)
    mask = _laid_out(words, size, round(width), bold)
    left, top = round(middle[0] - mask.width / 2), round(middle[1] - mask.height / 2)
    image.paste(colour, (left, top, left + mask.width, top + mask.height), mask)
    return top


def _drawn_at_once(
    image: Image.Image, middle: tuple[float, float], words: str, size: int, colour: str, width: float, bold: bool
) -> float:
    font = ImageFont.truetype(str(BOLD if bold else REGULAR), size)
    draw, text, spacing = ImageDraw.Draw(image), _wrapped(words, font, width), 14 if bold else 4
    draw.multiline_text(middle, text, colour, font, anchor="mm", spacing=spacing, align="center")
    return float(draw.multiline_textbbox(middle, text, font, anchor="mm", spacing=spacing)[1])


def _wrapped(words: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """Return the words in lines that fit."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@cache
def _laid_out(words: str, size: int, width: int, bold: bool) -> Image.Image:
    """Return the words as a mask: white where a letter is."""
    with pango.needed():
        from weasyprint import HTML

        from portail.output.guide.pdf.fonts import fonts_for
    with extras.needed("guide"):
        import pypdfium2
    printed = HTML(string=_page(words, size, width, bold)).write_pdf(font_config=fonts_for(words))
    drawn = pypdfium2.PdfDocument(printed)[0].render(scale=PIXELS_A_POINT).to_pil()
    mask = ImageOps.invert(drawn.convert("L"))
    return mask.crop(mask.getbbox())


def _page(words: str, size: int, width: int, bold: bool) -> str:
    letters = frozenset(words)
    fonts = "".join(
        f'@font-face {{ font-family: "{face.typeface}"; font-weight: {face.weight}; font-style: {face.style};'
        f' src: url("{face.address}") format("{face.format}"); }}'
        for face in faces(letters)
    )
    names = ", ".join(f'"{name}"' for name in typefaces(letters))
    return (
        f"<style>{fonts} @page {{ size: {width}px {TALLEST}px; margin: 0 }} body {{ margin: 0; text-align: center;"
        f" font: {700 if bold else 400} {size}px/{LINE} {names}, sans-serif }}</style>"
        f'<body dir="{direction_of(words, "ltr")}">{html.escape(words)}'
    )


@cache
def _latin() -> frozenset[int]:
    with extras.needed("guide"):
        from fontTools.ttLib import TTFont
    return frozenset(set(TTFont(REGULAR).getBestCmap()) & set(TTFont(BOLD).getBestCmap()))
