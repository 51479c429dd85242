"""The links of a message, as a person would find them."""

import re
from urllib.parse import urlsplit

from portail.mailbox.content.bodies import LONGEST, Content
from portail.mailbox.protocol import Link

CLICKABLE = {"http", "https", "ftp", "mailto", "tel", "sms"}
_IN_ANGLES = re.compile(r"<((?:https?|ftp)://[^<>]+)>", re.IGNORECASE)
_IN_TEXT = re.compile(r"\b(?:https?|ftp)://[^\s<>\"]+", re.IGNORECASE)
_PUNCTUATION = ".,;:!?'’»*"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_links(content: Content) -> list[Link]:
    """Return each link once: those of the HTML in their order, then those that only the plain text has."""
    found: dict[str, Link] = {}
    in_text = (Link(url, "") for url in urls_in(content.plain[:LONGEST]))
    for link in (*content.html_text.links, *in_text):
        if is_clickable(link.url) and not found.get(link.url, Link("", "")).text:
            found[link.url] = link
    return list(found.values())


def is_clickable(url: str) -> bool:
    """Return whether a click on this URL leads somewhere outside the message."""
    try:
        return urlsplit(url).scheme.lower() in CLICKABLE
    except ValueError:
        return False


def urls_in(text: str) -> list[str]:
    """Return the URLs in a plain text; one in angle brackets may be broken over lines (RFC 3986, appendix C)."""
    joined = _IN_ANGLES.sub(lambda match: f"<{''.join(match[1].split())}>", text)
    return [without_punctuation(match[0]) for match in _IN_TEXT.finditer(joined)]


def without_punctuation(url: str) -> str:
    """Return a URL without what ends the sentence around it: a full stop, a bracket that it does not open."""
    surplus = {closing: url.count(closing) - url.count(opening) for closing, opening in _PAIRS.items()}
    end = len(url)
    while end and (url[end - 1] in _PUNCTUATION or surplus.get(url[end - 1], 0) > 0):
        end -= 1
        if url[end] in surplus:
            surplus[url[end]] -= 1
    return url[:end]
