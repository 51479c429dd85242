"""The links of messages that a walk follows, and what in their addresses may be a secret."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from playwright.sync_api import Request

from portail.target.places import place_of

# What is shorter can be guessed: it protects nothing.
SHORTEST_PART = 4


class FollowedLinks:
    """Notices when a link of a message is followed, and where that leads; `learn` gets the parts of each address."""

    def __init__(self, learn: Callable[[str], None]) -> None:
        self._learn = learn
        self._links: list[str] = []
        self._followed: set[str] = set()

    def add(self, url: str) -> None:
        """Notice this link too."""
        self._links.append(url)

    def requested(self, request: Request) -> None:
        """Take notice of a request of the browser."""
        if not request.is_navigation_request():
            return
        before = request.redirected_from
        if any(is_same(request.url, link) for link in self._links) or (before and before.url in self._followed):
            self._followed.add(request.url)
            for part in parts_of(request.url):
                self._learn(part)


def is_same(url: str, other: str) -> bool:
    """Return whether two URLs ask for the same thing, however they are written."""
    return place_of(url) == place_of(other) and unquote(urlsplit(url).query) == unquote(urlsplit(other).query)


def parts_of(url: str) -> Iterator[str]:
    """Yield what a URL is made of, beside its host: segments of the path, values of the query, the fragment's parts."""
    split = urlsplit(url)
    for text in (split.path, split.query, split.fragment):
        for part in {*_pieces(text), *(value for _, value in parse_qsl(text))}:
            if len(part) >= SHORTEST_PART:
                yield part


def _pieces(text: str) -> Iterator[str]:
    for segment in text.replace("?", "/").replace("&", "/").replace(";", "/").split("/"):
        yield segment
        yield unquote(segment)
        yield unquote(segment.partition("=")[2])
