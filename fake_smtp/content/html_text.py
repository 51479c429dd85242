"""The visible text of an HTML document, and its links."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_INVISIBLE = {"head", "script", "style", "template", "title"}
_BLOCKS = {
    *("address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of a document: its target and its text."""

    url: str
    text: str


class HtmlText(HTMLParser):
    """A tolerant parser; ``lines`` are the lines of visible text, ``anchors`` the links in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._invisible: list[str] = []
        self._open_anchor: str | None = None
        self._anchor_start = 0
        self.anchors: list[Anchor] = []
        self.feed(html)
        self.close()
        self._close_anchor()

    @property
    def lines(self) -> list[str]:
        """Return the visible text, one line for each block element."""
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._pieces).split("\n"))
        return [line for line in lines if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Handle a start tag (called by the parser)."""
        if tag in _INVISIBLE:
            self._invisible.append(tag)
        elif tag in _BLOCKS:
            self._pieces.append("\n")
        elif tag in ("a", "area"):
            self._close_anchor()
            self._open_anchor = dict(attrs).get("href")
            self._anchor_start = len(self._pieces)
        elif tag == "body":
            self._invisible.clear()
        elif tag == "img":
            self.handle_data(f" {dict(attrs).get('alt') or ''} ")

    def handle_endtag(self, tag: str) -> None:
        """Handle an end tag (called by the parser)."""
        if tag in self._invisible:
            del self._invisible[self._invisible.index(tag) :]
        elif tag in _BLOCKS:
            self._pieces.append("\n")
        elif tag == "a":
            self._close_anchor()

    def handle_data(self, data: str) -> None:
        """Handle text (called by the parser); line breaks of the source count as spaces."""
        if not self._invisible:
            self._pieces.append(_SPACES.sub(" ", data))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skip ``<![…]>``: the standard library raises an error for names that it does not know there."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            end = self.rawdata.find(">", i)
            return end + 1 if end >= 0 else len(self.rawdata)

    def _close_anchor(self) -> None:
        if self._open_anchor is not None:
            words = _SPACES.sub(" ", "".join(self._pieces[self._anchor_start :])).strip()
            self.anchors.append(Anchor(self._open_anchor.strip(), words))
            self._open_anchor = None
