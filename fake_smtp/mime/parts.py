"""The MIME tree of a message, flattened into leaves; built on the standard library's tolerant parser."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from email import errors, message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import collapse_rfc2231_value
from typing import cast

from fake_smtp.mime.charset import decode_bytes
from fake_smtp.mime.defects import Damage, DamageKind
from fake_smtp.mime.encoded_words import decode_words

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_MAX_DEPTH = 50
_ENCODINGS = {"", "7bit", "8bit", "binary", "base64", "quoted-printable"}
_ENCODINGS |= {"x-uuencode", "uuencode", "uue", "x-uue"}
_DEFECTS: dict[type[errors.MessageDefect], DamageKind] = {
    errors.NoBoundaryInMultipartDefect: "no_boundary",
    errors.StartBoundaryNotFoundDefect: "no_boundary",
    errors.CloseBoundaryNotFoundDefect: "unfinished",
    errors.MissingHeaderBodySeparatorDefect: "broken_headers",
}


class _Part(Message):
    """A part as the standard library reads it, but for attached messages: it would take them apart too.

    Kept whole, they are answered byte for byte, and may be in base64 as some senders have them.
    """

    @property
    def declared_type(self) -> str:
        return super().get_content_type()

    def get_content_type(self) -> str:
        declared = self.declared_type
        return "application/octet-stream" if declared.startswith("message/") else declared


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


def leaves(raw: bytes) -> Iterator[Leaf | Damage]:
    """Yield the leaves in the order of the message, and what is damaged; an attached message is one leaf."""
    try:
        root = cast(_Part, message_from_bytes(raw, _Part, policy=compat32))
    except RecursionError:
        yield Damage("too_deep")
        yield Leaf("0", "text/plain", None, "", "", "", raw, in_related=False)
        return
    yield from _walk(root, "", in_related=False, depth=0)


def _walk(part: _Part, part_id: str, *, in_related: bool, depth: int) -> Iterator[Leaf | Damage]:
    yield from (Damage(_DEFECTS[type(defect)]) for defect in part.defects if type(defect) in _DEFECTS)
    children = part.get_payload()
    if not isinstance(children, list):
        yield from _leaf(part, part_id or "0", in_related=in_related)
    elif depth >= _MAX_DEPTH:
        yield Damage("too_deep")
    else:
        related = part.get_content_subtype() == "related"
        for number, child in enumerate(children, start=1):
            child_id = f"{part_id}.{number}" if part_id else str(number)
            yield from _walk(child, child_id, in_related=related, depth=depth + 1)


def _leaf(part: _Part, part_id: str, *, in_related: bool) -> Iterator[Leaf | Damage]:
    content, damage = _content(part)
    if damage:
        yield damage
    content_type = part.declared_type
    yield Leaf(
        part_id=part_id,
        content_type="text/plain" if content_type.startswith("multipart/") else content_type,
        charset=_charset(part),
        disposition=_disposition(part),
        file_name=_file_name(part),
        content_id=_text(part.get("Content-ID")).strip().strip("<>"),
        content=content,
        in_related=in_related,
    )


def _content(part: _Part) -> tuple[bytes, Damage | None]:
    payload = part.get_payload()
    encoding = _text(part.get("Content-Transfer-Encoding")).strip().lower()
    if encoding == "base64":
        return _base64(_octets(payload))
    decoded = part.get_payload(decode=True)
    content = decoded if isinstance(decoded, bytes) else _octets(payload)
    return content, None if encoding in _ENCODINGS else Damage("unknown_encoding", encoding)


def _base64(encoded: bytes) -> tuple[bytes, Damage | None]:
    compact = b"".join(encoded.split())
    try:
        return b64decode(compact, validate=True), None
    except Base64Error:
        letters = _NOT_BASE64.sub(b"", compact)
    usable = letters[: len(letters) - (len(letters) % 4 == 1)]
    return b64decode(usable + b"=" * (-len(usable) % 4)), Damage("damaged_base64")


def _octets(payload: object) -> bytes:
    return str(payload).encode("utf-8", "surrogateescape")


def _charset(part: _Part) -> str | None:
    value = part.get_param("charset")
    if isinstance(value, tuple):
        value = collapse_rfc2231_value(value)
    return value or None


def _disposition(part: _Part) -> str:
    return _text(part.get("Content-Disposition")).partition(";")[0].strip().lower()


def _file_name(part: _Part) -> str:
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
