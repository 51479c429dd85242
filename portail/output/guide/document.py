"""The guide as a value: what every format says, before it is said in one of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Literal

from portail.output.guide.framing import views
from portail.output.guide.print_sizes import STANDARD, PrintSizes
from portail.output.guide.views import View, whole
from portail.procedure.inline import Piece, pieces
from portail.procedure.procedure import Actions, Block, Illustration, Picture, Procedure, Promise, Quotation, Step, Text
from portail.run_record.run import Run
from portail.target.tables.publisher import NOBODY, Publisher
from portail.wording import guide as words
from portail.wording.typography import is_right_to_left, typesetter

GLOSSARY = "glossary"
LOCALES = {"fr": "fr-FR", "en": "en-GB", "ar": "ar-SA", "fa": "fa-IR", "he": "he-IL"}
"""The country whose spelling a language has that names none."""


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
    address: str | None = None
    """Where the words lead, as a link."""


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
    """A picture: its file, what it shows, what it means, its size on the screen in CSS pixels.

    `views` is what paper shows of it: one view, or the whole picture and then its parts, enlarged.
    """

    file: Path
    alt: str
    caption: str
    width: int
    height: int
    views: tuple[View, ...]

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for words beside it on paper."""
        view = self.views[0]
        return len(self.views) == 1 and view.usual * view.width <= view.sizes.beside * view.sizes.column


@dataclass(frozen=True)
class Heading:
    """A heading below a step, or of something that is no step: from 2, as in HTML."""

    level: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Listing:
    """A list: `start` is the number of its first item, `None` where items have none; an item has parts."""

    start: int | None
    items: "tuple[tuple[Paragraph | Listing, ...], ...]"


@dataclass(frozen=True)
class Table:
    """A table: its first row is its head; `aligns` says of each column `left`, `center`, `right`, or nothing."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    aligns: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
    """Headwords, and what they mean: one or more of each."""

    headwords: tuple[Paragraph, ...]
    meanings: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Glossary:
    """Headwords with their definitions."""

    items: tuple[Definition, ...]


Part = Paragraph | QuotedLines | Figure | Heading | Listing | Table | Glossary


@dataclass(frozen=True)
class Group:
    """Parts that stand together on one page: a picture and the words that lead to it."""

    parts: tuple[Part, ...]

    @property
    def figure(self) -> Figure | None:
        """Its picture, if it has one, which is its last part."""
        return part if self.parts and isinstance(part := self.parts[-1], Figure) else None

    @property
    def is_beside(self) -> bool:
        """Whether its picture is so narrow that it stands beside its words."""
        return bool(self.figure and self.figure.is_narrow and len(self.parts) > 1)


@dataclass(frozen=True)
class Section:
    """A step."""

    number: int
    title: tuple[Span, ...]
    parts: tuple[Part, ...]

    @property
    def title_text(self) -> str:
        """Its title without styles, for a list of the steps."""
        return "".join(span.text for span in self.title)

    @property
    def groups(self) -> list[Group]:
        """Its parts, as they stand together; the title stands with the first of them, which may be empty."""
        return list(groups_of(self.parts)) or [Group(())]


@dataclass(frozen=True)
class Document:
    """The whole guide; `publisher` hands it out, to those who are its `audience`, printed in these `sizes`."""

    title: str
    lang: str
    screen_locale: str
    """The language of the portal's screens (BCP 47)."""
    introduction: tuple[Part, ...]
    sections: tuple[Section, ...]
    audience: str = ""
    publisher: Publisher = NOBODY
    sizes: PrintSizes = STANDARD
    is_easy: bool = False
    """Whether its words are written to be easy to read, which it says."""

    @property
    def locale(self) -> str:
        """The language of its words, with a country (BCP 47)."""
        return LOCALES.get(self.lang, self.lang)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """From which side its words are read: from the left, or from the right."""
        return "rtl" if is_right_to_left(self.lang) else "ltr"

    @property
    def quoted_direction(self) -> Literal["ltr", "rtl"] | None:
        """That of what is quoted from the screens, where it is the other one."""
        other: Literal["ltr", "rtl"] = "rtl" if is_right_to_left(self.screen_locale) else "ltr"
        return other if other != self.direction else None

    @property
    def letters(self) -> frozenset[str]:
        """The characters of all that it says, its parts and its publisher, as their fields are written."""
        return frozenset(str(self))

    @property
    def figures(self) -> list[Figure]:
        """All pictures, in their order."""
        parts = [*self.introduction, *(part for section in self.sections for part in section.parts)]
        return [part for part in parts if isinstance(part, Figure)]

    @property
    def groups(self) -> list[Group]:
        """What stands together, in its order: the title with the introduction first, the ways to get help last."""
        steps = (group for section in self.sections for group in section.groups)
        return [Group(self.introduction), *steps, *([Group(())] if self.publisher.can_be_reached else [])]

    @property
    def below_title(self) -> list[str]:
        """What is said below the title: that it is easy to read; on a cover, whom it is for; which edition it is."""
        publisher = self.publisher
        for_whom = words.for_whom(self.lang, self.audience) if publisher.cover and self.audience else ""
        edition = words.edition(self.lang, publisher.version, publisher.date)
        easy = words.easy(self.lang) if self.is_easy else ""
        return [line for line in (easy, for_whom, edition) if line]

    @property
    def is_rich(self) -> bool:
        """Whether there is more than paragraphs and pictures: headings, lists, tables, links."""
        parts = [*self.introduction, *(part for section in self.sections for part in section.parts)]
        linked = (span.address for part in parts if isinstance(part, Paragraph) for span in part.spans)
        return any(isinstance(part, Heading | Listing | Table | Glossary) for part in parts) or any(linked)

    @property
    def quotes_screens(self) -> bool:
        """Whether words of the screens stand in it."""
        parts = [*self.introduction, *(part for section in self.sections for part in section.parts)]
        spans = [
            *(span for section in self.sections for span in section.title),
            *(each for part in parts for each in spans_of(part)),
        ]
        return any(span.locale for span in spans) or any(isinstance(part, QuotedLines) for part in parts)

    @property
    def quoted_lang(self) -> str | None:
        """The language of what is quoted from the screens, where it is another than the guide's."""
        screen_lang = self.screen_locale.split("-")[0]
        return screen_lang if self.lang != screen_lang else None


