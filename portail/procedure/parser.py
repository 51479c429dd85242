"""The grammar of procedure files: Markdown with promises, read strictly.

What the grammar knows is listed in `procedures/README.md`; what it does not know is refused with file, line and
remedy, because a writer's slip that is silently ignored is a sentence that nobody checks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Never

from portail.errors import ProcedureError
from portail.files.text_files import text_of
from portail.procedure import front_matter
from portail.procedure.procedure import (
    Actions,
    Block,
    Picture,
    Procedure,
    Promise,
    Quotation,
    Step,
    Text,
    TextKind,
    plain,
    sentences,
)
from portail.procedure.roles import PROMISE, is_row_of_keys, role_of
from portail.wording import procedure as words
from portail.wording.files import Refusal

STEP = re.compile(r"^## (?P<number>\d+)\. (?P<title>.+?) \{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
LONGEST_NUMBER = 4
PICTURE = re.compile(r'^!\[(?P<alt>[^\]]*)\]\(screenshot:(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*) "(?P<caption>[^"]*)"\)$')
OTHER_BLOCK = re.compile(r"^(?::::|!\[|## )")
EMPHASIS = {"**": words.BOLD_OPEN, "*": words.ITALIC_OPEN}
"""What is said of a mark without its second one."""
UNKNOWN_MARKUP = (
    (re.compile(r"^#"), words.HEADING_UNKNOWN),
    (re.compile(r"^:::"), words.BLOCK_UNKNOWN),
    (re.compile(r"!\["), words.PICTURE_UNKNOWN),
    (re.compile(r"^(?:[-*+]|\d+[.)])\s"), words.LIST_UNKNOWN),
    (re.compile(r"^(?:```|~~~|\||---|\*\*\*$|\t| {4})"), words.MARKUP_UNKNOWN),
    (re.compile(r"\[[^\]]*\]\("), words.LINK_UNKNOWN),
    (re.compile(r"<[a-zA-Z/!]"), words.HTML_UNKNOWN),
)


def load(path: Path) -> Procedure:
    """Read a procedure file.

    Raises:
        ProcedureError: the file breaks the grammar; the text names file, line and remedy.
    """
    return _Reader(path, text_of(path, ProcedureError).splitlines()).procedure()


class _Reader:
    """Reads the lines of one file, block by block."""

    def __init__(self, path: Path, lines: Sequence[str]) -> None:
        self.path = path
        self.lines = lines
        self.at = 0

    def procedure(self) -> Procedure:
        header, self.at = front_matter.read(self.path, self.lines)
        introduction = self._introduction()
        steps = tuple(self._steps())
        if not steps:
            self._refuse(len(self.lines) or 1, words.NO_STEP)
        self._check_pictures(steps)
        lines = {key: front_matter.line_of(self.lines, key) for key in header}
        return Procedure(**header, path=self.path, introduction=introduction, steps=steps, header_lines=lines)

    def _introduction(self) -> tuple[Text, ...]:
        blocks = self._blocks()
        for block in blocks:
            if not isinstance(block, Text) or block.promises:
                self._refuse(block.line, words.NO_SCREEN_YET)
        return tuple(block for block in blocks if isinstance(block, Text))

    def _steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.at < len(self.lines):
            step = self._step()
            if step.number != len(steps) + 1:
                self._refuse(step.line, words.step_out_of_order(step.number, len(steps) + 1))
            if step.id in {other.id for other in steps}:
                self._refuse(step.line, words.step_id_taken(step.id))
            steps.append(step)
        return steps

    def _step(self) -> Step:
        line = self.at + 1
        heading = STEP.match(self.lines[self.at].rstrip())
        assert heading, "blocks end at a step or at the end of the file"
        self.at += 1
        title = heading["title"]
        self._check_words(title, line)
        self._check_emphasis(title, line)
        return Step(
            id=heading["id"],
            number=self._number(heading["number"], line),
            title=title,
            line=line,
            blocks=tuple(self._blocks()),
            title_promises=_promises(title, line),
        )

    def _number(self, digits: str, line: int) -> int:
        if len(digits) > LONGEST_NUMBER:
            self._refuse(line, words.step_number_too_long(len(digits)))
        return int(digits)

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        while self.at < len(self.lines) and not STEP.match(self.lines[self.at].rstrip()):
            if self.lines[self.at].strip():
                blocks.append(self._block())
            else:
                self.at += 1
        return blocks

    def _block(self) -> Block:
        line = self.lines[self.at].rstrip()
        if line.replace(" ", "") in {":::écran", ":::ecran"}:
            return self._quotation()
        if line.replace(" ", "") == ":::actions":
            return self._actions()
        if picture := PICTURE.match(line):
            self.at += 1
            return self._picture(picture, self.at)
        if line.startswith(">"):
            return self._text("note")
        return self._text("paragraph")

    def _quotation(self) -> Quotation:
        start, quoted = self._fenced(words.QUOTATION_OPEN, words.QUOTATION_EMPTY)
        return Quotation(tuple(Promise(text, "screen", line, text) for line, text in quoted), start)

    def _actions(self) -> Actions:
        start, sentences = self._fenced(words.ACTIONS_OPEN, words.ACTIONS_EMPTY)
        return Actions(tuple(sentences), start)

    def _fenced(self, is_open: Refusal, is_empty: Refusal) -> tuple[int, list[tuple[int, str]]]:
        """Read a block up to its end; return its line, and the lines in it that say something."""
        start = self.at + 1
        end = next((n for n in range(start, len(self.lines)) if OTHER_BLOCK.match(self.lines[n])), None)
        if end is None or self.lines[end].strip() != ":::":
            self._refuse(start, is_open)
        inside = [(n + 1, self.lines[n].strip()) for n in range(start, end) if self.lines[n].strip()]
        if not inside:
            self._refuse(start, is_empty)
        self.at = end + 1
        return start, inside

    def _picture(self, found: re.Match[str], line: int) -> Picture:
        alt, caption = found["alt"].strip(), found["caption"].strip()
        if not alt or not caption:
            self._refuse(line, words.PICTURE_WITHOUT_WORDS)
        if alt.casefold() == caption.casefold():
            self._refuse(line, words.ALT_REPEATS_CAPTION)
        return Picture(found["id"], alt, caption, line)

    def _text(self, kind: TextKind) -> Text:
        start = self.at
        while self.at < len(self.lines) and self._continues(self.at, start):
            self.at += 1
        lines = [line.removeprefix(">").strip() for line in self.lines[start : self.at]]
        for number, line in enumerate(lines, start + 1):
            self._check_words(line, number)
        text = " ".join(lines)
        self._check_emphasis(text, start + 1)
        starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
        return Text(kind, text, start + 1, self._at_their_lines(_promises(text, start + 1), start), starts)

    def _continues(self, at: int, start: int) -> bool:
        line = self.lines[at]
        if at == start:
            return True
        opens_another = line.startswith(("#", ":::", "![")) or line.startswith(">") != self.lines[start].startswith(">")
        return bool(line.strip()) and not opens_another

    def _at_their_lines(self, promises: Sequence[Promise], start: int) -> tuple[Promise, ...]:
        lines = range(start, self.at)
        return tuple(
            replace(
                promise,
                line=next((n + 1 for n in lines if f"`{promise.text}`" in self.lines[n]), promise.line),
            )
            for promise in promises
        )

    def _check_words(self, text: str, line: int) -> None:
        for markup, refusal in UNKNOWN_MARKUP:
            if markup.search(text):
                self._refuse(line, refusal)
        if text.count("`") % 2:
            self._refuse(line, words.PROMISE_OPEN)
        if "`" in PROMISE.sub("", text) or any(not promised.strip() for promised in PROMISE.findall(text)):
            self._refuse(line, words.PROMISE_EMPTY)

    def _check_emphasis(self, text: str, line: int) -> None:
        rest = PROMISE.sub("", text)
        for mark, refusal in EMPHASIS.items():
            if rest.count(mark) % 2:
                self._refuse(line, refusal)
            rest = rest.replace(mark, "")

    def _check_pictures(self, steps: Sequence[Step]) -> None:
        seen: set[str] = set()
        for picture in (picture for step in steps for picture in step.pictures):
            if picture.id in seen:
                self._refuse(picture.line, words.picture_id_taken(picture.id))
            seen.add(picture.id)

    def _refuse(self, line: int, refusal: Refusal) -> Never:
        raise ProcedureError(self.path, line, *refusal)


def _promises(text: str, line: int) -> tuple[Promise, ...]:
    row = line if is_row_of_keys(text) else None
    return tuple(
        Promise(found[1], "label", line, plain(sentence), "key" if row else role_of(sentence, found.start()), row)
        for sentence in sentences(text)
        for found in PROMISE.finditer(sentence)
    )
