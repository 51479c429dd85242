"""Reads a page as a person does: in its order, and only what can be read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

from portail.screen import legibility
from portail.screen.legibility import Answer, Blemish, Cell

READ = legibility.script("sought", "readText(sought)")


@dataclass(frozen=True)
class PageText:
    """What a page writes, one block a line, frames after their page: all (`shown`), and what of it can be read.

    `passages` are the places of what was judged and can be read, the lines of one text together.
    """

    shown: str
    read: str
    blemishes: tuple[Blemish, ...]
    passages: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> list[Cell]:
        """All of these places."""
        return [cell for passage in self.passages for cell in passage]

    def why_not(self, expression: str) -> Blemish | None:
        """Return why nobody can read words that are there; `None`: they are not there, or can be read."""
        shown = re.search(expression, self.shown)
        if shown is None or re.search(expression, self.read):
            return None
        return next((each for each in self.blemishes if each.words and " ".join(each.words.split()) in shown[0]), None)


@dataclass
class Piece:
    """A piece of text, as written and as far as it can be read."""

    text: str
    read: str
    blemishes: list[Blemish] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    def lose(self, why: Blemish) -> None:
        """Take its words away from what can be read."""
        self.read = " "
        self.blemishes.append(replace(why, words=self.text.strip()))


def read(page: Page, sought: Sequence[str] | None = None) -> PageText:
    """Read the page; with `sought`, only words that fit one of these expressions are judged: others are believed."""
    frames = [pieces for frame in page.frames if (pieces := _pieces(frame, sought))]
    pieces = [piece for each in frames for piece in each]
    in_vain = legibility.in_doubt(page, [cell for piece in pieces for cell in piece.cells])
    for piece in pieces:
        if why := next((in_vain[cell] for cell in piece.cells if cell in in_vain), None):
            piece.lose(why)
    return PageText(
        _joined(_lines(piece.text for piece in each) for each in frames),
        _joined(_lines(piece.read for piece in each) for each in frames),
        tuple(blemish for piece in pieces for blemish in piece.blemishes),
        tuple(tuple(piece.cells) for piece in pieces if piece.cells),
    )


def _pieces(frame: Frame, sought: Sequence[str] | None) -> list[Piece]:
    """Read one frame; one that is leaving the page says nothing."""
    if frame.is_detached():
        return []
    try:
        answers = frame.evaluate(READ, None if sought is None else list(sought))
        return _seen_from_the_page(frame, answers)
    except PlaywrightError:
        if frame.is_detached():  # a frame may leave between the question and the answer
            return []
        raise


def _seen_from_the_page(frame: Frame, answers: Sequence[Answer | str]) -> list[Piece]:
    judged = [answer for answer in answers if not isinstance(answer, str)]
    seen = iter(legibility.on_page(frame, [cell for answer in judged for cell in answer["cells"]]))
    pieces = []
    for answer in answers:
        if isinstance(answer, str):
            pieces.append(Piece(answer, answer))
            continue
        corner = legibility.corner_of(frame) if answer["blemishes"] else None
        piece = Piece(
            answer["text"], answer["read"], [legibility.blemish(each, corner) for each in answer["blemishes"]]
        )
        for place in [next(seen) for _ in answer["cells"]]:
            if isinstance(place, Blemish):
                piece.lose(place)
            else:
                piece.cells.append(replace(place, words=piece.text.strip()))
        pieces.append(piece)
    return pieces


def _lines(parts: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