def document(
    procedure: Procedure, run: Run, folder: Path, publisher: Publisher = NOBODY, sizes: PrintSizes = STANDARD
) -> Document:
    """Make the guide of a procedure of the record in `folder` of a walk that passed.

    Args:
        procedure: what was walked.
        run: the record.
        folder: the folder of the record.
        publisher: who hands the guide out.
        sizes: those of its print, which say how much of a picture can be shown.
    """
    maker = _Maker(run, folder, typesetter(procedure.lang), sizes)
    return Document(
        title=maker.typeset(procedure.title),
        lang=procedure.lang,
        screen_locale=run.manifest.locale,
        introduction=tuple(maker.parts(procedure.introduction, {})),
        sections=tuple(maker.section(step) for step in procedure.steps),
        audience=procedure.audience,
        publisher=publisher,
        sizes=sizes,
        is_easy=procedure.is_easy,
    )


class _Maker:
    """Makes the parts of one guide."""

    def __init__(self, run: Run, folder: Path, typeset: Callable[[str], str], sizes: PrintSizes) -> None:
        self.sizes = sizes
        self.shots = run.screenshots
        self.folder = folder
        self.density = run.manifest.device_scale_factor
        self.screen_locale = run.manifest.locale
        self.typeset = typeset

    def section(self, step: Step) -> Section:
        numbers = _numbers(step)
        title = self.spans(step.title.rstrip(" :"), step.title_promises, numbers)
        return Section(step.number, title, tuple(self.parts(step.blocks, numbers)))

    def parts(self, blocks: Sequence[Block], numbers: Mapping[Promise, int]) -> Iterator[Part]:
        """Make the parts of some blocks; what stands in one list or table is one part."""
        for (kind, _), together in groupby(blocks, _together):
            if kind == "item":
                yield self.listing([block for block in together if isinstance(block, Text)], numbers)
            elif kind == "cell":
                yield self.table([block for block in together if isinstance(block, Text)], numbers)
            elif kind == GLOSSARY:
                yield self.glossary([block for block in together if isinstance(block, Text)], numbers)
            else:
                yield from (part for block in together for part in self.part(block, numbers))

    def part(self, block: Block, numbers: Mapping[Promise, int]) -> Iterator[Part]:
        match block:
            case Picture():
                shot = self.shots[block.id]
                file = self.folder / shot.file
                shown = views(file, shot, self.density, self.sizes)
                yield self.figure(block, shown, whole(file, self.density))
            case Illustration():
                picture = whole(block.file, 1, self.sizes)
                yield self.figure(block, (picture,), picture)
            case Quotation():
                yield QuotedLines(tuple(promise.text for promise in block.promises))
            case Text(kind="heading"):
                yield Heading(block.at.level, self.spans(block.words, block.promises, numbers))
            case Text():
                yield self.paragraph(block, numbers)
            case Actions():
                pass

    def figure(self, picture: Picture | Illustration, shown: tuple[View, ...], whole: View) -> Figure:
        alt, caption = self.typeset(picture.alt), self.typeset(picture.caption)
        return Figure(whole.file, alt, caption, round(whole.width), round(whole.height), shown)

    def listing(self, texts: Sequence[Text], numbers: Mapping[Promise, int]) -> Listing:
        """Make a list of its texts, in their order; deeper ones are lists in the item before them."""
        level = texts[0].at.level
        items: list[list[Paragraph | Listing]] = []
        for deeper, together in groupby(texts, lambda text: text.at.level > level):
            if deeper:
                items[-1].append(self.listing(list(together), numbers))
                continue
            for text in together:
                if text.at.opens:
                    items.append([])
                items[-1].append(self.paragraph(text, numbers))
        return Listing(texts[0].at.number, tuple(map(tuple, items)))

    def table(self, texts: Sequence[Text], numbers: Mapping[Promise, int]) -> Table:
        rows = [list(row) for _, row in groupby(texts, lambda text: text.at.row)]
        spans = tuple(tuple(self.spans(cell.words, cell.promises, numbers) for cell in row) for row in rows)
        return Table(spans, tuple(cell.at.align for cell in rows[0]))

    def glossary(self, texts: Sequence[Text], numbers: Mapping[Promise, int]) -> Glossary:
        items: list[Definition] = []
        for is_term, together in groupby(texts, lambda text: text.kind == "term"):
            parts = tuple(self.paragraph(text, numbers) for text in together)
            if is_term:
                items.append(Definition(parts, ()))
            else:
                items[-1] = replace(items[-1], meanings=parts)
        return Glossary(tuple(items))

    def paragraph(self, text: Text, numbers: Mapping[Promise, int]) -> Paragraph:
        return Paragraph(self.spans(text.words, text.promises, numbers), note=text.kind == "note")

    def spans(self, words: str, promises: Sequence[Promise], numbers: Mapping[Promise, int]) -> tuple[Span, ...]:
        waiting = iter(promises)
        set_words = pieces(self.typeset(words))
        written = dict(zip(_addresses(set_words), _addresses(pieces(words)), strict=True))
        return tuple(
            self.span(piece, next(waiting) if piece.name else None, numbers, written.get(piece.address or ""))
            for piece in set_words
        )

    def span(self, piece: Piece, promise: Promise | None, numbers: Mapping[Promise, int], address: str | None) -> Span:
        if promise is None:
            return Span(piece.text, piece.bold, piece.italic, address=address)
        number = numbers.get(promise)
        return Span(promise.text, piece.bold, piece.italic, True, number, self.screen_locale, address)


