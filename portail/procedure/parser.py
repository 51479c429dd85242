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
from portail.procedure.headings import LIKE_A_STEP, NUMBERED, STEP, meant_by
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

ASIDE = re.compile(r"^## ")
LONGEST_NUMBER = 4
MARKED = re.compile(r"`|\*\*")
"""What a screen hardly shows."""
INDENT = re.compile(r"^ {1,3}(?=#|:::)")
"""What CommonMark takes for none."""
SNIPPET = re.compile(r"^:::\s*(?:inclure|include)\s+(?P<file>\S.*?)\s*$", re.IGNORECASE)
QUOTED = re.compile(r"[\"'«“]")
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
    except ProcedureError as error:
        return None, [error]
    procedure = reader.procedure()
    return procedure, sorted(reader.mistakes, key=lambda each: (each.line, each.column))


class _Reader:
    """Reads the lines of one file: steps and fenced blocks by itself, what stands between as Markdown."""

    def __init__(self, path: Path, lines: Sequence[str], within: Sequence[Path] = ()) -> None:
        self.path = path
        self.within = within or (path.resolve(),)
        self.lines = [INDENT.sub("", line) for line in lines]
        self.at = 0
        self.aside = False
        self.last_number = 0
        self.mistakes: list[ProcedureError] = []
        self.markdown = Blocks(path, self.refuse)

    def procedure(self) -> Procedure | None:
        """Read the whole file; what it says counts as far as its language is known."""
        header, self.at = front_matter.read(self.lines, self.refuse)
        self.check_signs()
        introduction = self.introduction()
        steps = tuple(self.steps())
        if header and not steps:
            self.refuse(len(self.lines) or 1, 1, words.NO_STEP)
        self.check_pictures(steps)
        if "lang" not in header:
            return None
        lines = {key: front_matter.line_of(self.lines, key) for key in header}
        known = {"id": self.path.stem, "title": self.path.stem, "audience": "", **header}
        return Procedure(**known, path=self.path, introduction=introduction, steps=steps, header_lines=lines)

    def introduction(self) -> Prelude:
        self.aside = True
        return tuple(block for block in self.blocks(words.NO_SCREEN_YET) if isinstance(block, Text | Illustration))

    def steps(self) -> list[Step]:
        steps: list[Step] = []
        while self.at < len(self.lines):
            self.last_number += 1
            expected, step = self.last_number, self.step()
            if step.number != expected:
                self.refuse(step.line, 4, words.step_out_of_order(step.number, expected))
            if other := next((other for other in steps if other.id == step.id), None):
                column = self.lines[step.line - 1].rindex("{") + 1
                self.refuse(step.line, column, words.step_id_taken(step.id, other.line))
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
            return self.fenced(line.replace(" ", "").casefold())
        if LIKE_A_STEP.match(line):
            return self.not_a_step(line)
        if ASIDE.match(line):
            self.aside = True
        start = self.at
        self.at = next((n for n in range(start + 1, len(self.lines)) if self.ends_markdown(n)), len(self.lines))
        return self.markdown.read(self.lines[start : self.at], start, aside=self.aside)

    def not_a_step(self, line: str) -> Sequence[Block]:
        """Refuse a heading that is meant for a step, and count it as one where it has a number."""
        self.at += 1
        self.refuse(self.at, 1, words.not_a_step(*meant_by(line, self.last_number + 1)))
        self.last_number += bool(NUMBERED.match(line))
        return ()

    def ends_markdown(self, at: int) -> bool:
        line = self.lines[at].rstrip()
        return bool(FENCE.match(line) or LIKE_A_STEP.match(line) or ASIDE.match(line))

    def fenced(self, name: str) -> Sequence[Block]:
        if name in QUOTATION:
            start, quoted = self.inside(words.QUOTATION_OPEN, words.QUOTATION_EMPTY)
            for line, text in quoted:
                if marked := MARKED.search(text):
                    self.refuse(line, marked.start() + 1, words.QUOTATION_MARKED)
            return [Quotation(tuple(Promise(text, "screen", line, text) for line, text in quoted), start)]
        if name in ACTIONS:
            start, sentences = self.inside(words.ACTIONS_OPEN, words.ACTIONS_EMPTY)
            return [Actions(tuple(sentences), start)]
        self.refuse(self.at + 1, 1, words.BLOCK_UNKNOWN if name.strip(":") else words.NOTHING_TO_CLOSE)
        end = self.end_of_fence(self.at + 1)
        self.at = (end + 1) if end is not None and self.lines[end].strip() == ":::" else self.at + 1
        return ()

    def snippet(self, name: str, line: int) -> Sequence[Block]:
        """Read what another file says here; mistakes are told where they stand, the rest on the line that names it."""
        file = self.path.parent / name
        if not file.is_file():
            self.refuse(line, 1, words.SNIPPET_IN_QUOTES if QUOTED.match(name) else words.snippet_missing(name))
            return ()
        if file.suffix.lower() != ".md":
            self.refuse(line, 1, words.SNIPPET_NOT_MARKDOWN)
            return ()
        if file.resolve() in self.within:
            self.refuse(line, 1, words.SNIPPET_IN_ITSELF)
            return ()
        try:
            lines = text_of(file, ProcedureError).splitlines()
        except ProcedureError as error:
            self.mistakes.append(error)
            return ()
        inner = _Reader(file, lines, within=(*self.within, file.resolve()))
        inner.aside, inner.last_number = self.aside, self.last_number
        if lines and lines[0].strip() == front_matter.FENCE:
            inner.refuse(1, 1, words.HEADER_OF_A_SNIPPET)
            inner.at = front_matter.read(lines, lambda *_: None)[1]
        inner.check_signs()
        blocks = inner.blocks(words.NOT_A_STEP)
        if inner.at < len(lines):
            inner.refuse(inner.at + 1, 1, words.STEP_IN_A_SNIPPET)
        self.mistakes += inner.mistakes
        return [on_line(block, line, file) for block in blocks]

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
        seen: dict[str, int] = {}
        for picture in (picture for step in steps for picture in step.pictures):
            if picture.id in seen:
                self.refuse(picture.line, 1, words.picture_id_taken(picture.id, seen[picture.id]))
            seen.setdefault(picture.id, picture.line)

    def refuse(self, line: int, column: int, refusal: Refusal) -> None:
        self.mistakes.append(ProcedureError(self.path, line, *refusal, column=column))
