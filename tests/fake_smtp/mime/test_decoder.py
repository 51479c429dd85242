"""A corpus of real-life mail: each test sends it over SMTP and reads it back."""

from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest

from fake_smtp import FakeSmtp, Message
from fake_smtp.mime.defects import Defect, DefectKind
from fake_smtp.mime.envelope import Envelope
from tests.fake_smtp.messages import send_raw

Decode = Callable[[bytes], Message]


@pytest.fixture
def decode(smtp: FakeSmtp, http: httpx.Client) -> Decode:
    """Return a function that sends the bytes and returns the decoded message; webmail and API must show it too."""

    def decode(raw: bytes) -> Message:
        mark = smtp.mailbox.mark()
        send_raw(smtp, raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        message = smtp.mailbox.wait_for(after=mark, timeout=0)
        for path in ("", "/headers", "/raw", "/links", "/codes"):
            assert http.get(f"{smtp.url}api/v1/message/{message.id}{path}").status_code == 200
        assert http.get(smtp.mailbox.url_of(message)).status_code == 200
        return message

    return decode


def _parts(boundary: bytes, *parts: bytes, kind: bytes = b"mixed") -> bytes:
    head = b"Content-Type: multipart/" + kind + b"; boundary=" + boundary + b"\n\n"
    return head + b"".join(b"--" + boundary + b"\n" + part + b"\n" for part in parts) + b"--" + boundary + b"--\n"


def _nested(levels: int, part: bytes) -> bytes:
    for level in range(levels):
        part = _parts(b"b%d." % level, part)
    return part


def _text(headers: bytes, body: bytes) -> bytes:
    return headers + b"\n\n" + body + b"\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?q?V=C3=A9lizy?=", "Vélizy"),
        ("=?UTF-8?B?VsOpbGl6eQ==?=", "Vélizy"),
        ("=?iso-8859-1?Q?=C9t=E9_=E0_Paris?=", "Été à Paris"),
        ("=?iso-8859-15?Q?10_=A4?=", "10 €"),
        ("=?windows-1252?Q?l=92=E9t=E9?=", "l’été"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?gb2312?B?1tDOxA==?=", "中文"),
        ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
        ("=?utf-8?q?deux?= =?utf-8?q?_mots?=", "deux mots"),
        ("=?utf-8?q?coup=C3?=\n =?utf-8?q?=A9?=", "coupé"),
        ("=?utf-8*fr?q?langue?=", "langue"),
        ("avant =?utf-8?q?milieu?= après", "avant milieu après"),
        ("=?x-unknown?q?caf=C3=A9?=", "café"),
        ("=?utf-8?b?VsOpbGl6eQ?=", "Vélizy"),
        ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
        ("plié\n sur deux lignes", "plié sur deux lignes"),
        ("plié\n\tpar une tabulation", "plié par une tabulation"),
        ("", ""),
    ],
)
def test_subjects_are_read_in_every_encoding(decode: Decode, written: str, read: str) -> None:
    assert decode(_text(b"Subject: " + written.encode(), b"x")).subject == read


def test_an_8_bit_header_is_read_as_utf_8_or_windows_1252(decode: Decode) -> None:
    assert decode(b"Subject: \xc3\xa9t\xc3\xa9\n\nx").subject == "été"
    assert decode(b"Subject: \xe9t\xe9\n\nx").subject == "été"


