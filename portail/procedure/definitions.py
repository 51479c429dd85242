"""Definitions: a headword on a line, and below it what it means, on lines that begin with a colon."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

Kind = Literal["term", "definition"]
COLON = ": "


def are_definitions(lines: Sequence[str]) -> bool:
    """Return whether the lines of a paragraph are headwords with what they mean."""
    return len(lines) > 1 and not lines[0].startswith(COLON) and any(line.startswith(COLON) for line in lines)


def definitions_in(lines: Sequence[str]) -> Iterator[tuple[Kind, int, list[str]]]:
    """Yield each headword and each definition: which it is, its first line, from 0, and its lines without their colon.

    Each line before the first definition is a headword; any other without a colon goes on with what is above it.
    """
    first = next(at for at, line in enumerate(lines) if line.startswith(COLON))
    starts = [at for at, line in enumerate(lines) if at < first or line.startswith(COLON)]
    for start, end in pairwise([*starts, len(lines)]):
        kind: Kind = "term" if start < first else "definition"
        yield kind, start, [lines[start].removeprefix(COLON), *lines[start + 1 : end]]


def unclear_line(lines: Sequence[str]) -> int | None:
    """Return the line, from 0, that goes on with a definition or is the next headword: nothing tells which."""
    first = next(at for at, line in enumerate(lines) if line.startswith(COLON))
    after = enumerate(pairwise(lines[first:]), first)
    return next((at for at, (line, below) in after if not line.startswith(COLON) and below.startswith(COLON)), None)
