"""The law of cost: every reader of a message takes a time that is linear in its length, whatever it holds."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from time import thread_time
from timeit import repeat

import pytest

from fake_smtp import Message
from fake_smtp.content.codes import codes
from fake_smtp.content.links import links
from fake_smtp.http.api.header_names import headers_by_name
from fake_smtp.http.api.schemas import message_json
from fake_smtp.http.rewritten_html import rewritten_html
from fake_smtp.http.webmail.message_view import message_view
from fake_smtp.mime.decoder import decode
from fake_smtp.mime.envelope import Envelope
from fake_smtp.store.content_row import content_row
from fake_smtp.store.rows import arrival
from tests.fake_smtp.reading.hostile import CHARSETS, FIELDS, IN_A_BODY, IN_A_FIELD, PARTS, TRANSFERS

_BYTES = 4_000
_DOUBLINGS = 3
_NOISE_SECONDS = 0.01

Reader = Callable[[Message], object]


def _words(message: Message) -> object:
    return content_row(1, message.raw, 0, "", "{}")


def _headers(message: Message) -> object:
    return arrival(Envelope("a@example.org", ("b@example.org",), message.raw, datetime.now(UTC)))


READERS: Mapping[str, Reader] = {
    "decode": lambda message: _decoded(message.raw),
    "arrival": _headers,
    "words": _words,
    "links": links,
    "codes": codes,
    "rewritten_html": partial(rewritten_html, "/root", scheme="dark"),
    "message_view": message_view,
    "message_json": message_json,
    "headers": headers_by_name,
}


def _decoded(raw: bytes) -> Message:
    envelope = Envelope("a@example.org", ("b@example.org",), raw, datetime(2026, 11, 2, tzinfo=UTC))
    return decode(envelope, message_id="x", sequence=1)


def _slow(make: Callable[[int], bytes]) -> list[str]:
    """Return the readers that take three times as long, or longer, for twice the input.

    The input is doubled three times: quadratic time would be 64 times as long, so that it makes no difference whether
    the machine is busy, where the same work may take twice the processor time.
    """
    short, long = _decoded(make(_BYTES)), _decoded(make(_BYTES * 2**_DOUBLINGS))
    return [name for name, read in READERS.items() if not _is_linear(read, short, long)]


def _is_linear(read: Reader, short: Message, long: Message) -> bool:
    allowed: float = 3**_DOUBLINGS * _seconds(read, short)
    return _seconds(read, long) < max(_NOISE_SECONDS, allowed)


def _seconds(read: Reader, message: Message) -> float:
    """Return the least processor time of three: of this thread alone, and without collecting other tests' garbage."""
    return min(repeat(lambda: read(message), timer=thread_time, number=1, repeat=3))


def _of(head: bytes, unit: bytes, tail: bytes = b"") -> Callable[[int], bytes]:
    return lambda size: head + unit * (size // len(unit)) + tail


@pytest.mark.parametrize("unit", IN_A_BODY)
def test_a_body_is_read_in_linear_time(unit: bytes) -> None:
    for kind in (b"html", b"plain"):
        assert _slow(_of(b"Content-Type: text/" + kind + b"\r\n\r\n", unit)) == []


@pytest.mark.parametrize("before", [b"Votre code ", b"Code : ", b'<a href="', b"http://"])
@pytest.mark.parametrize("unit", [b"-", b"code-", b"a", b"a ", b":", b")", b"("])
def test_a_body_with_one_label_is_read_in_linear_time(before: bytes, unit: bytes) -> None:
    for kind in (b"html", b"plain"):
        assert _slow(_of(b"Content-Type: text/" + kind + b"\r\n\r\n" + before, unit)) == []


@pytest.mark.parametrize("unit", IN_A_FIELD)
def test_a_header_field_is_read_in_linear_time(unit: bytes) -> None:
    for field in FIELDS:
        assert _slow(_of(field, unit, b"\r\n\r\nx")) == [], field


@pytest.mark.parametrize("unit", PARTS)
def test_the_parts_are_read_in_linear_time(unit: bytes) -> None:
    head = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"

    assert _slow(_of(head, unit)) == []
    assert _slow(_of(b"", unit)) == []


def test_nested_parts_are_read_in_linear_time() -> None:
    def nested(size: int) -> bytes:
        each = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
        return b"".join(each % (n, n) for n in range(size // len(each))) + b"x"

    assert _slow(nested) == []


@pytest.mark.parametrize(("encoding", "unit"), [(name, unit) for name, units in TRANSFERS.items() for unit in units])
def test_a_transfer_encoding_is_undone_in_linear_time(encoding: bytes, unit: bytes) -> None:
    assert _slow(_of(b"Content-Transfer-Encoding: " + encoding + b"\r\n\r\n", unit)) == []


@pytest.mark.parametrize(("charset", "unit"), [(name, unit) for name, units in CHARSETS.items() for unit in units])
def test_a_charset_is_decoded_in_linear_time(charset: bytes, unit: bytes) -> None:
    assert _slow(_of(b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\n", unit)) == []
    assert _slow(_of(b"Subject: =?" + charset + b"?q?", unit.replace(b"?", b""), b"?=\r\n\r\nx")) == []
