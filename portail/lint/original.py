"""What an original said when its translation was last looked through, in a file beside the translation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

import msgspec

from portail.files.atomic import replace_all
from portail.procedure.procedure import Actions, Block, Procedure, plain, sentences

HEADER = ""
"""The part of what stands before the first step: the title, the audience, the introduction."""
Part = str
"""The id of a step, or `HEADER`."""


@dataclass(frozen=True)
class Said:
    """A sentence of a document: what it says, its line, and the block of its part in which it stands; -1: above all."""

    words: str
    line: int
    at: int = -1


@dataclass(frozen=True)
class Change:
    """A sentence that an original said and says no longer, one that it says now, or both; `at` is its block."""

    part: Part
    before: str | None
    after: Said | None
    at: int


class _Record(msgspec.Struct, forbid_unknown_fields=True):
    sentences: dict[Part, list[str]]


def record_of(translation: Path) -> Path:
    """Return where it is kept what the original said: `louer.en.original.json` for `louer.en.md`."""
    return translation.with_suffix(".original.json")


def write(translation: Path, original: Procedure) -> int:
    """Keep what an original says now; return how many sentences that are.

    Raises:
        OSError: the file cannot be written.
    """
    kept = {part: [each.words for each in all_said] for part, all_said in said_in(original).items()}
    content = msgspec.json.format(msgspec.json.encode(_Record(kept)), indent=1)
    replace_all({record_of(translation): content + b"\n"})
    return sum(map(len, kept.values()))


def changes_since(translation: Path, original: Procedure) -> Iterator[Change]:
    """Yield what an original says otherwise than when its translation was last looked through.

    Raises:
        FileNotFoundError: that was never kept.
        msgspec.MsgspecError: the file says something else.
    """
    kept = msgspec.json.decode(record_of(translation).read_bytes(), type=_Record).sentences
    for part, now in said_in(original).items():
        if part in kept:
            yield from _changes(part, kept[part], now)
        else:
            yield Change(part, None, now[0], now[0].at)


def said_in(procedure: Procedure) -> Mapping[Part, Sequence[Said]]:
    """Return the sentences of a document, the part of each step under its id."""
    lines = procedure.header_lines
    above = [Said(procedure.title, lines.get("title", 1)), Said(procedure.audience, lines.get("audience", 1))]
    parts = {HEADER: [*above, *_of_blocks(procedure.introduction)]}
    for step in procedure.steps:
        parts[step.id] = [Said(step.words, step.line), *_of_blocks(step.blocks)]
    return parts


def _of_blocks(blocks: Sequence[Block]) -> Iterator[Said]:
    for at, block in enumerate(blocks):
        if isinstance(block, Actions):
            for number, words in block.sentences:
                yield from (Said(_tidy(each), number, at) for each in sentences(words))
        else:
            for line in block.text.split("\n"):
                yield from (Said(_tidy(each), block.line, at) for each in sentences(line) if each.strip())


def _changes(part: Part, before: Sequence[str], now: Sequence[Said]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, before, [each.words for each in now], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        near = now[min(new_start, len(now) - 1)].at
        for old, new in zip_longest(before[start:end], now[new_start:new_end]) if kind != "equal" else ():
            yield Change(part, old, new, new.at if new else near)


def _tidy(words: str) -> str:
    return " ".join(plain(words).split())