@pytest.mark.parametrize(
    ("written", "addresses"),
    [
        ("a@example.org", [("", "a@example.org")]),
        ("<a@example.org>", [("", "a@example.org")]),
        ("Marie Martin <a@example.org>", [("Marie Martin", "a@example.org")]),
        ('"Martin, Marie" <a@example.org>, b@example.org', [("Martin, Marie", "a@example.org"), ("", "b@example.org")]),
        ("a@example.org (Marie (dite Zoé))", [("Marie (dite Zoé)", "a@example.org")]),
        ("=?utf-8?q?Zo=C3=A9?= <zoe@example.org>", [("Zoé", "zoe@example.org")]),
        ("Zoé <zoé@exemple.fr>", [("Zoé", "zoé@exemple.fr")]),
        ("Amis: a@example.org, b@example.org;", [("", "a@example.org"), ("", "b@example.org")]),
        ("undisclosed-recipients:;", []),
        ("Undisclosed recipients", []),
        ("Doe, John <a@example.org>", [("Doe, John", "a@example.org")]),
        ("Marie@Travail <a@example.org>", [("Marie@Travail", "a@example.org")]),
        ("a@example.org b@example.org", [("", "a@example.org"), ("", "b@example.org")]),
        ("Zoé (dite \\) Zo) <a(son compte)@example.org>", [("Zoé", "a@example.org")]),
        ("<@relais.fr,@autre.fr:a@example.org>", [("", "a@example.org")]),
        ("Marie <a@example.org", [("Marie", "a@example.org")]),
        ("<a@example.org> <b@example.org>", [("", "a@example.org"), ("", "b@example.org")]),
        ("=?utf-8?q?a=40example=2Eorg?=", [("", "a@example.org")]),
        ('"odd user"@example.org', [("", '"odd user"@example.org')]),
        ("postmaster", [("", "postmaster")]),
        ('"Dit \\"Zo\\"" <a@example.org>', [('Dit "Zo"', "a@example.org")]),
        ("no address at all", []),
    ],
)
def test_addresses_are_read_in_every_form(decode: Decode, written: str, addresses: list[tuple[str, str]]) -> None:
    message = decode(_text(b"Subject: x\nTo: " + written.encode(), b"x"))

    assert [(address.name, address.address) for address in message.to] == addresses


