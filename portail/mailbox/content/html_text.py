"""HTML as a person reads it: its words, and its links with theirs."""

import re

from portail.mailbox.content.html_tags import Tag, tokens, unescape
from portail.mailbox.protocol import Link

_UNSEEN = {"head", "script", "style", "template", "title", "iframe", "noembed", "noframes"}
_BREAKS = {
    *("address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
}
_SPACES = re.compile(r"\s+")


class HtmlText:
    """The visible words of a document, one line a block, and its links in order, repeated ones included."""

    def __init__(self, html: str) -> None:
        self.links: list[Link] = []
        self._pieces: list[str] = []
        self._unseen: list[str] = []  # elements that are open and not shown, each once, the outermost first
        self._open_link: str | None = None
        self._link_start = 0
        for token in tokens(html):
            if isinstance(token, str):
                self._add_words(token)
            elif token.is_end:
                self._close(token)
            else:
                self._open(token)
        self._close_link()
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._pieces).split("\n"))
        self.lines = [line for line in lines if line]

    def _open(self, tag: Tag) -> None:
        if tag.name in _UNSEEN:
            if tag.name not in self._unseen:
                self._unseen.append(tag.name)
        elif tag.name in _BREAKS:
            self._pieces.append("\n")
        elif tag.name in ("a", "area"):
            self._close_link()
            self._open_link = tag.get("href") if "href" in tag.attributes else None
            self._link_start = len(self._pieces)
        elif tag.name == "body":
            self._unseen.clear()
        elif tag.name == "img":
            self._add_words(f" {tag.attributes.get('alt', '')} ")

    def _close(self, tag: Tag) -> None:
        if tag.name in self._unseen:
            del self._unseen[self._unseen.index(tag.name) :]
        elif tag.name in _BREAKS:
            self._pieces.append("\n")
        elif tag.name == "a":
            self._close_link()

    def _add_words(self, raw: str) -> None:
        if not self._unseen:
            self._pieces.append(_SPACES.sub(" ", unescape(raw)))

    def _close_link(self) -> None:
        if self._open_link is not None:
            words = _SPACES.sub(" ", "".join(self._pieces[self._link_start :])).strip()
            self.links.append(Link(self._open_link.strip(), words))
            self._open_link = None
