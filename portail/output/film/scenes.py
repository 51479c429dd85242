"""The scenes of the film: a card for each step, then its pictures above their captions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from portail.output.film.lettering import BOLD, draw_words
from portail.output.guide.document import Document, Figure, Section

SIZE = (1024, 848)
BAR = 80
MARGIN = 24
BACKGROUND, PAPER, INK, ACCENT = "#e4e9ef", "#ffffff", "#1b2733", "#14507d"
# The beat of the film, in milliseconds: every scene lasts a whole number of them.
BEAT = 100
# What a person reads in a second, in characters; the time to look, and the least for words, in milliseconds.
PACE, LOOK, LEAST = 20, 800, 2400


@dataclass(frozen=True)
class Scene:
    """What is drawn when it is asked for, the words beside it or in it, and how many beats it lasts."""

    draw: Callable[[], Image.Image]
    words: str
    beats: int

    @property
    def milliseconds(self) -> int:
        """How long it lasts."""
        return self.beats * BEAT


def scenes(document: Document) -> list[Scene]:
    """Return the scenes of the film that is made of pictures, in their order."""
    return list(_scenes(document))


def _scenes(document: Document) -> Iterator[Scene]:
    yield opening(document)
    for section in document.sections:
        yield step_card(section)
        yield from map(pictured, figures(section))


def opening(document: Document) -> Scene:
    """Return the first scene: the title of the whole."""
    return Scene(partial(card, "", document.title), document.title, reading(document.title))


def step_card(section: Section) -> Scene:
    """Return the scene that opens a step: its number and its title."""
    words = title(section)
    return Scene(partial(card, str(section.number), words), words, reading(words))


def pictured(figure: Figure, *, at_top: bool = False) -> Scene:
    """Return the scene of a picture, with its numbers, above its caption; at the top, where its window begins."""
    draw = partial(framed, figure.file, (figure.width, figure.height), figure.caption, at_top=at_top)
    return Scene(draw, figure.caption, reading(figure.caption))


def title(section: Section) -> str:
    """Return the title of a step, in plain words."""
    return "".join(span.text for span in section.title)


def figures(section: Section) -> list[Figure]:
    """Return the pictures of a step, in their order."""
    return [part for part in section.parts if isinstance(part, Figure)]


def reading(words: str) -> int:
    """Return the beats that it takes to look, and to read the words."""
    return max(LEAST, LOOK + len(words) * 1000 // PACE) // BEAT


def framed(file: Path, shown: tuple[int, int], words: str, *, at_top: bool = False) -> Image.Image:
    """Draw a picture at the size that it has on the screen, or smaller, above words."""
    image = Image.new("RGB", SIZE, BACKGROUND)
    space = SIZE[0], SIZE[1] - BAR
    scale = min(1.0, space[0] / shown[0], space[1] / shown[1])
    size = round(shown[0] * scale), round(shown[1] * scale)
    with Image.open(file) as picture:
        fitting = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    image.paste(fitting, ((space[0] - size[0]) // 2, 0 if at_top else (space[1] - size[1]) // 2))
    ImageDraw.Draw(image).rectangle((0, space[1], *SIZE), INK)
    middle, width = (SIZE[0] / 2, space[1] + BAR / 2), SIZE[0] - 2 * MARGIN
    draw_words(image, middle, words, size=27, colour=PAPER, width=width, bold=False)
    return image


def card(number: str, words: str) -> Image.Image:
    """Draw the number of a step and its title, in the middle."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    middle, width = (SIZE[0] / 2, SIZE[1] / 2), SIZE[0] - 8 * MARGIN
    begins = draw_words(image, middle, words, size=40, colour=INK, width=width, bold=True)
    if number:
        top = begins - 90
        draw.circle((middle[0], top), 40, ACCENT)
        draw.text((middle[0], top), number, PAPER, ImageFont.truetype(str(BOLD), 44), anchor="mm")
    else:
        draw.rectangle((0, SIZE[1] - 12, *SIZE), ACCENT)
    return image