def test_a_soft_break_in_a_link_is_joined(decode: Decode, smtp: FakeSmtp) -> None:
    html = b'<a href=3D"http://example.org/activation?jeton=3Dabc=\ndef&amp;n=3D1">Activer</a>'
    message = decode(_text(b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable", html))

    links = httpx.get(f"{smtp.url}api/v1/message/{message.id}/links").json()["Links"]
    assert links == [{"URL": "http://example.org/activation?jeton=abcdef&n=1", "Text": "Activer", "Parts": ["html"]}]


def test_a_base64_body_is_read(decode: Decode) -> None:
    encoded = b64encode("L’été à Vélizy\r\n".encode())
    head = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64"

    assert decode(_text(head, encoded)).text == "L’été à Vélizy\n"


def test_invalid_base64_is_decoded_as_far_as_possible_with_a_warning(decode: Decode) -> None:
    encoded = b64encode(b"Bonjour tout le monde")[:-3] + b"*"
    message = decode(_text(b"Content-Type: text/plain\nContent-Transfer-Encoding: base64", encoded))

    assert message.text.startswith("Bonjour tout le mo")
    assert message.warnings == (Defect("damaged_base64"),)


@pytest.mark.parametrize(
    ("charset", "body", "text", "warnings"),
    [
        (b"", "été".encode(), "été", 0),
        (b"", b"\xe9t\xe9", "été", 0),
        (b"; charset=utf-8", b"\xe9t\xe9", "été", 1),
        (b"; charset=iso-8859-1", b"l\x92\xe9t\xe9", "l’été", 0),
        (b"; charset=unknown-thing", "été".encode(), "été", 1),
        (b"; charset=us-ascii", "été".encode(), "été", 0),
        (b'; charset="hex"', b"abc", "abc", 1),
        (b"; charset=utf-7", b"+2AA-", "?", 0),
        (b"; charset=punycode", b"abc-", "abc-", 1),
        (b"; charset=utf-8 (Unicode)", "été".encode(), "été", 0),
    ],
)
def test_a_missing_or_wrong_charset_is_guessed(
    decode: Decode, charset: bytes, body: bytes, text: str, warnings: int
) -> None:
    message = decode(_text(b"Content-Type: text/plain" + charset, body))

    assert message.text == text + "\n"
    assert len(message.warnings) == warnings


def test_a_body_with_bare_line_feeds_is_read(smtp: FakeSmtp) -> None:
    raw = b"Subject: LF\n" + _parts(b"b", b"\nTexte", b"Content-Type: text/html\n\n<p>Riche</p>", kind=b"alternative")
    smtp.mailbox.deliver([Envelope("a@example.org", ("b@example.org",), raw, datetime.now(UTC))])
    message = smtp.mailbox.wait_for()

    assert (message.subject, message.text, message.html) == ("LF", "Texte", "<p>Riche</p>")


def test_html_alone_and_text_alone_are_read(decode: Decode) -> None:
    html = decode(_text(b"Content-Type: text/html", b"<p>Seul</p>"))
    text = decode(_text(b"Subject: x", b"Seul"))

    assert (html.text, html.html) == ("", "<p>Seul</p>\n")
    assert (text.text, text.html) == ("Seul\n", "")


def test_the_first_html_of_a_related_is_the_body_and_siblings_of_a_mixed_are_joined(decode: Decode) -> None:
    first, second = (b"Content-Type: text/html\n\n<p>1</p>", b"Content-Type: text/html\nContent-ID: <two>\n\n<p>2</p>")

    related, mixed = decode(_parts(b"r", first, second, kind=b"related")), decode(_parts(b"m", first, second))

    assert (related.html, [part.file_name for part in related.inline]) == ("<p>1</p>", ["two"])
    assert mixed.html == "<p>1</p>\n<p>2</p>"


def test_a_part_without_a_name_is_named_by_its_content_id_else_by_its_place(decode: Decode) -> None:
    image = b"Content-Type: image/png\nContent-ID: <logo@town>\n\nPNG"

    message = decode(_parts(b"r", image, b"Content-Type: image/png\n\nPNG"))

    assert [part.file_name for part in message.inline + message.attachments] == ["logo@town", "part-2.png"]


def test_nested_multiparts_are_sorted_into_bodies_images_and_files(decode: Decode) -> None:
    image = b"Content-Type: image/png\nContent-ID: <logo>\nContent-Disposition: inline\n\nPNG"
    related = _parts(b"r", b"Content-Type: text/html\n\n<img src='cid:logo'>", image, kind=b"related")
    alternative = _parts(b"a", b"\nTexte", related, kind=b"alternative")
    message = decode(b"Subject: x\n" + _parts(b"m", alternative, b"Content-Type: application/pdf\n\nPDF"))

    assert (message.text, message.html) == ("Texte", "<img src='cid:logo'>")
    assert [(part.part_id, part.content_id, part.content) for part in message.inline] == [("1.2.2", "logo", b"PNG")]
    (file,) = message.attachments
    assert (file.part_id, file.file_name, file.content) == ("2", "part-2.pdf", b"PDF")


def test_an_attached_message_is_a_file_byte_for_byte_with_its_subject_for_a_name(decode: Decode) -> None:
    inner = b"Subject: =?utf-8?q?Int=C3=A9rieur?=\r\nX-Long:  " + b"a " * 90 + b"\r\n\r\nFrom here\r\n\xe9\x00"
    plain = b"Content-Type: message/rfc822\n\n" + inner
    encoded = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + b64encode(inner)
    report = b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed"
    message = decode(b"Subject: x\n" + _parts(b"m", b"\nDehors", plain, encoded, report))

    assert (message.text, message.html) == ("Dehors", "")
    assert [part.file_name for part in message.attachments] == [
        "Intérieur.eml",
        "Intérieur.eml",
        "part-4.delivery-status",
    ]
    assert [part.content for part in message.attachments[:2]] == [inner, inner]
    assert message.attachments[2].content.endswith(b"Action: failed")


def test_a_calendar_is_a_file(decode: Decode) -> None:
    calendar = b"Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR"
    message = decode(b"Subject: x\n" + _parts(b"m", b"\nRendez-vous", calendar, kind=b"alternative"))

    assert message.text == "Rendez-vous"
    assert [part.content_type for part in message.attachments] == ["text/calendar"]


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (b'Content-Disposition: attachment; filename="a b.pdf"', "a b.pdf"),
        (b"Content-Disposition: attachment; filename*=UTF-8''fa%C3%A7ade.pdf", "façade.pdf"),
        (b"Content-Disposition: attachment; filename*0=trop; filename*1=-long.pdf", "trop-long.pdf"),
        (b"Content-Disposition: attachment; filename*0*=UTF-8''tr%C3%A8s; filename*1=-long.pdf", "très-long.pdf"),
        (b'Content-Disposition: attachment; filename="=?utf-8?q?=C3=A9t=C3=A9?=.pdf"', "été.pdf"),
        (b"Content-Disposition: attachment\nContent-Type: application/pdf; name=b.pdf", "b.pdf"),
        ('Content-Disposition: attachment; filename="Reçu.pdf"'.encode(), "Reçu.pdf"),
        ('Content-Disposition: attachment; filename="Reçu.pdf"'.encode("latin-1"), "Reçu.pdf"),
        ("Content-Disposition: attachment; filename=Reçu été.pdf".encode(), "Reçu été.pdf"),
        (b"Content-Disposition: attachment;\nfilename=wrapped.zip", "wrapped.zip"),
        (b'Content-Disposition: attachment; filename="a;b \\"c\\".pdf"; size=1', 'a;b "c".pdf'),
        (b"Content-Disposition: attachment\nContent-Type: application/pdf", "part-2.pdf"),
        (b"Content-Disposition: attachment", "part-2.txt"),
    ],
)
def test_files_have_their_names(decode: Decode, headers: bytes, name: str) -> None:
    message = decode(b"Subject: x\n" + _parts(b"m", b"\nTexte", headers + b"\n\nFichier"))

    assert [part.file_name for part in message.attachments] == [name]


