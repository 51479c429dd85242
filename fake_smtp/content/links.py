"""The links of a message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..mime.message import Message
from .html_tags import LONGEST
from .html_text import Anchor, HtmlText

_IN_ANGLES = re.compile(r"<((?:https?|ftp)://[^<>]+)>", re.IGNORECASE)
# Neither quotation marks nor the punctuation of Chinese and Japanese are letters of a word in an address.
_IN_TEXT = re.compile(
    r"(?<![A-Za-z0-9])(?:https?|ftp)://[^\s<>\"`«»“”、。，；：！？（）【】《》「」『』]+", re.IGNORECASE
)
_CLICKABLE = {"http", "https", "ftp", "mailto", "tel", "sms"}
_PUNCTUATION = ".,;:!?'’*…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its URL, its text, and the parts (``html``, ``text``) that contain it."""

    url: str
    text: str
    parts: tuple[str, ...]


def links(message: Message) -> list[Link]:
    """Return each link once: those of the HTML in their order, those that it writes out, then those of the text."""
    found: dict[str, Link] = {}
    html = HtmlText(message.html) if message.html else None
    for anchor in html.anchors if html else []:
        _add(found, anchor, "html")
    for url in text_urls(html.outside) if html else []:
        _add(found, Anchor(url, ""), "html")
    for url in text_urls(message.text):
        _add(found, Anchor(url, ""), "text")
    return list(found.values())


def _add(found: dict[str, Link], anchor: Anchor, part: str) -> None:
    if not _is_clickable(anchor.url):
        return
    known = found.setdefault(anchor.url, Link(anchor.url, anchor.text, ()))
    parts = tuple(dict.fromkeys((*known.parts, part)))
    found[anchor.url] = replace(known, text=known.text or anchor.text, parts=parts)


def _is_clickable(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in _CLICKABLE
    except ValueError:
        return False


def text_urls(text: str) -> list[str]:
    """Return the URLs in a plain text; one in angle brackets may have line breaks (RFC 3986, appendix C)."""
    joined = _IN_ANGLES.sub(lambda match: f"<{''.join(match[1].split())}>", text[:LONGEST])
    return [_address(match) for match in _IN_TEXT.finditer(joined)]


def text_with_links(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a plain text in pieces, each with whether it is a URL that can be clicked."""
    at = 0
    for found in _IN_TEXT.finditer(text):
        url = _address(found)
        yield text[at : found.start()], False
        yield url, True
        at = found.start() + len(url)
    yield text[at:], False


def _address(found: re.Match[str]) -> str:
    """Return the address; underscores around it are marks of emphasis, at its end alone they belong to it."""
    url = _without_punctuation(found[0])
    is_emphasised = found.string[found.start() - 1 : found.start()] == "_"
    return url.removesuffix("_") if is_emphasised else url


def _without_punctuation(url: str) -> str:
    """Return a URL without what ends the sentence around it: a full stop, a bracket that it does not open."""
    surplus = {closing: url.count(closing) - url.count(opening) for closing, opening in _PAIRS.items()}
    end = len(url)
    while end and (url[end - 1] in _PUNCTUATION or surplus.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in surplus:
            surplus[url[end]] -= 1
    return url[:end]
