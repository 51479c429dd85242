"""The grammar of procedure files: CommonMark with steps, promises and pictures, read strictly.

What the grammar knows is in `docs/reference/procedure-file.md`; what it does not know is refused with file, line and
remedy, because a writer's slip that is silently ignored is a sentence that nobody checks.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from portail.errors import ProcedureError
from portail.files.text_files import text_of
from portail.procedure import front_matter
from portail.procedure.blocks import Blocks, on_line
from portail.procedure.procedure import (
    Actions,
    Block,
    Illustration,
    Picture,
    Prelude,
    Procedure,
    Promise,
    Quotation,
    Step,
    Text,
)
from portail.procedure.words import promises_of, unseen_in, wrong_in
from portail.wording import procedure as words
from portail.wording.files import Refusal

STEP = re.compile(r"^## (?P<number>\d+)\. (?P<title>.+?) \{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
LIKE_A_STEP = re.compile(r"^(?:##\s*\d|#{1,6}[^#\s]|## .*\{)")
ASIDE = re.compile(r"^## ")
LONGEST_NUMBER = 4
SNIPPET = re.compile(r"^:::\s*(?:inclure|include)\s+(?P<file>\S.*?)\s*$")
FENCE = re.compile(r"^:::")
END_OF_FENCE = re.compile(r"^(?::::|!\[|## )")
QUOTATION, ACTIONS = {":::écran", ":::ecran", ":::screen"}, {":::actions"}


def load(path: Path) -> Procedure:
    """Read a procedure file.

    Raises:
        ProcedureError: the file breaks the grammar; the text names file, line and remedy, of each mistake one.
    """
    procedure, mistakes = read(path)
    if procedure is None or mistakes:
        raise ProcedureError.of(mistakes)
    return procedure


def read(path: Path) -> tuple[Procedure | None, list[ProcedureError]]:
    """Return what a procedure file says, as far as its header can be read, and all its mistakes in their order."""
    try:
        reader = _Reader(path, text_of(path, ProcedureError).splitlines())
        procedure = reader.procedure()
    except ProcedureError as error:
        return None, [error]
    return procedure, sorted(reader.mistakes, key=lambda each: (each.line, each.column))


class _Reader:
    """Reads the lines of one file: steps and fenced blocks by itself, what stands between as Markdown."""

    def __init__(self, path: Path, lines: Sequence[str], within: Sequence[Path] = ()) -> None:
        self.path = path
        self.within = within or (path.resolve(),)
        self.lines = lines
        self.at = 0
        self.aside = False
        self.mistakes: list[ProcedureError] = []
        self.markdown = Blocks(path, self.refuse)

    def procedure(self) -> Procedure:
        header, self.at = front_matter.read(self.path, self.lines)
        self.check_signs()
        introduction = self.introduction()
        steps = tuple(self.steps())
        if not steps:
            self.refuse(len(self.lines) or 1, 1, words.NO_STEP)
        self.check_pictures(steps)
        lines = {key: front_matter.line_of(self.lines, key) for key in header}
        return Procedure(**header, path=self.path, introduction=introduction, steps=steps, header_lines=lines)

    def introduction(self) -> Prelude:
        self.aside = True
        return tuple(block for block in self.blocks(words.NO_SCREEN_YET) if isinstance(block, Text | Illustration))

    def steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.at < len(self.lines):
            step = self.step()
            if step.number != len(steps) + 1:
                self.refuse(step.line, 1, words.step_out_of_order(step.number, len(steps) + 1))
            if step.id in {other.id for other in steps}:
                self.refuse(step.line, 1, words.step_id_taken(step.id))
            steps.append(step)
        return steps

    def step(self) -> Step:
        line = self.at + 1
        heading = STEP.match(self.lines[self.at].rstrip())
        assert heading, "blocks end at a step or at the end of the file"
        self.at += 1
        self.aside = False
        title = heading["title"]
        for _, column, refusal in wrong_in([title]):
            self.refuse(line, heading.start("title") + column, refusal)
        return Step(
            id=heading["id"],
            number=self.number(heading["number"], line, len(self.lines)),
            title=title,
            line=line,
            blocks=tuple(self.blocks(words.NOT_A_STEP)),
            title_promises=promises_of(title, line),
        )

    def number(self, digits: str, line: int, most: int) -> int:
        if len(digits) > LONGEST_NUMBER:
            self.refuse(line, 4, words.step_number_too_long(len(digits)))
            return most
        return int(digits)

    def blocks(self, no_screen: Refusal) -> list[Block]:
        """Read up to the next step; `no_screen` is said of what speaks of a screen where there is none."""
        found: list[Block] = []
        while self.at < len(self.lines) and not STEP.match(self.lines[self.at].rstrip()):
            for block in self.next_blocks():
                speaks = isinstance(block, Quotation | Picture | Actions) or bool(block.promises)
                if self.aside and speaks:
                    self.refuse(block.line, 1, no_screen)
                else:
                    found.append(block)
        return found

    def next_blocks(self) -> Sequence[Block]:
        line = self.lines[self.at].rstrip()
        if found := SNIPPET.match(line):
            self.at += 1
            return self.snippet(found["file"], self.at)
        if FENCE.match(line):
            return self.fenced(line.replace(" ", ""))
        if LIKE_A_STEP.match(line):
            self.refuse(self.at + 1, 1, words.HEADING_UNKNOWN)
            self.at += 1
            return ()
        if ASIDE.match(line):
            self.aside = True
        start = self.at
        self.at = next((n for n in range(start + 1, len(self.lines)) if self.ends_markdown(n)), len(self.lines))
        return self.markdown.read(self.lines[start : self.at], start, aside=self.aside)

    def ends_markdown(self, at: int) -> bool:
        line = self.lines[at].rstrip()
        return bool(FENCE.match(line) or LIKE_A_STEP.match(line) or ASIDE.match(line))

    def fenced(self, name: str) -> Sequence[Block]:
        if name in QUOTATION:
            start, quoted = self.inside(words.QUOTATION_OPEN, words.QUOTATION_EMPTY)
            return [Quotation(tuple(Promise(text, "screen", line, text) for line, text in quoted), start)]
        if name in ACTIONS:
            start, sentences = self.inside(words.ACTIONS_OPEN, words.ACTIONS_EMPTY)
            return [Actions(tuple(sentences), start)]
        self.refuse(self.at + 1, 1, words.BLOCK_UNKNOWN)
        end = self.end_of_fence(self.at + 1)
        self.at = (end + 1) if end is not None and self.lines[end].strip() == ":::" else self.at + 1
        return ()

    def snippet(self, name: str, line: int) -> Sequence[Block]:
        """Read what another file says here; mistakes are told where they stand, the rest on the line that names it."""
        file = self.path.parent / name
        if not file.is_file():
            self.refuse(line, 1, words.snippet_missing(name))
            return ()
        if file.resolve() in self.within:
            self.refuse(line, 1, words.SNIPPET_IN_ITSELF)
            return ()
        lines = text_of(file, ProcedureError).splitlines()
        inner = _Reader(file, lines, within=(*self.within, file.resolve()))
        inner.aside = self.aside
        inner.check_signs()
        blocks = inner.blocks(words.NOT_A_STEP)
        if inner.at < len(lines):
            inner.refuse(inner.at + 1, 1, words.STEP_IN_A_SNIPPET)
        self.mistakes += inner.mistakes
        return [on_line(block, line) for block in blocks]

    def inside(self, is_open: Refusal, is_empty: Refusal) -> tuple[int, list[tuple[int, str]]]:
        """Read a fenced block; return its line, and the lines in it that say something."""
        start = self.at + 1
        end = self.end_of_fence(start)
        if end is None or self.lines[end].strip() != ":::":
            self.refuse(start, 1, is_open)
            self.at = len(self.lines) if end is None else end
            return start, []
        lines = [(n + 1, self.lines[n].strip()) for n in range(start, end) if self.lines[n].strip()]
        if not lines:
            self.refuse(start, 1, is_empty)
        self.at = end + 1
        return start, lines

    def end_of_fence(self, start: int) -> int | None:
        return next((n for n in range(start, len(self.lines)) if END_OF_FENCE.match(self.lines[n])), None)

    def check_signs(self) -> None:
        for number, line in enumerate(self.lines, 1):
            if unseen := unseen_in(line):
                self.refuse(number, *unseen)

    def check_pictures(self, steps: Sequence[Step]) -> None:
        seen: set[str] = set()
        for picture in (picture for step in steps for picture in step.pictures):
            if picture.id in seen:
                self.refuse(picture.line, 1, words.picture_id_taken(picture.id))
            seen.add(picture.id)

    def refuse(self, line: int, column: int, refusal: Refusal) -> None:
        self.mistakes.append(ProcedureError(self.path, line, *refusal, column=column))
