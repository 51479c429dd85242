"""A procedure: the words that people read, and the promises that these make."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Literal

PromiseKind = Literal["label", "screen"]
TextKind = Literal["paragraph", "note", "heading", "item", "cell", "term", "definition"]
Role = Literal["", "key", "sender", "unshown"]
Align = Literal["", "left", "center", "right"]

EASY = re.compile(r"\.falc(?:-|$)")
"""What is added to the id of a procedure that is easy to read."""
COMMENT = re.compile(r"<!--.*?-->")
LINK = re.compile(r"\[([^\]\[]*)\]\([^()\s]+(?:\s+\"[^\"]*\")?\)")
MARKS = re.compile(r"`|\*\*|(?<![\s\\])\*|(?<!\\)\*(?=[^\s.,;:!?)])|(?<![\w\\])__?(?=\S)|(?<=[^\s\\])__?(?!\w)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Promise:
    """Something the screen of a step shows: an element with this name (`label`) or a line of text (`screen`).

    `role` is what the words around it say of a label: a key can be pressed, a sender has sent the step's message, and
    what is unshown need not stand on the screen: an address, a key of the keyboard, what appears now and then. `row` is
    the line of the paragraph in which keys alone stand, in the order in which they stand on the screen.
    """

    text: str
    kind: PromiseKind
    line: int
    sentence: str
    role: Role = ""
    row: int | None = None


@dataclass(frozen=True)
class Place:
    """Where words stand in a list, a table or a glossary, or how deep a heading is.

    Attributes:
        level: of a heading, or how deep in lists within lists an item stands, from 1.
        group: tells one list, table or glossary from the next.
        number: of an item that has one.
        opens: whether the words begin their item, or are a further paragraph of it.
        row: of a table, from 0; that row is its head.
        align: of a column, where the table says so.
    """

    level: int = 1
    group: int = 0
    number: int | None = None
    opens: bool = True
    row: int = 0
    align: Align = ""


@dataclass(frozen=True)
class Origin:
    """Where words stand that another file says: that file, their line in it, and where their lines begin in them."""

    file: Path
    line: int
    starts: tuple[int, ...] = (0,)

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column, both counted from 1, of a character of the words."""
        before = [start for start in self.starts if start <= at]
        return self.line + len(before) - 1, at - before[-1] + 1


@dataclass(frozen=True)
class Text:
    """Markdown words in which promises stand in backticks: a paragraph, a note, an item of a list, a cell, a term.

    Attributes:
        kind: what they are.
        words: the words, on one line.
        line: where they begin.
        promises: what they promise.
        starts: where, in the words, each of their lines begins.
        at: where they stand, in a list or a table.
        aside: whether they belong to no step, and are not walked.
        origin: where they stand, if another file says them.
    """

    kind: TextKind
    words: str
    line: int
    promises: tuple[Promise, ...] = ()
    starts: tuple[int, ...] = (0,)
    at: Place = Place()
    aside: bool = False
    origin: Origin | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return self.words

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column, both counted from 1, of a character of its words."""
        return Origin(Path(), self.line, self.starts).place(at)


@dataclass(frozen=True)
class Quotation:
    """Lines quoted from the screen, each of which must stand there, in this order."""

    promises: tuple[Promise, ...]
    line: int

    @property
    def text(self) -> str:
        """What it says."""
        return "\n".join(promise.text for promise in self.promises)


@dataclass(frozen=True)
class Picture:
    """A screenshot: what it shows (`alt`), what it means (`caption`)."""

    id: str
    alt: str
    caption: str
    line: int

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self.alt}\n{self.caption}"


@dataclass(frozen=True)
class Actions:
    """Sentences that are walked and not printed, one a line, each with its line.

    `origins` is where each stands, if another file says them.
    """

    sentences: tuple[tuple[int, str], ...]
    line: int
    origins: tuple[Origin, ...] = ()
    text = ""
    """What it says to a reader: nothing."""


@dataclass(frozen=True)
class Illustration:
    """A picture of the writer's own: its file, what it shows (`alt`), what it means (`caption`, if there is one)."""

    file: Path
    alt: str
    caption: str
    line: int
    promises = ()
    """What it promises: nothing."""

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self.alt}\n{self.caption}"


