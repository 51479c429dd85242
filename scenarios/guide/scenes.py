"""The scenes of the film: a card for each step, then its pictures above their captions."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from scenarios.guide.document import Document, Figure, Section
from scenarios.guide.html import FONTS

SIZE = (1024, 848)
BAR = 80
MARGIN = 24
GROUND, PAPER, INK, ACCENT = "#e4e9ef", "#ffffff", "#1b2733", "#14507d"
REGULAR, BOLD = FONTS / "source-sans-3-latin-400-normal.woff2", FONTS / "source-sans-3-latin-700-normal.woff2"
# What a person reads in a second, and the least that anything is shown, in characters and seconds.
PACE, LEAST = 14, 3


@dataclass(frozen=True)
class Scene:
    """A still image, the words that it shows, and how long, in whole seconds."""

    image: Image.Image
    words: str

    @property
    def seconds(self) -> int:
        """The time that it takes to read the words, and to look."""
        return max(LEAST, 2 + len(self.words) // PACE)


def scenes(document: Document) -> list[Scene]:
    """Return the scenes of the film, in their order."""
    return list(_scenes(document))


def _scenes(document: Document) -> Iterator[Scene]:
    yield _card("", document.title)
    for section in document.sections:
        yield _card(str(section.number), _title(section))
        for part in section.parts:
            if isinstance(part, Figure):
                yield _shown(part)


def _title(section: Section) -> str:
    return "".join(span.text for span in section.title)


def _card(number: str, words: str) -> Scene:
    """Draw the number of a step and its title, in the middle."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(BOLD), 40)
    text = _wrapped(words, font, SIZE[0] - 8 * MARGIN)
    middle = SIZE[0] / 2, SIZE[1] / 2
    draw.multiline_text(middle, text, INK, font, anchor="mm", spacing=14, align="center")
    if number:
        top = draw.multiline_textbbox(middle, text, font, anchor="mm", spacing=14)[1] - 90
        draw.circle((middle[0], top), 40, ACCENT)
        draw.text((middle[0], top), number, PAPER, ImageFont.truetype(str(BOLD), 44), anchor="mm")
    else:
        draw.rectangle((0, SIZE[1] - 12, *SIZE), ACCENT)
    return Scene(image, words)


def _shown(figure: Figure) -> Scene:
    """Draw a picture as large as it is on the screen, or smaller, above its caption."""
    image = Image.new("RGB", SIZE, GROUND)
    room = SIZE[0], SIZE[1] - BAR
    with Image.open(figure.file) as picture:
        scale = min(1.0, room[0] / figure.width, room[1] / figure.height)
        size = round(figure.width * scale), round(figure.height * scale)
        shown = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    image.paste(shown, ((room[0] - size[0]) // 2, (room[1] - size[1]) // 2))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, room[1], *SIZE), INK)
    font = ImageFont.truetype(str(REGULAR), 27)
    text = _wrapped(figure.caption, font, SIZE[0] - 2 * MARGIN)
    draw.multiline_text((SIZE[0] / 2, room[1] + BAR / 2), text, PAPER, font, anchor="mm", align="center")
    return Scene(image, figure.caption)


def _wrapped(words: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """Return the words in lines that fit; the font has no narrow space."""
    lines = [""]
    for word in words.replace("\u202f", "\u00a0").split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
