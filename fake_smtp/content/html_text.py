"""The text of an HTML document, and its links."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from .hidden import Visibility
from .html_tags import LONGEST, Tag, tokens, unescape

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
}
_SPACES = re.compile(r"\s+")
# Letters without a form: senders put them where a word may break, and fill up preview texts with them.
_FORMLESS = re.compile("[\u00ad\u034f\u200b\u2060\ufeff]")
_LINE_BREAKS = re.compile(r"[\t\r\n]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of a document: its target and its text."""

    url: str
    text: str


class HtmlText:
    """What stands in a document, in its first million characters.

    ``lines`` are the lines of text, one for each block element, with the preview text that mail programs show in their
    lists; ``seen`` are those that a person sees in the message; ``anchors`` the links in their order; ``outside`` is
    what a person sees outside of them.
    """

    def __init__(self, html: str) -> None:
        self._pieces: list[str] = []
        self._seen: list[str] = []
        self._outside: list[str] = []
        self._visibility = Visibility()
        self._open_anchor: str | None = None
        self._anchor_start = 0
        self._base = ""
        self.anchors: list[Anchor] = []
        for token in tokens(html[:LONGEST]):
            if isinstance(token, str):
                self._add_text(unescape(token))
            elif token.is_end:
                self._close(token)
            else:
                self._open(token)
        self._close_anchor()
        self.lines = _lines(self._pieces)
        self.seen = _lines(self._seen)
        self.outside = "".join(self._outside)

    def _open(self, tag: Tag) -> None:
        self._visibility.open(tag)
        if tag.name in _BLOCKS:
            self._break_line()
        elif tag.name in ("a", "area"):
            self._close_anchor()
            self._open_anchor = self._target(tag) if "href" in tag.attributes else None
            self._anchor_start = len(self._pieces)
        elif tag.name == "base":
            self._base = self._base or _url(tag)
        elif tag.name == "img":
            self._add_text(f" {tag.get('alt')} ")

    def _close(self, tag: Tag) -> None:
        self._visibility.close(tag)
        if tag.name in _BLOCKS:
            self._break_line()
        elif tag.name == "a":
            self._close_anchor()

    def _break_line(self) -> None:
        for pieces in (self._pieces, self._seen, self._outside):
            pieces.append("\n")

    def _add_text(self, text: str) -> None:
        """Add text; line breaks of the source count as spaces."""
        if not self._visibility.is_text:
            return
        text = _SPACES.sub(" ", text)
        self._pieces.append(text)
        if self._visibility.is_seen:
            self._seen.append(text)
            self._outside.append("\n" if self._open_anchor is not None else text)

    def _target(self, tag: Tag) -> str:
        """Return the address of a link; a relative one counts from the address that the document gives as its base."""
        url = _url(tag)
        if not self._base or url.startswith("#"):
            return url
        try:
            return urljoin(self._base, url)
        except ValueError:
            return url

    def _close_anchor(self) -> None:
        if self._open_anchor is not None:
            words = _SPACES.sub(" ", _FORMLESS.sub("", "".join(self._pieces[self._anchor_start :]))).strip()
            self.anchors.append(Anchor(self._open_anchor, words))
            self._open_anchor = None


def _url(tag: Tag) -> str:
    """Return where a tag leads; browsers leave line breaks and tabs in it out."""
    return _LINE_BREAKS.sub("", tag.get("href")).strip()


def _lines(pieces: list[str]) -> list[str]:
    lines = (_SPACES.sub(" ", line).strip() for line in _FORMLESS.sub("", "".join(pieces)).split("\n"))
    return [line for line in lines if line]
