"""What is drawn on a screen to be read: letters and where each stands, so that a secret can be covered later too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from portail.privacy.case_folding import WORD
from portail.privacy.secrets_filter import SecretsFilter
from portail.run_record.run import Box
from portail.screen.legibility import corner_of

READ = Path(__file__).with_name("drawn_text.js").read_text(encoding="utf-8")


@dataclass
class DrawnText:
    """The letters of a page, in their order, each with the boxes that it takes, in CSS pixels of the page.

    `fields` are the boxes of the fields that hold something, `passwords` what stands in those for passwords.
    """

    letters: list[str] = field(default_factory=list)
    boxes: list[list[Box]] = field(default_factory=list)
    fields: list[Box] = field(default_factory=list)
    passwords: list[str] = field(default_factory=list)

    def covers(self, secrets: SecretsFilter) -> list[Box]:
        """Return the boxes of every secret, line by line, and of every field that is filled in."""
        secret = [box for start, end in secrets.spans(self.letters) for box in _lines(self.boxes[start:end])]
        return [*secret, *self.fields]

    def covers_but(self, is_public: Callable[[str], bool]) -> list[Box]:
        """Return the boxes of every word that is not public."""
        words = [match.span() for match in WORD.finditer("".join(letter[0] for letter in self.letters))]
        hidden = (span for span in words if not is_public("".join(self.letters[slice(*span)])))
        return [box for start, end in hidden for box in _lines(self.boxes[start:end])]


def drawn_on(page: Page) -> DrawnText:
    """Return what a page draws to be read, the texts of its frames after its own."""
    drawn = DrawnText()
    for frame in page.frames:
        corner = corner_of(frame)
        if corner is not None:
            _add(drawn, frame.evaluate(READ), corner)
    return drawn


def _add(drawn: DrawnText, found: dict[str, Any], corner: tuple[float, float]) -> None:
    for line in filter(None, found["characters"].split("\n")):
        letter, boxes = line.split("\t")
        drawn.letters.append(letter)
        drawn.boxes.append(_boxes(boxes, corner))
    drawn.letters.append(" ")
    drawn.boxes.append([])
    drawn.fields += _boxes(found["fields"], corner)
    drawn.passwords += found["passwords"]


def _boxes(written: str, corner: tuple[float, float]) -> list[Box]:
    corners = (map(float, box.split(",")) for box in written.split())
    return [Box(x=x, y=y, width=width, height=height).moved(*corner) for x, y, width, height in corners]


def _lines(boxes: Sequence[Sequence[Box]]) -> list[Box]:
    """Join the boxes of letters that follow one another on a line."""
    lines: list[Box] = []
    for box in (box for letter in boxes for box in letter):
        last = lines[-1] if lines else None
        if last and abs(last.y - box.y) < 1 and abs(last.height - box.height) < 1 and last.x <= box.x:
            right = max(last.x + last.width, box.x + box.width)
            lines[-1] = Box(x=last.x, y=last.y, width=right - last.x, height=last.height)
        else:
            lines.append(box)
    return lines
