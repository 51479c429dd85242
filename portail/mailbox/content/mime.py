"""From the source of a message to its content (RFC 2045 to 2047)."""

import codecs
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import cast

from portail.mailbox.content.bodies import Content, Image

LONGEST_HEADER = 2_000
MAX_DEPTH = 50
# What browsers and mail programs read under these names (WHATWG Encoding Standard).
_READ_AS = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "gb2312": "gb18030",
}


class _Policy(EmailPolicy):
    """Leaves headers as they are written, on one line, and cuts long ones.

    The header parser of the standard library raises IndexError, RecursionError and others on malformed headers, and
    takes more than linear time on long ones; the few that are needed here are read without it.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - the method of the base class
        written = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return "".join(written.replace("\0", "").splitlines())


def parse_content(source: bytes) -> Content:
    """Decode the bodies and inline images of a message; what is damaged is decoded as far as it can be."""
    try:
        message = cast(EmailMessage, BytesParser(policy=_Policy()).parsebytes(source))
    except RecursionError:  # parts within parts within parts: nothing that a mail program writes
        return Content(plain=_decode(source, None))
    texts: list[str] = []
    htmls: list[str] = []
    images: dict[str, Image] = {}
    for part in _leaves(message):
        media_type = _media_type(part)
        if _is_body(part) and media_type == "text/plain":
            texts.append(_text(part))
        elif _is_body(part) and media_type == "text/html":
            htmls.append(_text(part))
        elif media_type.startswith("image/") and (content_id := part.get("Content-ID", "").strip(" <>")):
            images.setdefault(content_id, Image(media_type, _data(part)))
    return Content("\n".join(texts), "\n".join(htmls), images)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts without parts, in their order; an attached message is not looked into."""
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if part.get_content_maintype() == "message":
            continue
        if not part.is_multipart():
            yield part
        elif depth < MAX_DEPTH:
            children = cast(list[EmailMessage], part.get_payload())
            waiting.extend((child, depth + 1) for child in reversed(children))


def _media_type(part: EmailMessage) -> str:
    media_type = part.get_content_type()
    return "text/plain" if media_type.startswith("multipart/") else media_type


def _is_body(part: EmailMessage) -> bool:
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _text(part: EmailMessage) -> str:
    return _decode(_data(part), part.get_content_charset()).replace("\r\n", "\n")


def _data(part: EmailMessage) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except TypeError:  # a charset in the form of RFC 2231, which the standard library does not expect here
        part.replace_header("Content-Type", part.get_content_type())
        data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decode(data: bytes, charset: str | None) -> str:
    """Decode with the declared charset; where it is missing or wrong, with UTF-8, else Windows-1252."""
    for codec in (_codec(charset), "utf-8-sig"):
        try:
            if codec:
                return data.decode(codec).encode("utf-8", "replace").decode("utf-8")
        except UnicodeError:
            continue
    return data.decode("cp1252", "replace")


def _codec(charset: str | None) -> str | None:
    name = (charset or "").strip("\"' ").lower()
    try:
        found = codecs.lookup(_READ_AS.get(name, name))
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding else None  # "hex" and "rot13" are codecs too, and no charsets
