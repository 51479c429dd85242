"""A page as a test reads it: its address, its title, its text, its forms' values."""

import re
from html import unescape
from html.parser import HTMLParser

import httpx

SPACES = re.compile(r"[\s\u00a0\u202f]+")


class Page(HTMLParser):
    """Reads one answer of the portal, as far as it is seen."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__()
        self.response = response
        self.status = response.status_code
        self.path = response.url.path
        self.values: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.buttons: dict[str, dict[str, str | None]] = {}
        self._text: list[str] = []
        self._in_closed_dialog = False
        self._open: list[tuple[str, dict[str, str | None], int]] = []
        self.feed(response.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        held = dict(attributes)
        if tag == "dialog":
            self._in_closed_dialog = "open" not in held
        if self._in_closed_dialog:
            return
        if tag == "input":
            self.values[held.get("name") or ""] = held.get("value") or ""
        if tag in ("a", "button", "title"):
            self._open.append((tag, held, len(self._text)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "dialog":
            self._in_closed_dialog = False
        if self._in_closed_dialog or not self._open or self._open[-1][0] != tag:
            return
        _, held, start = self._open.pop()
        words = plain("".join(self._text[start:]))
        if tag == "a":
            self.links[words] = unescape(held.get("href") or "")
        elif tag == "button":
            self.buttons[words] = held
        else:
            self.title = words

    def handle_data(self, data: str) -> None:
        if not self._in_closed_dialog:
            self._text.append(data)

    @property
    def text(self) -> str:
        """All words of the page, spaces made plain."""
        return plain(" ".join(self._text))


def plain(text: str) -> str:
    """A text with single ordinary spaces."""
    return SPACES.sub(" ", text).strip()
