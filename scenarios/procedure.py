"""A procedure: the words that families read, and the promises that they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

PromiseKind = Literal["label", "screen"]
TextKind = Literal["paragraph", "note"]

END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Promise:
    """Something the screen of a step shows: an element with this name (`label`) or a line of text (`screen`)."""

    text: str
    kind: PromiseKind
    line: int
    sentence: str


@dataclass(frozen=True)
class Text:
    """A paragraph or a note: Markdown words in which promises stand in backticks."""

    kind: TextKind
    words: str
    line: int
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True)
class Quotation:
    """Lines quoted from the screen, each of which must stand there, in this order."""

    promises: tuple[Promise, ...]
    line: int


@dataclass(frozen=True)
class Picture:
    """A screenshot: what it shows (`alt`), what it means (`caption`)."""

    id: str
    alt: str
    caption: str
    line: int


Block = Text | Quotation | Picture


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
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the step, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Every promise of the step, in the order of the words."""
        return tuple(promise for group in self.promises_by_picture.values() for promise in group)

    @cached_property
    def promises_by_picture(self) -> dict[str | None, tuple[Promise, ...]]:
        """The promises that each picture must show; `None` holds those after the last picture."""
        groups: dict[str | None, tuple[Promise, ...]] = {}
        pending = list(self.title_promises)
        for block in self.blocks:
            if isinstance(block, Picture):
                groups[block.id] = tuple(pending)
                pending = []
            else:
                pending.extend(block.promises)
        return {**groups, None: tuple(pending)}


@dataclass(frozen=True)
class Procedure:
    """A whole procedure, as its file says it."""

    id: str
    title: str
    lang: str
    audience: str
    path: Path
    introduction: tuple[Text, ...]
    steps: tuple[Step, ...]

    @property
    def original(self) -> str:
        """The id of the procedure that this one translates (`premiere-connexion` for `premiere-connexion.en`)."""
        return self.id.removesuffix(f".{self.lang}")

    def pictures(self) -> Iterator[Picture]:
        """All pictures, in their order."""
        return (picture for step in self.steps for picture in step.pictures)
