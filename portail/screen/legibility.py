"""The eye: what of a page a person can read, and why the rest cannot be read.

The questions are asked in each frame (`scripts/`): of the styles of an element (`looks.js`), of what stands before and
behind it once it is scrolled into the window (`reach.js`), of the contrast that is left (`legible.js`). Where styles do
not tell, a picture does (`portail.screen.legibility_by_pixels`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Frame, Page

from portail.run_record.run import Box
from portail.screen import legibility_by_pixels
from portail.screen.colour import name_of
from portail.wording import legibility as words

SCRIPTS = Path(__file__).with_name("scripts")
STYLES, LOOKS, REACH, LEGIBLE, CHUNKS, TEXT, LINES, NAMED, TEXTS, KEYS, WORDS, READABLE = (
    SCRIPTS.joinpath(f"{name}.js").read_text(encoding="utf-8")
    for name in (
        *("styles", "looks", "reach", "legible", "chunks", "text", "lines"),
        *("named", "texts", "keys", "words", "readable"),
    )
)
Answer = dict[str, Any]
Moved = Literal["", "window", "box"]
Corner = tuple[float, float]


def script(arguments: str, question: str) -> str:
    """Return JavaScript that asks the eye: the functions named below are at hand."""
    return f"""({arguments}) => {{
      const styles = ({STYLES})(), looks = ({LOOKS})(styles);
      const eye = ({LEGIBLE})(styles, looks, ({REACH})(styles, looks));
      const chunksOf = ({CHUNKS})(styles), readText = ({TEXT})(styles, eye, chunksOf);
      const linesOf = ({LINES})(styles, eye, chunksOf), judgeNamed = ({NAMED})(styles, eye);
      const elementsNamed = {TEXTS}, keys = ({KEYS})(eye), wordsOf = ({WORDS})(eye, judgeNamed);
      const judgeReadable = ({READABLE})(eye);
      try {{ return {question}; }} finally {{ eye.close(); }}
    }}"""


BOXES = script("element, parts", "eye.ofBox(element, parts)")


@dataclass(frozen=True)
class Cell:
    """A place where words stand, in CSS pixels of the window.

    `unsure`: only a picture can tell whether they can be read. `moved`: what must be scrolled to see them. `words` are
    known where a text was read.
    """

    box: Box
    unsure: bool = False
    moved: Moved = ""
    words: str = ""


@dataclass(frozen=True)
class Blemish:
    """Words that a person cannot read: why (`fault`, as in `portail.wording.legibility`), and where (`boxes`)."""

    words: str
    fault: str
    value: str = ""
    by: str = ""
    boxes: tuple[Box, ...] = ()

    @property
    def why(self) -> str:
        """What is wrong with the look, in words of a reader."""
        return words.why(self.fault, self.value, self.by)


def blemish(answer: Answer, corner: Corner | None = None) -> Blemish:
    """Return what the browser finds wrong with words of a frame, whose own corner is given where it has one."""
    boxes = tuple(Box(**box).moved(*(corner or (0.0, 0.0))) for box in answer.get("boxes", ()))
    value, by = (str(each) if each is not None else "" for each in (answer.get("value"), answer.get("by")))
    if answer["fault"] == "pale":
        value, by = name_of(value), name_of(by)
    return Blemish(answer.get("words", ""), answer["fault"], value, by, boxes)


def corner_of(frame: Frame) -> Corner | None:
    """Return where a frame's own corner stands on the page, in CSS pixels; `None`: the frame is not shown."""
    if not frame.parent_frame:
        return 0.0, 0.0
    box = frame.frame_element().bounding_box()
    return (box["x"], box["y"]) if box else None


def on_page(frame: Frame, cells: Sequence[Answer]) -> list[Cell | Blemish]:
    """Judge cells of a frame from the pages around it, and say where they stand in the window."""
    if not frame.parent_frame or not cells:
        return [Cell(Box(**cell["box"]), cell["unsure"], cell["moved"]) for cell in cells]
    judged = frame.frame_element().evaluate(BOXES, [{**cell["box"], "moved": cell["moved"]} for cell in cells])
    passed = [answer["cells"][0] for answer in judged if "cells" in answer]
    outer = iter(on_page(frame.parent_frame, passed))
    return [
        _both(cell, next(outer)) if "cells" in answer else blemish(answer, corner_of(frame.parent_frame))
        for cell, answer in zip(cells, judged, strict=True)
    ]


def in_doubt(page: Page, cells: Sequence[Cell]) -> dict[Cell, Blemish]:
    """Return the cells of which only a picture could tell, and tells that nothing is to be read there.

    What stands in a box that scrolls, out of its window, is believed: to scroll there for a picture would be to read.
    """
    doubtful = [cell for cell in dict.fromkeys(cells) if cell.unsure and cell.moved != "box"]
    failed = legibility_by_pixels.prove(page, [cell.box for cell in doubtful])
    return {doubtful[index]: Blemish("", "blank", boxes=(doubtful[index].box,)) for index in failed}


def _both(inner: Answer, outer: Cell | Blemish) -> Cell | Blemish:
    if isinstance(outer, Blemish):
        return outer
    moved: Moved = "box" if inner["moved"] else outer.moved  # the window of a frame is a box of the page around it
    return Cell(outer.box, inner["unsure"] or outer.unsure, moved)
