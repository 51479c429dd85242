"""The words of a paragraph, read as CommonMark: what is bold, what is a link, what is the name of a thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True)
class Piece:
    """A stretch of words in one style; `name`: it names a thing of the screen; `address`: of the link that it is in."""

    text: str
    bold: bool = False
    italic: bool = False
    name: bool = False
    address: str | None = None


def pieces(markdown: str) -> list[Piece]:
    """Cut Markdown words into stretches of one style; comments are left out."""
    return [piece for whole in reader().parseInline(markdown) for piece in _pieces(whole.children or [])]


@cache
def reader() -> MarkdownIt:
    """Return what reads CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table")


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    bold = italic = 0
    addresses: list[str | None] = [None]
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                addresses.append(str(token.attrGet("href")))
            case "link_close":
                addresses.pop()
            case "code_inline":
                yield Piece(token.content, bold > 0, italic > 0, name=True, address=addresses[-1])
            case "text" | "text_special" if token.content:
                yield Piece(token.content, bold > 0, italic > 0, address=addresses[-1])
            case "softbreak" | "hardbreak":
                yield Piece(" ", bold > 0, italic > 0, address=addresses[-1])
