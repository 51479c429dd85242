"""The visible text of an HTML document, and its links."""

import re
from dataclasses import dataclass

from .html_tags import LONGEST, Tag, tokens, unescape

_INVISIBLE = {"head", "script", "style", "template", "title", "iframe", "noembed", "noframes"}
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


class HtmlText:
    """What a person reads of a document, of its first million characters.

    ``lines`` are the lines of visible text, one for each block element; ``anchors`` the links in their order.
    """

    def __init__(self, html: str) -> None:
        self._pieces: list[str] = []
        self._invisible: list[str] = []  # elements that are open and not shown, each once, the outermost first
        self._open_anchor: str | None = None
        self._anchor_start = 0
        self.anchors: list[Anchor] = []
        for token in tokens(html[:LONGEST]):
            if isinstance(token, str):
                self._add_text(unescape(token))
            elif token.is_end:
                self._close(token)
            else:
                self._open(token)
        self._close_anchor()
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._pieces).split("\n"))
        self.lines = [line for line in lines if line]

    def _open(self, tag: Tag) -> None:
        if tag.name in _INVISIBLE:
            if tag.name not in self._invisible:
                self._invisible.append(tag.name)
        elif tag.name in _BLOCKS:
            self._pieces.append("\n")
        elif tag.name in ("a", "area"):
            self._close_anchor()
            self._open_anchor = tag.get("href") if "href" in tag.attributes else None
            self._anchor_start = len(self._pieces)
        elif tag.name == "body":
            self._invisible.clear()
        elif tag.name == "img":
            self._add_text(f" {tag.get('alt')} ")

    def _close(self, tag: Tag) -> None:
        if tag.name in self._invisible:
            del self._invisible[self._invisible.index(tag.name) :]
        elif tag.name in _BLOCKS:
            self._pieces.append("\n")
        elif tag.name == "a":
            self._close_anchor()

    def _add_text(self, text: str) -> None:
        """Add text; line breaks of the source count as spaces."""
        if not self._invisible:
            self._pieces.append(_SPACES.sub(" ", text))

    def _close_anchor(self) -> None:
        if self._open_anchor is not None:
            words = _SPACES.sub(" ", "".join(self._pieces[self._anchor_start :])).strip()
            self.anchors.append(Anchor(self._open_anchor.strip(), words))
            self._open_anchor = None
