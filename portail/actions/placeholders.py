"""A sentence with one sign in place of each name and each value: what is said, apart from what it is said of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME, VALUE = "\ue000", "\ue001"
QUOTED = re.compile(
    r"(?:[«“\"]\s*`(?P<quoted_name>[^`]+)`\s*[»”\"])|`(?P<name>[^`]+)`"
    r"|«\s*(?P<french>[^«»`]*?)\s*»|“(?P<english>[^”`]*)”|\"(?P<straight>[^\"`]*)\"|(?P<braces>\{[^{}\s][^{}]*\})"
)
EMPHASIS = re.compile(r"\*\*?|__")
END = re.compile(r"[.!?…](?=\s|$)|$")


@dataclass(frozen=True)
class Masked:
    """A text in which names are `NAME` and values `VALUE`.

    `contents` are the words of each sign by its place; `origins` is where each character stood in the Markdown.
    """

    text: str
    contents: dict[int, str]
    origins: tuple[int, ...]

    def sentences(self) -> Iterator["Masked"]:
        """Yield the sentences; a full stop inside a name or a value ends none."""
        at = 0
        while at < len(self.text):
            found = END.search(self.text, at)
            end = found.end() if found else len(self.text)
            if self.text[at:end].strip():
                yield self.part(at, end)
            at = end if end > at else len(self.text)

    def part(self, start: int, end: int) -> "Masked":
        """Return a piece, without the spaces before it."""
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        inside = {at - start: words for at, words in self.contents.items() if start <= at < end}
        return Masked(self.text[start:end], inside, self.origins[start:end])

    @property
    def plain(self) -> str:
        """The words as a reader reads them, braces kept."""
        spoken = (self.contents.get(at, character) for at, character in enumerate(self.text))
        return " ".join("".join(spoken).split())

    def names_before(self, end: int) -> int:
        """Return how many names stand before a place."""
        return self.text[:end].count(NAME)


def mask(markdown: str) -> Masked:
    """Return Markdown words with signs in place of names and values, and without marks of emphasis."""
    text: list[str] = []
    contents: dict[int, str] = {}
    origins: list[int] = []
    at = 0
    while at < len(markdown):
        if found := QUOTED.match(markdown, at):
            kind = found.lastgroup or ""
            contents[len(text)] = found[kind].strip()
            text.append(NAME if kind.endswith("name") else VALUE)
        elif not (found := EMPHASIS.match(markdown, at)):
            text.append(markdown[at])
        if len(text) > len(origins):
            origins.append(at)
        at = found.end() if found else at + 1
    return Masked("".join(text), contents, tuple(origins))
