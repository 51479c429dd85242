"""The MIME tree of a message, flattened into leaves; built on the standard library's tolerant parser."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as MimePart
from email.policy import compat32
from email.utils import collapse_rfc2231_value
from typing import Any

from fake_smtp.charset import decode_bytes
from fake_smtp.encoded_words import decode_words

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part without parts: its place in the tree, its labels and its decoded content."""

    part_id: str
    content_type: str
    charset: str | None
    disposition: str
    file_name: str
    content_id: str
    content: bytes
    in_related: bool
    warnings: tuple[str, ...]


def leaves(raw: bytes) -> Iterator[Leaf]:
    """Yield the leaves in the order of the message; an attached message is one leaf."""
    try:
        root = message_from_bytes(raw, policy=compat32)
    except RecursionError:
        yield _unreadable(raw, "parts nested too deeply")
        return
    yield from _walk(root, "", in_related=False, depth=0)


def _walk(part: MimePart, part_id: str, *, in_related: bool, depth: int) -> Iterator[Leaf]:
    children = part.get_payload()
    if part.is_multipart() and isinstance(children, list) and part.get_content_maintype() == "multipart":
        if depth >= _MAX_DEPTH:
            yield _unreadable(b"", "parts nested too deeply")
            return
        related = part.get_content_subtype() == "related"
        for number, child in enumerate(children, start=1):
            child_id = f"{part_id}.{number}" if part_id else str(number)
            yield from _walk(child, child_id, in_related=related, depth=depth + 1)
    else:
        yield _leaf(part, part_id or "0", in_related=in_related)


def _leaf(part: MimePart, part_id: str, *, in_related: bool) -> Leaf:
    content, warnings = _content(part)
    content_type = part.get_content_type()
    if content_type.startswith("multipart/"):
        content_type = "text/plain"
        warnings += ("a multipart without a usable boundary is shown as it came",)
    return Leaf(
        part_id=part_id,
        content_type=content_type,
        charset=_charset(part),
        disposition=_disposition(part),
        file_name=_file_name(part),
        content_id=_text(part.get("Content-ID")).strip().strip("<>"),
        content=content,
        in_related=in_related,
        warnings=warnings,
    )


def _unreadable(content: bytes, warning: str) -> Leaf:
    return Leaf("0", "text/plain", None, "", "", "", content, in_related=False, warnings=(warning,))


def _content(part: MimePart) -> tuple[bytes, tuple[str, ...]]:
    payload = part.get_payload()
    if isinstance(payload, list):
        return _attached_message(payload), ()
    encoding = _text(part.get("Content-Transfer-Encoding")).strip().lower()
    if encoding == "base64":
        return _base64(_octets(payload))
    decoded = part.get_payload(decode=True)
    return (decoded if isinstance(decoded, bytes) else _octets(payload)), ()


def _attached_message(payload: list[Any]) -> bytes:
    try:
        return b"\r\n".join(child.as_bytes() for child in payload)
    except (UnicodeError, ValueError, TypeError, AttributeError, LookupError):
        # The standard library's generator fails on some malformed headers; their text is still worth having.
        return b"\r\n".join(_octets(str(child.get_payload())) for child in payload)


def _base64(encoded: bytes) -> tuple[bytes, tuple[str, ...]]:
    compact = b"".join(encoded.split())
    try:
        return b64decode(compact, validate=True), ()
    except Base64Error:
        letters = _NOT_BASE64.sub(b"", compact)
    usable = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(usable + b"=" * (-len(usable) % 4)), ("damaged base64",)


def _octets(payload: object) -> bytes:
    return str(payload).encode("utf-8", "surrogateescape")


def _charset(part: MimePart) -> str | None:
    value = part.get_param("charset")
    if isinstance(value, tuple):
        value = collapse_rfc2231_value(value)
    return value or None


def _disposition(part: MimePart) -> str:
    return _text(part.get("Content-Disposition")).partition(";")[0].strip().lower()


def _file_name(part: MimePart) -> str:
    for parameter, header in (("filename", "Content-Disposition"), ("name", "Content-Type")):
        value = part.get_param(parameter, header=header)
        if isinstance(value, tuple):
            return _text(collapse_rfc2231_value(value)).strip()
        if value:
            return _text(value).strip()
    return ""


def _text(value: object) -> str:
    """Return a header or parameter as text; 8-bit ones reach us with surrogates from the parser."""
    if value is None:
        return ""
    written = str(value)
    if not written.isascii():
        written = decode_bytes(written.encode("utf-8", "surrogateescape"), None).text
    return decode_words(written)
