"""Lines quoted from a screen: where each stands, and how often."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from portail.procedure.matching import anywhere, exactly

Span = tuple[int, int]
Chain = tuple[tuple[int, Span, bool], ...]
"""Indexes of lines with their places, each after the one before, and whether nothing else stands beside them there."""
WORD = re.compile(r"\w")
RESEMBLES = 0.7
"""How much a line must have of another to be told in its place: less says nothing."""


def align(text: str, lines: Sequence[str], substitutions: Mapping[str, str] | None = None) -> list[Span | None]:
    """Return where the lines stand in the text, in their order; `None`: missing.

    As many lines as possible find their place, as many as possible with nothing beside them, as close together as they
    can: one that is missing costs no other.
    """
    chains: list[Chain] = []
    for index, line in enumerate(lines):
        whole, sought = exactly(line, substitutions), anywhere(line, substitutions)
        spans = [found.span() for found in sought.finditer(text)]
        alone = [bool(whole.match(_whole_lines(text, span))) for span in spans]
        chains += [
            (*_latest(chain for chain in chains if chain[-1][1][1] <= span[0]), (index, span, is_alone))
            for span, is_alone in zip(spans, alone, strict=True)
            if is_alone or not _is_in_a_sentence(text[slice(*span)], line)
        ]
    best = max(chains, key=lambda chain: (*_worth(chain), _start(chain) - chain[-1][1][1])) if chains else ()
    places = {index: span for index, span, _ in best}
    return [places.get(index) for index in range(len(lines))]


def _is_in_a_sentence(found: str, line: str) -> bool:
    """Return whether words begin small that a quoted line begins large: « Services » is no part of « nos services »."""
    small, large = WORD.search(found), WORD.search(line)
    return bool(small and large and small[0] != large[0] and small[0] == large[0].lower())


def _latest(chains: Iterable[Chain]) -> Chain:
    """Return the best of chains that go on at the same place: among equals, the one that begins last."""
    return max(chains, key=lambda chain: (*_worth(chain), _start(chain)), default=())


def _worth(chain: Chain) -> tuple[int, list[int], int]:
    """Rank chains by how many lines they hold, by how early these are quoted, and by how many stand by themselves."""
    return len(chain), [-index for index, *_ in chain], sum(is_whole for *_, is_whole in chain)


def _start(chain: Chain) -> int:
    return chain[0][1][0]


def missing_lines(text: str, lines: Sequence[str], substitutions: Mapping[str, str] | None = None) -> list[int]:
    """Return the indexes of the lines that do not stand in the text, in their order among the others."""
    return [index for index, place in enumerate(align(text, lines, substitutions)) if place is None]


def repeated_lines(
    text: str, lines: Sequence[str], places: Sequence[Span | None], substitutions: Mapping[str, str] | None = None
) -> list[int]:
    """Return the indexes of the lines that stand twice between the lines before and after them in the quotation.

    What the document leaves out may repeat a line elsewhere: in a list, each service may be open.
    """
    found = [(index, place) for index, place in enumerate(places) if place]
    ends = [_before(text, found[0][1]), *(end for _, (_, end) in found)] if found else []
    starts = [*(start for _, (start, _) in found[1:]), _after(text, found[-1][1])] if found else []
    return [
        index
        for (index, _), after, before in zip(found, ends, starts, strict=False)
        if _times(lines[index], text[after:before], substitutions) > 1
    ]


def _times(line: str, text: str, substitutions: Mapping[str, str] | None) -> int:
    """Return how often a quoted line stands in a text with nothing beside it but itself; it may take several lines."""
    whole, sought = exactly(line, substitutions), anywhere(line, substitutions)
    found = [_whole_lines(text, match.span()) for match in sought.finditer(text)]
    return sum(bool(whole.match(lines)) or not WORD.search(sought.sub("", lines)) for lines in found)


def _whole_lines(text: str, place: Span) -> str:
    """Return the lines of a text in which a place lies."""
    begin, end = text.rfind("\n", 0, place[0]) + 1, text.find("\n", place[1])
    return text[begin : end if end >= 0 else len(text)]


def nearest_line(text: str, line: str) -> str | None:
    """Return the line of the text that resembles the given one most, if any is near."""
    lines = text.splitlines()
    folded = {candidate.casefold(): candidate for candidate in lines}
    close = difflib.get_close_matches(line.casefold(), folded, n=1, cutoff=RESEMBLES)
    return folded[close[0]] if close else None


def _before(text: str, place: Span) -> int:
    """Return where the lines before a place begin, as many as it takes itself."""
    start = place[0]
    for _ in range(_height(text, place) + 1):
        start = text.rfind("\n", 0, max(0, start))
    return start + 1


def _after(text: str, place: Span) -> int:
    """Return where the lines after a place end, as many as it takes itself."""
    ends = [at for at, character in enumerate(text) if character == "\n" and at >= place[1]]
    number = _height(text, place)
    return ends[number] if len(ends) > number else len(text)


def _height(text: str, place: Span) -> int:
    return text.count("\n", *place) + 1