Block = Text | Quotation | Picture | Illustration | Actions
Prelude = tuple[Text | Illustration, ...]
"""What stands before the first step."""


def plain(words: str) -> str:
    """Return Markdown words without their marks."""
    return ESCAPED.sub(r"\1", MARKS.sub("", LINK.sub(r"\1", COMMENT.sub("", words))))


def sentences(words: str) -> list[str]:
    """Cut Markdown words into their sentences."""
    return END_OF_SENTENCE.split(words)


@dataclass(frozen=True)
class Step:
    """One numbered step: its title in the customer's words, and what stands below it."""

    id: str
    number: int
    title: str
    line: int
    blocks: tuple[Block, ...]
    title_promises: tuple[Promise, ...] = ()

    @property
    def words(self) -> str:
        """The title without its Markdown marks and without the colon that announces what stands below it."""
        return plain(self.title).rstrip(" :")

    @property
    def text(self) -> str:
        """All that the step says, without its marks."""
        return plain("\n".join([self.title, *(block.text for block in self.blocks)]))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the step, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Every promise of the step, in the order of the words."""
        return tuple(promise for group in self.promises_by_picture.values() for promise in group)

    def pictures_taken_with(self, picture_id: str, taken_by_code: Container[str]) -> list[Picture]:
        """Return a picture that the step's code takes, among those that a writer has added beside it.

        A picture that no code names is taken with the one above it, or, where it is the first, with the one below. One
        that a writer has removed is not taken.
        """
        ids = [picture.id for picture in self.pictures]
        if picture_id not in ids:
            return []
        at = ids.index(picture_id)
        before, after = self.pictures[:at], self.pictures[at + 1 :]
        first = not any(picture.id in taken_by_code for picture in before)
        added = takewhile(lambda picture: picture.id not in taken_by_code, after)
        return [*(before if first else ()), self.pictures[at], *added]

    @cached_property
    def promises_by_picture(self) -> dict[str | None, tuple[Promise, ...]]:
        """The promises that each picture must show; `None` holds those after the last picture."""
        groups: dict[str | None, tuple[Promise, ...]] = {}
        pending = [promise for promise in self.title_promises if promise.role != "unshown"]
        for block in self.blocks:
            if isinstance(block, Picture):
                groups[block.id] = tuple(pending)
                pending = []
            elif not isinstance(block, Actions):
                pending.extend(promise for promise in block.promises if promise.role != "unshown")
        return {**groups, None: tuple(pending)}


@dataclass(frozen=True)
class Procedure:
    """A whole procedure, as its file says it.

    `begins`, `destroys` and `shows_name` are as for `portail.walk.steps.Steps`, where the words of the file act.
    """

    id: str
    title: str
    lang: str
    audience: str
    path: Path
    introduction: Prelude
    steps: tuple[Step, ...]
    begins: str | None = None
    destroys: str | None = None
    shows_name: bool = False
    header_lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of the header."""

    @property
    def original(self) -> str:
        """The id of the procedure that this one translates, or says in easy words (`louer` for `louer.en`)."""
        return self.id.partition(".")[0] if self.is_easy else self.id.removesuffix(f".{self.lang}")

    @property
    def is_easy(self) -> bool:
        """Whether it says its original in words that are easy to read (`louer.falc`; in English `louer.falc-en`)."""
        return EASY.search(self.id) is not None

    @property
    def text(self) -> str:
        """All that the document says, without its marks."""
        return "\n".join(
            [self.title, *(block.text for block in self.introduction), *(step.text for step in self.steps)]
        )

    def pictures(self) -> Iterator[Picture]:
        """All pictures, in their order."""
        return (picture for step in self.steps for picture in step.pictures)