def spans_of(part: Part) -> Iterator[Span]:
    """Yield the words of a part, as far as they have styles."""
    match part:
        case Paragraph() | Heading():
            yield from part.spans
        case Listing():
            yield from (span for item in part.items for each in item for span in spans_of(each))
        case Table():
            yield from (span for row in part.rows for cell in row for span in cell)
        case _:
            pass


def groups_of(parts: Sequence[Part]) -> Iterator[Group]:
    """Yield pictures with the words before them; words that no picture follows stand alone, but for headings."""
    last = max((at for at, part in enumerate(parts) if isinstance(part, Figure)), default=-1)
    waiting: list[Part] = []
    for at, part in enumerate(parts):
        waiting.append(part)
        if isinstance(part, Figure) or (at > last and not isinstance(part, Heading)):
            yield Group(tuple(waiting))
            waiting = []
    if waiting:
        yield Group(tuple(waiting))


def _together(block: Block) -> tuple[str, int]:
    """Return what stands together with its neighbours of the same: the texts of one list, of one table."""
    if not (isinstance(block, Text) and block.at.group):
        return "", 0
    return (GLOSSARY if block.kind in ("term", "definition") else block.kind), block.at.group


def _addresses(words: Sequence[Piece]) -> list[str]:
    return list(dict.fromkeys(piece.address for piece in words if piece.address))


def _numbers(step: Step) -> dict[Promise, int]:
    """Number the labels as the pictures do: from 1 for each picture."""
    numbers: dict[Promise, int] = {}
    for picture, promises in step.promises_by_picture.items():
        labels = [promise for promise in promises if promise.kind == "label" and picture]
        numbers |= {label: number for number, label in enumerate(labels, 1)}
    return numbers