@pytest.mark.parametrize("body", [b"", b"\n", b"\n\n\n"])
def test_an_empty_body_is_empty(decode: Decode, body: bytes) -> None:
    message = decode(b"Subject: x\n" + body)

    assert message.text.strip() == ""
    assert message.subject == "x"


@pytest.mark.parametrize(
    ("raw", "defects"),
    [
        (b"Content-Type: multipart/mixed\n\n--b\n\nTexte\n--b--\n", ["no_boundary"]),
        (b"Content-Type: multipart/mixed; boundary=b\n\nTexte sans limite\n", ["no_boundary"]),
        (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nTexte sans fin\n", ["unfinished"]),
        (b"Content-Type: multipart/mixed; boundary=\n\n--\n\nTexte\n----\n", []),
        (b"Content-Transfer-Encoding: x-magic\n\nTexte\n", ["unknown_encoding"]),
        (b"Subject: x\nno field\n\nTexte\n", ["broken_headers"]),
        (b"Subject: x\nX-Long: " + b"x" * 300_000 + b"\n\nTexte\n", ["long_headers"]),
        (_parts(b"b", *[b"\nTexte"] * 2001), ["too_many_parts"]),
        (_nested(51, b"\n\nTexte"), ["too_deep"]),
    ],
)
def test_a_message_with_defects_is_shown_as_far_as_possible_with_a_warning(
    decode: Decode, raw: bytes, defects: list[DefectKind]
) -> None:
    message = decode(raw)

    assert "Texte" in message.text
    assert [each.kind for each in message.warnings] == defects


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"no header at all",
        b": no name\n\nx",
        b"Subject\n\nx",
        b"Date: Sat, 32 Foo 99999 99:99:99 +9999\n\nx",
        b"Date: Mon, 1 Jan 0001 00:00:00 +1400\n\nx",
        b"From: <\nTo: >>,,;;<\nReply-To: @\n\nx",
        b"Content-Type: ;;;=\nContent-Disposition: ;;filename\nContent-Transfer-Encoding: x-magic\n\nx",
        b'Content-Type: text/plain; charset="\x00"\n\nx',
        b"Content-Type: message/rfc822\n\n" * 60 + b"x",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 80 + b"x",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)) + b"x",
        b"Content-Type: text/html\n\n<![nonsense<!DOCTYPE <!--",
        b"Content-Type: text/html\n\n" + b"<div>" * 5000 + b"x",
        b"Content-Type: text/plain; charset=unicode_escape\n\n\\ud800\\N{nothing}",
        b"\xff\xfe\x00\x01: \xff\n\n\xff",
        b"Subject: =?utf-16?b?2AA=?=\n\nx",
    ],
)
def test_no_message_is_too_broken_to_be_shown(decode: Decode, raw: bytes) -> None:
    assert decode(raw).raw.replace(b"\r\n", b"\n").rstrip(b"\n").endswith(raw.rstrip(b"\n"))


def test_a_10_mb_attachment_is_whole(smtp: FakeSmtp) -> None:
    content = bytes(range(256)) * 40_000
    encoded = b64encode(content)
    lines = b"\r\n".join(encoded[start : start + 76] for start in range(0, len(encoded), 76))
    head = b"Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    send_raw(smtp, b"Subject: Gros\r\n" + head + lines)

    (attached,) = smtp.mailbox.wait_for().attachments
    assert attached.content == content
    assert httpx.get(f"{smtp.url}api/v1/message/latest/part/0", timeout=60).content == content
