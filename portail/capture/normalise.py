"""What of a screen is the same at each walk: addresses without what is made anew, words without what varies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

ANY = "*"
URL = re.compile(r"https?://[^\s<>\"'()\]]+")
LOOPBACK = re.compile(r"localhost|127\.\d+\.\d+\.\d+|\[?::1\]?")
# Numbers, identifiers and tokens: all digits, or a digit among many signs, or too long and mixed to be words.
MADE_UP = re.compile(r"\d+|(?=[^\d]*\d)[\w.~=+-]{6,}|(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[\w=+]{20,}")
FILE = re.compile(r"[a-z][\w-]*\.[a-z][a-z0-9]{1,5}", re.IGNORECASE)
TOKEN_FILE = re.compile(
    r"(?=[^\d.]*\d)(?:[0-9a-f-]{12,}|(?=(?:[^\d.]*\d){4})\w{20,})\.[a-z][a-z0-9]{1,5}", re.IGNORECASE
)
"""A file that is named by a token, which is made anew."""
PAGE = re.compile(r"\d{1,4}")
"""What a path of the portal may call a page of its contents."""


@dataclass(frozen=True)
class Lasting:
    """Knows what is the same at each walk.

    Attributes:
        portal: the address of the portal; others count from it.
        varying: the regular expressions of words that vary.
    """

    portal: str = ""
    varying: tuple[str, ...] = ()

    def address(self, url: str, page: str = "") -> str:
        """Return an address without numbers and tokens, and from the portal where it lies there: `/Mail/Open?key=*`.

        Of an address elsewhere, what follows the path is left out: it may be anything. On a `page` elsewhere, as that
        of a mailbox, an address of the same host is its path: the host may be another for each who walks.
        """
        try:
            parts = urlsplit(url)
        except ValueError:  # a bracket that is not closed
            return url
        if parts.scheme not in ("http", "https"):
            return url
        home, here = urlsplit(self.portal), urlsplit(page)
        inside = self._below(parts, home)
        if inside is None and parts.netloc == here.netloc and self._below(here, home) is None:
            return _path(parts.path)
        if inside is None:
            return f"{parts.scheme}://{_host(parts)}{_path(parts.path)}"
        path = "/".join(part if PAGE.fullmatch(part) else _part(part) for part in inside.split("/"))
        return "".join([path, *_details(parts)])

    def file(self, name: str) -> str:
        """Return the name of a file, unless it is made anew."""
        return _part(name)

    def words(self, text: str) -> str:
        """Return a text with the addresses in it as they last; empty where it is one that varies."""
        line = " ".join(text.split())
        if any(re.fullmatch(expression, line) for expression in self.varying):
            return ""
        return URL.sub(lambda found: self.address(found[0]), line)

    def _below(self, parts: SplitResult, home: SplitResult) -> str | None:
        root = home.path.rstrip("/")
        inside = bool(self.portal) and parts.netloc == home.netloc and f"{parts.path}/".startswith(f"{root}/")
        return parts.path[len(root) :] or "/" if inside else None


def _host(parts: SplitResult) -> str:
    """Return the host; one of this machine without its port, which is another each time."""
    host = parts.hostname or ""
    return host if LOOPBACK.fullmatch(host) else parts.netloc.rpartition("@")[2]


def _path(path: str) -> str:
    return "/".join(_part(part) for part in path.split("/"))


def _details(parts: SplitResult) -> Iterator[str]:
    if parts.query:
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        yield "?" + "&".join(f"{key}={_part(value)}" for key, value in pairs)
    if parts.fragment:
        yield f"#{_part(parts.fragment)}"


def _part(part: str) -> str:
    is_file = FILE.fullmatch(part) and not TOKEN_FILE.fullmatch(part)
    return ANY if MADE_UP.fullmatch(part) and not is_file else part
