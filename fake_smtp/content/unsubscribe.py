"""The header ``List-Unsubscribe``: URLs in angle brackets, with commas between them and comments around (RFC 2369)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"<[^<>]*>|[(),<>]|[^(),<>]+")
_KINDS = {"mailto": re.compile(r"mailto:\w", re.IGNORECASE), "HTTP": re.compile(r"https?://[\w\[]", re.IGNORECASE)}


@dataclass
class Unsubscribe:
    """The links in their order, and what is wrong with the header."""

    links: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def parse_unsubscribe(header: str) -> Unsubscribe:
    """Return the valid links: one ``mailto:`` and one of the web at most, as mail programs and Mailpit take them.

    Blanks within a link come from its folding and are left out (RFC 2369, section 2).
    """
    found = Unsubscribe()
    if not header.strip():
        return found
    kinds: set[str] = set()
    after_link = False
    for token in _without_comments(header):
        if token == ",":
            after_link = False
        elif not token.startswith("<") or len(token) == 1:
            found.errors.append(f'"{token.strip()}" should be enclosed in <>')
        else:
            if after_link:
                found.errors.append(f'"{token}" should be split from the link before it with a comma')
            _add("".join(token[1:-1].split()), kinds, found)
            after_link = True
    if not found.links and not found.errors:
        found.errors.append(f'"{header}" no valid unsubscribe links found')
    return found


def _add(link: str, kinds: set[str], found: Unsubscribe) -> None:
    kind = next((name for name, start in _KINDS.items() if start.match(link)), None)
    if kind is None:
        found.errors.append(f'"{link}" should start with either http(s):// or mailto:')
    elif kind in kinds:
        found.errors.append(f'"{link}" should be the only {kind} link')
    else:
        kinds.add(kind)
        found.links.append(link)


def _without_comments(header: str) -> Iterator[str]:
    """Yield what is no blank and stands in no comment; comments may be nested."""
    depth = 0
    for token in _TOKEN.findall(header):
        if token == "(":
            depth += 1
        elif token == ")" and depth:
            depth -= 1
        elif not depth and token.strip():
            yield token
