"""The transfer encodings of a part (RFC 2045): base64, quoted-printable, and uuencode of old senders."""

import re
from base64 import b64decode
from binascii import Error as BinasciiError
from binascii import a2b_qp, a2b_uu

from .defects import Defect

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")
_PADDING = re.compile(rb"=+")
_BLANKS_OF_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_AS_IT_CAME = {"", "7bit", "8bit", "binary", "7-bit", "8-bit"}
_UUENCODED = {"x-uuencode", "uuencode", "uue", "x-uue"}


def decode_transfer(content: bytes, encoding: str) -> tuple[bytes, Defect | None]:
    """Undo a transfer encoding (in lower case); what is damaged is decoded as far as possible."""
    if encoding == "base64":
        return _base64(content)
    if encoding == "quoted-printable":
        return a2b_qp(_BLANKS_OF_SOFT_BREAK.sub(b"=", content)), None
    if encoding in _UUENCODED:
        return _uuencoded(content), None
    return content, None if encoding in _AS_IT_CAME else Defect("unknown_encoding", encoding[:40])


def _base64(encoded: bytes) -> tuple[bytes, Defect | None]:
    compact = encoded.translate(None, b" \t\r\n\f\v")
    try:
        return b64decode(compact, validate=True), None
    except BinasciiError:
        # Padding ends a text: after it another one may follow.
        texts = _PADDING.split(_NOT_BASE64.sub(b"", compact))
    return b"".join(map(_unpadded, texts)), Defect("damaged_base64")


def _unpadded(characters: bytes) -> bytes:
    usable = characters[: len(characters) - (len(characters) % 4 == 1)]
    return b64decode(usable + b"=" * (-len(usable) % 4))


def _uuencoded(content: bytes) -> bytes:
    begin = content.find(b"begin ")
    if begin < 0:
        return content
    decoded = []
    for line in content[begin:].splitlines()[1:]:
        if line.strip() in (b"end", b"`"):
            break
        try:
            decoded.append(a2b_uu(line))
        except BinasciiError:
            # Some encoders write more than the length of the line says; the excess means nothing.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            decoded.append(_line(line[: length + 1]))
    return b"".join(decoded)


def _line(line: bytes) -> bytes:
    try:
        return a2b_uu(line)
    except BinasciiError:
        return b""
