"""The parts of a MIME message, read with the tolerant parser of the standard library."""

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

from .charset import decode_bytes
from .defects import Defect, DefectKind
from .encoded_words import decode_words

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_MAX_DEPTH = 50
_ENCODINGS = {"", "7bit", "8bit", "binary", "base64", "quoted-printable"}
_ENCODINGS |= {"x-uuencode", "uuencode", "uue", "x-uue"}
_DEFECTS: dict[type[errors.MessageDefect], DefectKind] = {
    errors.NoBoundaryInMultipartDefect: "no_boundary",
    errors.StartBoundaryNotFoundDefect: "no_boundary",
    errors.CloseBoundaryNotFoundDefect: "unfinished",
    errors.MissingHeaderBodySeparatorDefect: "broken_headers",
}


class _ParsedPart(Message):
    """A part of the standard library, except for attached messages, which it would parse as parts of this one.

    Kept as a whole, they can be downloaded byte for byte, and may be in base64, as some senders have them.
    """

    @property
    def declared_type(self) -> str:
        return super().get_content_type()

    def get_content_type(self) -> str:
        declared = self.declared_type
        return "application/octet-stream" if declared.startswith("message/") else declared


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf of the MIME tree: its position (``1.2``), the headers that matter, and its decoded content."""

    part_id: str
    content_type: str
    charset: str | None
    disposition: str
    file_name: str
    content_id: str
    content: bytes
    in_related: bool


def read_parts(raw: bytes) -> Iterator[Part | Defect]:
    """Yield the leaf parts in the order of the message, and the defects; an attached message is one part."""
    try:
        root = cast(_ParsedPart, message_from_bytes(raw, _ParsedPart, policy=compat32))
    except RecursionError:
        yield Defect("too_deep")
        yield Part("0", "text/plain", None, "", "", "", raw, in_related=False)
        return
    yield from _walk(root, "", in_related=False, depth=0)


def _walk(part: _ParsedPart, part_id: str, *, in_related: bool, depth: int) -> Iterator[Part | Defect]:
    yield from (Defect(_DEFECTS[type(defect)]) for defect in part.defects if type(defect) in _DEFECTS)
    children = part.get_payload()
    if not isinstance(children, list):
        yield from _part(part, part_id or "0", in_related=in_related)
    elif depth >= _MAX_DEPTH:
        yield Defect("too_deep")
    else:
        related = part.get_content_subtype() == "related"
        for number, child in enumerate(children, start=1):
            child_id = f"{part_id}.{number}" if part_id else str(number)
            yield from _walk(child, child_id, in_related=related, depth=depth + 1)


def _part(part: _ParsedPart, part_id: str, *, in_related: bool) -> Iterator[Part | Defect]:
    content, defect = _content(part)
    if defect:
        yield defect
    content_type = part.declared_type
    yield Part(
        part_id=part_id,
        content_type="text/plain" if content_type.startswith("multipart/") else content_type,
        charset=_charset(part),
        disposition=_disposition(part),
        file_name=_file_name(part),
        content_id=_text(part.get("Content-ID")).strip().strip("<>"),
        content=content,
        in_related=in_related,
    )


def _content(part: _ParsedPart) -> tuple[bytes, Defect | None]:
    payload = part.get_payload()
    encoding = _text(part.get("Content-Transfer-Encoding")).strip().lower()
    if encoding == "base64":
        return _base64(_octets(payload))
    decoded = part.get_payload(decode=True)
    content = decoded if isinstance(decoded, bytes) else _octets(payload)
    return content, None if encoding in _ENCODINGS else Defect("unknown_encoding", encoding)


def _base64(encoded: bytes) -> tuple[bytes, Defect | None]:
    compact = b"".join(encoded.split())
    try:
        return b64decode(compact, validate=True), None
    except Base64Error:
        characters = _NOT_BASE64.sub(b"", compact)
    usable = characters[: len(characters) - (len(characters) % 4 == 1)]
    return b64decode(usable + b"=" * (-len(usable) % 4)), Defect("damaged_base64")


def _octets(payload: object) -> bytes:
    return str(payload).encode("utf-8", "surrogateescape")


def _charset(part: _ParsedPart) -> str | None:
    value = part.get_param("charset")
    if isinstance(value, tuple):
        value = collapse_rfc2231_value(value)
    return value or None


def _disposition(part: _ParsedPart) -> str:
    return _text(part.get("Content-Disposition")).partition(";")[0].strip().lower()


def _file_name(part: _ParsedPart) -> str:
    for parameter, header in (("filename", "Content-Disposition"), ("name", "Content-Type")):
        value = part.get_param(parameter, header=header)
        if isinstance(value, tuple):
            return _text(collapse_rfc2231_value(value)).strip()
        if value:
            return _text(value).strip()
    return ""


def _text(value: object) -> str:
    """Return a header or parameter as text; the parser gives 8-bit ones with surrogate escapes."""
    if value is None:
        return ""
    text = str(value)
    if not text.isascii():
        text = decode_bytes(text.encode("utf-8", "surrogateescape"), None).text
    return decode_words(text)
