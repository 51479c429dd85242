"""What holds for every input: nothing breaks the SMTP server, the decoder or the store, and no byte is lost."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email.charset import BASE64, QP, Charset
from email.header import Header
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_smtp import FakeSmtp
from fake_smtp.content.codes import codes
from fake_smtp.content.links import links
from fake_smtp.errors import BadQuery
from fake_smtp.mailbox.query import parse_query
from fake_smtp.mime.decoder import decode
from fake_smtp.mime.encoded_words import header_text
from fake_smtp.mime.envelope import Envelope
from fake_smtp.smtp.connection import undo_dot_stuffing
from tests.fake_smtp.messages import send_raw

_settings = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
_few = settings(_settings, max_examples=30)

_NAMES = ["Subject", "From", "To", "Cc", "Date", "Content-Type", "Content-Disposition", "Content-ID", "X"]
_TYPES = [b"text/plain; charset=utf-16", b"text/html", b"multipart/mixed; boundary=b", b"multipart/related; boundary=c"]
_ODDITIES = [
    b"message/rfc822",
    b"attachment; filename*=utf-8''%ff",
    b"inline",
    b"<x>",
    b"=?utf-8?b?4pi=?=",
    b"a@b, <c@d",
]
_VALUES = st.sampled_from(_TYPES + _ODDITIES) | st.binary(max_size=40)
_ENCODINGS = [
    b"",
    b"Content-Transfer-Encoding: base64\r\n",
    b"content-transfer-encoding: quoted-printable\r\n",
]
_headers = st.lists(st.tuples(st.sampled_from(_NAMES), _VALUES), max_size=6)
_lines = st.sampled_from(
    [b"--b", b"--b--", b"--c", b"", b"Content-Type: text/html", b"<a href='http://x'>", b"Code: 12"]
)
_bodies = st.lists(_lines | st.binary(max_size=60), max_size=15)


@st.composite
def _messages(draw: st.DrawFn) -> bytes:
    head = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in draw(_headers))
    encoding = draw(st.sampled_from(_ENCODINGS))
    return head + encoding + b"\r\n" + b"\r\n".join(draw(_bodies))


@pytest.fixture(scope="module")
def catcher() -> Iterator[FakeSmtp]:
    with FakeSmtp() as smtp:
        yield smtp


@_settings
@given(_messages() | st.binary(max_size=300))
def test_every_message_is_decoded_without_loss_of_its_source(raw: bytes) -> None:
    envelope = Envelope("a@example.org", ("b@example.org",), raw, datetime.now(UTC))
    message = decode(envelope, message_id="x", sequence=1)
    links(message)
    codes(message)

    assert message.raw == raw
    for text in (message.subject, message.text, message.html, str(message.sender)):
        text.encode("utf-8")


@_few
@given(_messages() | st.binary(max_size=300))
def test_every_message_is_listed_and_shown(catcher: FakeSmtp, raw: bytes) -> None:
    (stored,) = catcher.mailbox.deliver([Envelope("a@example.org", ("b@example.org",), raw, datetime.now(UTC))])
    with httpx.Client(base_url=catcher.url) as http:
        for path in ("", "/headers", "/links", "/codes"):
            assert http.get(f"/api/v1/message/{stored.id}{path}").status_code == 200
        assert http.get(f"/api/v1/message/{stored.id}/raw").content == raw
        for view in ("html", "text", "links", "files", "headers", "source"):
            assert http.get(f"/messages/{stored.id}", params={"view": view}).status_code == 200
        assert http.get(f"/view/{stored.id}.txt").status_code == 200
        assert http.get(f"/view/{stored.id}.html").status_code in (200, 404)
        assert http.get("/api/v1/search", params={"query": "zzz", "limit": 1}).status_code == 200


@_settings
@given(st.text(max_size=30), st.sampled_from(["utf-8", "iso-8859-15", "koi8-r"]), st.sampled_from("qb"))
def test_encoded_words_are_read_back(text: str, charset: str, encoding: str) -> None:
    text = "".join(character for character in text if character.isprintable() and not character.isspace())
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return
    written = Charset(charset)
    written.header_encoding = QP if encoding == "q" else BASE64
    folded = Header(text, written, maxlinelen=40).encode(linesep="\r\n")

    assert header_text(folded.encode()) == text


@_settings
@given(st.lists(st.sampled_from([b".", b"..", b"a", b"\r\n", b"\n", b"\r", b".\r\n", b"\xff"]), max_size=12))
def test_dot_stuffing_is_undone(pieces: list[bytes]) -> None:
    content = b"".join(pieces) + b"\r\n"
    stuffed = (b"\r\n" + content).replace(b"\r\n.", b"\r\n..") + b".\r\n"

    assert undo_dot_stuffing(stuffed) == content


_SENDING = [b"EHLO x", b"HELO x", b"MAIL FROM:<a@b>", b"MAIL FROM:<>", b"RCPT TO:<c@d>", b"DATA", b"."]
_OTHERS = [b"RSET", b"NOOP", b"VRFY x", b"HELP", b"AUTH PLAIN", b"AUTH LOGIN eA==", b"*", b"STARTTLS"]
_NOISE = st.binary(max_size=40).map(lambda line: line.replace(b"\n", b""))
_commands = st.sampled_from(_SENDING + _OTHERS) | _NOISE


@_few
@given(st.lists(_commands, max_size=20))
def test_no_sequence_of_commands_breaks_the_server(catcher: FakeSmtp, commands: list[bytes]) -> None:
    with socket.create_connection((catcher.smtp_host, catcher.smtp_port), timeout=20) as client:
        client.sendall(b"".join(command + b"\r\n" for command in commands))
        client.shutdown(socket.SHUT_WR)
        replies = b""
        while chunk := client.recv(4096):
            replies += chunk

    assert replies.startswith(b"220 ")
    assert all(reply[:1] in b"2345" for reply in replies.split(b"\r\n") if reply)
    assert b"Traceback" not in replies
    assert b" 4.3.0 " not in replies
    send_raw(catcher, b"Subject: still there\r\n\r\n")


@_few
@given(st.text(max_size=40), st.text(max_size=10), st.sampled_from(["fr", "en", "xx"]))
def test_every_request_to_the_inbox_is_answered(catcher: FakeSmtp, query: str, start: str, language: str) -> None:
    parameters = urlencode({"q": query, "start": start, "lang": language}, errors="replace")

    assert httpx.get(f"{catcher.url}?{parameters}").status_code in (200, 400)


_TERMS = [
    "a",
    "-é",
    '"',
    "!to:a",
    'cc:"a@b"',
    "addressed:a",
    "subject:a",
    "tag:a",
    "is:read",
    "-has:inline",
    "larger:1",
]
_terms = st.lists(st.sampled_from(_TERMS) | st.text(max_size=60), max_size=8)


@_settings
@given(_terms, st.sampled_from([1, 10, 500]))
def test_every_search_is_read_or_refused(catcher: FakeSmtp, terms: list[str], times: int) -> None:
    try:
        condition = parse_query(" ".join(terms * times)[:1000])
    except BadQuery:
        return
    found = catcher.mailbox.of("marie@example.org").result_page(condition)
    assert found.count == len(found.summaries) >= found.unread
