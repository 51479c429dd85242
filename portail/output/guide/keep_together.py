"""What stays on one page in a file that others lay out: a picture, and the words before it, as far as a page goes."""

import math
from collections.abc import Iterable

from portail.output.guide.document import (
    Figure,
    Glossary,
    Group,
    Heading,
    Listing,
    Paragraph,
    Part,
    QuotedLines,
    Span,
    Table,
)

PAGE, LINE, GAP = 700.0, 16.0, 8.0
"""The height of a page, of a line, and of what sets parts apart, in points; fonts differ: the page is a short one."""
CHARACTERS = 80
"""In a line."""


def stays(group: Group) -> list[bool]:
    """Return of each part whether it stays on the page of the next: those before a picture that fit on a page with it.

    A longer chain would be broken where the page ends, as between a picture and its caption.
    """
    if group.figure is None:
        return [False for _ in group.parts]
    room, kept = PAGE - _height(group.figure), [False]
    for part in reversed(group.parts[:-1]):
        room -= _height(part)
        kept.append(room >= 0)
    return kept[::-1]


def _height(part: Part) -> float:
    match part:
        case Figure():
            pictures = (view.usual * view.height + GAP for view in part.views)
            return sum(pictures) + _lines([part.caption])
        case Paragraph() | Heading():
            return _lines([_text(part.spans)]) + GAP
        case QuotedLines():
            return _lines(part.lines) + GAP * (len(part.lines) + 1)
        case Listing():
            return sum(_height(each) for item in part.items for each in item)
        case Glossary():
            return sum(_height(each) for item in part.items for each in (*item.headwords, *item.meanings))
        case Table():
            return sum(_lines(map(_text, row)) + GAP for row in part.rows)


def _lines(texts: Iterable[str]) -> float:
    return sum(LINE * math.ceil(len(text) / CHARACTERS) for text in texts)


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)
