"""A mail with its right answer, and what mails are built from."""

from base64 import b64encode
from binascii import b2a_qp, crc32
from dataclasses import dataclass
from typing import Any

Right = dict[str, Any]
"""Field to right answer: ``subject``, ``text``, ``html`` and ``date`` (UTC, ISO 8601) are texts, ``from``, ``to`` and
``cc`` lists of ``[name, address]``, ``files`` the names of attachments and inline images, ``types`` their types,
``contents`` their bytes as Latin-1, ``unsubscribe`` a list of links."""


@dataclass(frozen=True)
class Mail:
    """The exact bytes of a mail, its kind, its name (unique within the kind), and the right answers about it."""

    kind: str
    name: str
    raw: bytes
    right: Right

    @property
    def id(self) -> str:
        """Kind and name."""
        return f"{self.kind}: {self.name}"

    @property
    def digest(self) -> str:
        """A number that changes with the bytes or the right answers."""
        return f"{crc32(self.raw + repr(sorted(self.right.items())).encode()):08x}"


def crlf(text: str | bytes) -> bytes:
    """Return the bytes with the line ends of SMTP."""
    raw = text.encode() if isinstance(text, str) else text
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def with_headers(headers: str | bytes, body: bytes = b"x\r\n") -> bytes:
    """Return a mail with these header lines, which may have line ends of either kind."""
    return crlf(headers) + b"\r\n\r\n" + body


def part(headers: str | bytes, content: str | bytes = "x") -> bytes:
    """Return a part of a multipart."""
    return with_headers(headers, crlf(content)) if headers else b"\r\n" + crlf(content)


def multipart(kind: str, *parts: bytes, boundary: str = "B", parameter: str | None = None) -> bytes:
    """Return a mail, or a part, of these parts; ``parameter`` is the boundary as it is declared."""
    declared = parameter if parameter is not None else f"boundary={boundary}"
    delimiter = b"--" + boundary.encode()
    inside = b"".join(delimiter + b"\r\n" + each + b"\r\n" for each in parts)
    return with_headers(
        f"MIME-Version: 1.0\nContent-Type: multipart/{kind}; {declared}", inside + delimiter + b"--\r\n"
    )


def base64(content: bytes) -> bytes:
    """Return the content in base64, in lines."""
    encoded = b64encode(content)
    return b"".join(encoded[at : at + 76] + b"\r\n" for at in range(0, len(encoded), 76))


def quoted_printable(content: bytes) -> bytes:
    """Return the content in quoted-printable."""
    return crlf(b2a_qp(content, istext=False)) + b"\r\n"
