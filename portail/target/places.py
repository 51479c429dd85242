"""Where a screen stands: its origin and its path, compared as a browser and a server compare them."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import idna

DEFAULT_PORTS = {"http": 80, "https": 443, "ftp": 21}
SCREENS = {*DEFAULT_PORTS, "file"}
"""The schemes of what comes from a host; no blank tab has one of them, nor what a page has made itself (`blob:`)."""


@dataclass(frozen=True)
class Place:
    """An origin, as a browser writes it (`https://host`, `http://host:8080`), and the segments of a path below it."""

    origin: str
    path: tuple[str, ...] = ()

    def holds(self, other: "Place") -> bool:
        """Return whether another place is this one or lies below it."""
        return self.origin == other.origin and other.path[: len(self.path)] == self.path


def place_of(url: str) -> Place | None:
    """Return the place of a URL; `None` where it comes from no host (`about:blank`, `blob:`, an error page).

    Letter case of the host, accents in it, a default port, userinfo, empty segments, the escapes of a path, and what
    follows a `;` in a segment (`;jsessionid=…`) make no difference.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme not in SCREENS:
            return None
        return Place(f"{parts.scheme}://{_authority(parts.scheme, parts.hostname, parts.port)}", _segments(parts.path))
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None


def _authority(scheme: str, host: str | None, port: int | None) -> str:
    name = f"[{host}]" if host and ":" in host else _in_ascii(host or "")
    return name if port in (None, DEFAULT_PORTS.get(scheme)) else f"{name}:{port}"


def _in_ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return host


def _segments(path: str) -> tuple[str, ...]:
    names = (unquote(segment.partition(";")[0]) for segment in path.split("/"))
    return tuple(name for name in names if name)
