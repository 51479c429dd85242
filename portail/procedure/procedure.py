"""A procedure: the words that people read, and the promises that these make."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Literal

PromiseKind = Literal["label", "screen"]
TextKind = Literal["paragraph", "note"]
Role = Literal["", "key", "sender", "unshown"]

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
class Text:
    """A paragraph or a note: Markdown words in which promises stand in backticks."""

    kind: TextKind
    words: str
    line: int
    promises: tuple[Promise, ...] = ()
    starts: tuple[int, ...] = (0,)
    """Where, in its words, each of its lines begins."""

    @property
    def text(self) -> str:
        """What it says."""
        return self.words

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column, both counted from 1, of a character of its words."""
        before = [start for start in self.starts if start <= at]
        return self.line + len(before) - 1, at - before[-1] + 1


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
    """Sentences that are walked and not printed, one a line, each with its line."""

    sentences: tuple[tuple[int, str], ...]
    line: int
    text = ""
    """What it says to a reader: nothing."""


Block = Text | Quotation | Picture | Actions


def plain(words: str) -> str:
    """Return Markdown words without their marks."""
    return re.sub(r"\*\*|\*|`", "", words)


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
    introduction: tuple[Text, ...]
    steps: tuple[Step, ...]
    begins: str | None = None
    destroys: str | None = None
    shows_name: bool = False
    header_lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of the header."""

    @property
    def original(self) -> str:
        """The id of the procedure that this one translates (`premiere-connexion` for `premiere-connexion.en`)."""
        return self.id.removesuffix(f".{self.lang}")

    @property
    def text(self) -> str:
        """All that the document says, without its marks."""
        return "\n".join(
            [self.title, *(block.text for block in self.introduction), *(step.text for step in self.steps)]
        )

    def pictures(self) -> Iterator[Picture]:
        """All pictures, in their order."""
        return (picture for step in self.steps for picture in step.pictures)
