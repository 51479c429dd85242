"""The words of a procedure, passage by passage, and how they differ from those that the reference was made of.

A passage is the title, a step, a paragraph or a line quoted from the screen, in its Markdown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from textwrap import shorten

from portail.output.drift.word_diff import marked
from portail.procedure.procedure import Actions, Illustration, Picture, Procedure, Quotation, Step, Text
from portail.wording import drift as words

LONGEST = 160


@dataclass(frozen=True)
class Passage:
    """Words, and the line of the procedure file on which they begin."""

    words: str
    line: int


def passages(procedure: Procedure) -> list[Passage]:
    """Return the passages in their order; pictures are no words."""
    title = Passage(procedure.title, procedure.header_lines.get("title", 1))
    introduction = [Passage(block.words, block.line) for block in procedure.introduction if isinstance(block, Text)]
    return [title, *introduction, *(passage for step in procedure.steps for passage in _of_step(step))]


def changes(old: Sequence[str], new: Sequence[Passage]) -> Iterator[Passage]:
    """Describe in French, each on the line where it shows, how the new passages differ from the old words."""
    matcher = SequenceMatcher(None, old, [passage.words for passage in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        for before, after in zip_longest(old[a:b], new[c:d]):
            yield _change(before, after, new[min(d, len(new) - 1)].line)


def _of_step(step: Step) -> Iterator[Passage]:
    yield Passage(step.title, step.line)
    for block in step.blocks:
        match block:
            case Text():
                yield Passage(block.words, block.line)
            case Quotation():
                yield from (Passage(promise.text, promise.line) for promise in block.promises)
            case Picture() | Illustration() | Actions():
                pass


def _change(before: str | None, after: Passage | None, next_line: int) -> Passage:
    if after is None:
        return Passage(words.passage_removed(shorten(before or "", LONGEST)), next_line)
    if before is None:
        return Passage(words.passage_added(shorten(after.words, LONGEST)), after.line)
    return Passage(words.passage_changed(marked(before, after.words)), after.line)
