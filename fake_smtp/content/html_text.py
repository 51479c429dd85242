"""HTML as a reader takes it in: its words, and its links with theirs."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_UNSEEN = {"head", "script", "style", "template", "title"}
_BREAKS = {
    *("address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as it stands in a text: where it leads, and the words one clicks on."""

    url: str
    text: str


class HtmlText(HTMLParser):
    """Reads a document as far as it can be read; ``lines`` are its words, ``anchors`` its links in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._unseen: list[str] = []
        self._open_anchor: str | None = None
        self._anchor_start = 0
        self.anchors: list[Anchor] = []
        self.feed(html)
        self.close()
        self._close_anchor()

    @property
    def lines(self) -> list[str]:
        """Return the visible words, one line for each block."""
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._pieces).split("\n"))
        return [line for line in lines if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BREAKS:
            self._pieces.append("\n")
        elif tag in ("a", "area"):
            self._close_anchor()
            self._open_anchor = dict(attrs).get("href")
            self._anchor_start = len(self._pieces)
        elif tag == "body":
            self._unseen.clear()
        elif tag == "img":
            self.handle_data(f" {dict(attrs).get('alt') or ''} ")

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _BREAKS:
            self._pieces.append("\n")
        elif tag == "a":
            self._close_anchor()

    def handle_data(self, data: str) -> None:
        """Take in words; line breaks of the source are only spaces."""
        if not self._unseen:
            self._pieces.append(_SPACES.sub(" ", data))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over ``<![…]>``; the standard library gives up on words that it does not know there."""
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
