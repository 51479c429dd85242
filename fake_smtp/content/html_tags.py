"""The tags and texts of an HTML document, in one pass.

Each character is looked at a fixed number of times, as in the tokenizer of the HTML standard: what is not closed lasts
to the end. The parser of the standard library takes quadratic time on such documents in Python 3.11.7, 3.12.1 and
3.13.0 (CVE-2025-6069); others that do not (lxml, html5lib, selectolax) weigh more than the whole of this package.
"""

import html as standard
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 1_000_000
"""How many characters of a body are searched for words, links and codes."""
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_COMMENT_END = re.compile(r"--!?>")
_GAP = re.compile(r"[\s/]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s/>][^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_RAW_TEXT = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_END_OF_RAW_TEXT = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}
_LEADING_ZEROS = re.compile(r"&#0+(?=\d)")
_HUGE_REFERENCE = re.compile(r"&#\d{8,};?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag: its place in the document, its name in lower case, its attributes as they are written."""

    start: int
    end: int
    name: str
    is_end: bool
    attributes: dict[str, str]

    def get(self, attribute: str) -> str:
        """Return the value of an attribute, decoded; empty where there is none."""
        return unescape(self.attributes.get(attribute, ""))


def tokens(html: str) -> Iterator[Tag | str]:
    """Yield the tags and the raw texts between them; comments and declarations are left out."""
    at = 0
    while found := _MARKUP.search(html, at):
        if found.start() > at:
            yield html[at : found.start()]
        at = found.start()
        if not _TAG_NAME.match(html, at):
            at = _end_of_comment(html, at)
            continue
        tag = _tag(html, at)
        if tag is None:
            return
        yield tag
        at = tag.end
        if not tag.is_end and (ending := _END_OF_RAW_TEXT.get(tag.name)):
            closing = ending.search(html, at)
            end = closing.start() if closing else len(html)
            yield html[at:end]
            at = end
    if at < len(html):
        yield html[at:]


def unescape(text: str) -> str:
    """Decode character references; the standard library refuses numbers of more than 4300 digits."""
    if "&#" in text:
        text = _HUGE_REFERENCE.sub("\ufffd", _LEADING_ZEROS.sub("&#", text))
    return standard.unescape(text)


def _end_of_comment(html: str, at: int) -> int:
    if html.startswith("<!--", at):
        found = _COMMENT_END.search(html, at + 2)
        return found.end() if found else len(html)
    return html.find(">", at) + 1 or len(html)


def _tag(html: str, at: int) -> Tag | None:
    """Read the tag that begins here; None: the document ends within it."""
    name = _TAG_NAME.match(html, at)
    assert name is not None
    attributes: dict[str, str] = {}
    end = name.end()
    while (end := _skip(_GAP, html, end)) < len(html):
        if html[end] == ">":
            return Tag(at, end + 1, name[2].lower(), bool(name[1]), attributes)
        start, end = end, _skip(_ATTRIBUTE_NAME, html, end)
        attribute = html[start:end].lower()
        value, end = _value(html, end)
        attributes.setdefault(attribute, value)
    return None


def _value(html: str, at: int) -> tuple[str, int]:
    """Return the value of an attribute whose name ends here, and where it ends itself."""
    equals = _EQUALS.match(html, at)
    if equals is None:
        return "", at
    start = equals.end()
    if html[start : start + 1] in ("'", '"'):
        end = html.find(html[start], start + 1)
        return (html[start + 1 : end], end + 1) if end >= 0 else ("", len(html))
    end = _skip(_UNQUOTED, html, start)
    return html[start:end], end


def _skip(pattern: re.Pattern[str], html: str, at: int) -> int:
    found = pattern.match(html, at)
    return found.end() if found else at
