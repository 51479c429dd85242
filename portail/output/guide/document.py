"""The guide as a value: what every format says, before it is said in Markdown, HTML, PDF or DOCX."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from portail.procedure.procedure import Actions, Block, Picture, Procedure, Promise, Quotation, Step, Text
from portail.record.run import Run
from portail.wording.typography import typesetter

MILLIMETRES = 0.14
"""How large a CSS pixel of a picture is on paper."""
MARK = re.compile(r"(\*\*|\*|`[^`]+`)")


@dataclass(frozen=True)
class Span:
    """A stretch of words in one style; `key` is the name of something on the screen, with its number on the picture."""

    text: str
    bold: bool = False
    italic: bool = False
    key: bool = False
    number: int | None = None
    locale: str | None = None
    """The language of words that are quoted from the screen (BCP 47)."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a note."""

    spans: tuple[Span, ...]
    note: bool = False


@dataclass(frozen=True)
class QuotedLines:
    """Lines quoted from the screen, as they stand there."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """A picture: its file, what it shows, what it means, its size on the screen in CSS pixels."""

    file: Path
    alt: str
    caption: str
    width: int
    height: int


Part = Paragraph | QuotedLines | Figure


@dataclass(frozen=True)
class Section:
    """A step."""

    number: int
    title: tuple[Span, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Document:
    """The whole guide."""

    title: str
    lang: str
    screen_locale: str
    """The language of the portal's screens (BCP 47)."""
    introduction: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @property
    def figures(self) -> list[Figure]:
        """All pictures, in their order."""
        return [part for section in self.sections for part in section.parts if isinstance(part, Figure)]

    @property
    def quoted_lang(self) -> str | None:
        """The language of what is quoted from the screens, where it is another than the guide's."""
        screen_lang = self.screen_locale.split("-")[0]
        return screen_lang if self.lang != screen_lang else None


def document(procedure: Procedure, run: Run, folder: Path) -> Document:
    """Make the guide of a procedure from the record, in `folder`, of a walk that passed."""
    pictures = {name: folder / shot.file for name, shot in run.screenshots.items()}
    maker = _Maker(pictures, run.manifest.device_scale_factor, run.manifest.locale, typesetter(procedure.lang))
    return Document(
        title=maker.typeset(procedure.title),
        lang=procedure.lang,
        screen_locale=run.manifest.locale,
        introduction=tuple(maker.paragraph(text, {}) for text in procedure.introduction),
        sections=tuple(maker.section(step) for step in procedure.steps),
    )


class _Maker:
    """Makes the parts of one guide."""

    def __init__(
        self, pictures: Mapping[str, Path], density: float, screen_locale: str, typeset: Callable[[str], str]
    ) -> None:
        self.pictures = pictures
        self.density = density
        self.screen_locale = screen_locale
        self.typeset = typeset

    def section(self, step: Step) -> Section:
        numbers = _numbers(step)
        title = self.spans(step.title.rstrip(" :"), step.title_promises, numbers)
        return Section(step.number, title, tuple(self.parts(step.blocks, numbers)))

    def parts(self, blocks: Sequence[Block], numbers: Mapping[Promise, int]) -> Iterator[Part]:
        return (self.part(block, numbers) for block in blocks if not isinstance(block, Actions))

    def part(self, block: Text | Quotation | Picture, numbers: Mapping[Promise, int]) -> Part:
        match block:
            case Picture():
                return self.figure(block)
            case Quotation():
                return QuotedLines(tuple(promise.text for promise in block.promises))
            case Text():
                return self.paragraph(block, numbers)

    def figure(self, picture: Picture) -> Figure:
        file = self.pictures[picture.id]
        with Image.open(file) as image:
            width, height = (round(pixels / self.density) for pixels in image.size)
        return Figure(file, self.typeset(picture.alt), self.typeset(picture.caption), width, height)

    def paragraph(self, text: Text, numbers: Mapping[Promise, int]) -> Paragraph:
        return Paragraph(self.spans(text.words, text.promises, numbers), note=text.kind == "note")

    def spans(self, words: str, promises: Sequence[Promise], numbers: Mapping[Promise, int]) -> tuple[Span, ...]:
        waiting = iter(promises)
        bold = italic = False
        spans: list[Span] = []
        for piece in MARK.split(self.typeset(words)):
            if piece in ("**", "*"):
                bold, italic = (not bold, italic) if piece == "**" else (bold, not italic)
            elif piece.startswith("`"):
                promise = next(waiting)
                spans.append(
                    Span(promise.text, bold, italic, key=True, number=numbers.get(promise), locale=self.screen_locale)
                )
            elif piece:
                spans.append(Span(piece, bold, italic))
        return tuple(spans)


def _numbers(step: Step) -> dict[Promise, int]:
    """Number the labels as the pictures do: from 1 for each picture."""
    numbers: dict[Promise, int] = {}
    for picture, promises in step.promises_by_picture.items():
        labels = [promise for promise in promises if promise.kind == "label" and picture]
        numbers |= {label: number for number, label in enumerate(labels, 1)}
    return numbers
