"""Addresses of a header field, with or without a name (RFC 5322, and what senders write instead)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from .encoded_words import ENCODED_WORD, decode_words

MOST = 1000
"""How many addresses of a field are read, as many as recipients of a message are accepted."""
_MOST_TOKENS = 20 * MOST
_BARE = re.compile(r"<?([^\s<>()\",:;@\[\]]+@[^\s<>()\",:;@\[\]]+)>?", re.ASCII)
_TOKEN = re.compile(
    rf'{ENCODED_WORD}|"(?:[^"\\]|\\.)*"|\[[^\[\]]*\]|\\.|[()<>,:;@]|\s+|[^\s"()<>,:;@\[\]\\]+|.', re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_AROUND_AT = re.compile(r" ?@ ?")


@dataclass(frozen=True, slots=True)
class Address:
    """A person's or a program's e-mail address, with the name before it; one of the two may be empty."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address


NO_ADDRESS = Address("", "")


def parse_addresses(value: str) -> tuple[Address, ...]:
    """Parse the addresses of one header field, a thousand at most.

    The members of a group come one by one, without its name; ``undisclosed-recipients:;`` has none. Words without an
    address are a name with an empty address; a single word is an address on this machine.
    """
    if match := _BARE.fullmatch(value):
        return (Address("", match[1]),)
    found: list[Address] = []
    for address in _read(value):
        found.append(address)
        if len(found) == MOST:
            break
    return tuple(found)


def _read(value: str) -> Iterator[Address]:
    """Yield the addresses; a name that a comma cuts (``Doe, John <j@x.fr>``) is put together again."""
    waiting: list[str] = []
    for entry in _entries(value):
        if entry.is_name_alone:
            waiting.append(entry.words)
        elif waiting and entry.words and entry.address:
            yield Address(", ".join([*waiting, entry.words]), entry.address)
            waiting = []
        elif entry.inside is not None or entry.outside:
            yield from map(_without_address, waiting)
            waiting = []
            yield from entry.addresses()
    yield from map(_without_address, waiting)


def _without_address(words: str) -> Address:
    return Address(words, "") if " " in words else Address("", words)


@dataclass
class _Entry:
    """The tokens between two commas: words, comments, and what stands in angle brackets (None without them)."""

    outside: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    inside: list[str] | None = None
    is_open: bool = False

    @cached_property
    def words(self) -> str:
        pieces = [_unquoted(token) if token[0] in '"\\' else token for token in self.outside]
        return decode_words(" ".join("".join(pieces).split()))

    @cached_property
    def address(self) -> str:
        """The address in the brackets, without blanks outside of quotes."""
        return decode_words("".join(token for token in self.inside or () if not token.isspace()))

    @property
    def is_name_alone(self) -> bool:
        return self.inside is None and bool(self.words) and "@" not in self.words

    def addresses(self) -> Iterator[Address]:
        """Yield the address in the brackets, else each word that is one."""
        comment = decode_words(" ".join("".join(self.comments).split()))
        if self.inside is not None:
            if self.address or self.words:
                yield Address(self.words or comment, self.address)
            return
        # A quoted local part keeps its quotes: "odd user"@example.org.
        is_quoted = any(token[0] == '"' for token in self.outside)
        words = ["".join(self.outside).strip()] if is_quoted else _AROUND_AT.sub("@", self.words).split()
        name = " ".join(word for word in words if "@" not in word) or comment
        for word in words:
            if len(word) > 1 and "@" in word:
                yield Address(name, word.strip(",;"))


def _unquoted(token: str) -> str:
    return _ESCAPED.sub(r"\1", token[1:-1] if token[0] == '"' and len(token) > 1 else token)


def _entries(value: str) -> Iterator[_Entry]:
    """Yield what stands between the commas and semicolons; comments may be nested."""
    entry = _Entry()
    depth = 0
    for match in islice(_TOKEN.finditer(value), _MOST_TOKENS):
        token = match[0]
        if token == "(" or (token == ")" and depth):
            depth += 1 if token == "(" else -1
            # The brackets of a comment within a comment are a part of it.
            if depth > (token == "("):
                entry.comments.append(token)
        elif depth:
            entry.comments.append(_ESCAPED.sub(r"\1", token))
        elif token in ",;" and not _is_in_route(entry):
            yield entry
            entry = _Entry()
        elif token == "<" and entry.inside is not None and not entry.is_open:
            yield entry
            entry = _Entry(inside=[], is_open=True)
        else:
            entry = _with_token(entry, token)
    yield entry


def _is_in_route(entry: _Entry) -> bool:
    """Return whether a comma stands in an old source route: ``<@a.fr,@b.fr:marie@c.fr>``."""
    return entry.is_open and bool(entry.inside) and entry.inside is not None and entry.inside[0] == "@"


def _with_token(entry: _Entry, token: str) -> _Entry:
    if token == ":" and not entry.is_open:
        # What stands before it was the name of a group.
        return _Entry()
    if token == ":":
        entry.inside = []
    elif token == "<":
        entry.inside, entry.is_open = [], True
    elif token == ">":
        entry.is_open = False
    elif entry.is_open and entry.inside is not None:
        entry.inside.append(token)
    else:
        entry.outside.append(token)
    return entry
