"""The row of a message in the table ``content``: what lists and searches need of its decoded body."""

from collections.abc import Iterable
from typing import Any

import msgspec

from ..content.html_tags import LONGEST
from ..content.html_text import HtmlText
from ..content.search_words import search_words
from ..mime.address import Address
from ..mime.decoder import Body, sent_date
from ..mime.headers import Headers
from ..mime.parts import read_parts
from .timestamps import to_microseconds

_SNIPPET_BYTES = 200
_decode_addresses = msgspec.json.Decoder(dict[str, tuple[Address, ...]]).decode


def content_rows(sources: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the rows of several messages."""
    return [content_row(*source) for source in sources]


def content_row(sequence: int, raw: bytes, received: int, subject: str, people: str) -> tuple[Any, ...]:
    """Return the row of a message; of a long one, with the words of its first million characters.

    Args:
        sequence: its sequence number.
        raw: its source.
        received: when it came, in microseconds since 1970.
        subject: its subject, decoded.
        people: the addresses of its header fields, as the table ``message`` keeps them.
    """
    headers = Headers(raw)
    body = Body(read_parts(raw, headers))
    date = sent_date(headers.text("Date"))
    words = " ".join(" ".join(_lines(body)).split())
    return (
        sequence,
        to_microseconds(date) if date else received,
        snippet(words),
        len(body.attachments),
        len(body.inline),
        "\n".join([*map(search_words, _header_texts(body, subject, people)), search_words(words)]),
    )


def snippet(words: str) -> str:
    """Return the beginning of a text, cut as Mailpit does: after 200 bytes of UTF-8."""
    encoded = words[: _SNIPPET_BYTES + 1].encode("utf-8", "replace")
    if len(encoded) <= _SNIPPET_BYTES:
        return words
    return encoded[:_SNIPPET_BYTES].decode("utf-8", "ignore") + "..."


def _lines(body: Body) -> list[str]:
    html = "\n".join(body.htmls)
    return HtmlText(html).lines if html else "\n".join(body.texts)[:LONGEST].split("\n")


def _header_texts(body: Body, subject: str, people: str) -> tuple[str, ...]:
    addresses = (str(address) for field in _decode_addresses(people).values() for address in field)
    file_names = (part.file_name for part in body.attachments + body.inline)
    return (subject, *addresses, *file_names)
