"""What a person reads, clicks and types of mail that others compose."""

from datetime import UTC, datetime

import pytest

from fake_smtp import Message
from fake_smtp.content.codes import codes
from fake_smtp.content.html_text import HtmlText
from fake_smtp.content.links import links
from fake_smtp.content.search_words import search_words
from fake_smtp.mime.decoder import decode
from fake_smtp.mime.envelope import Envelope


def _message(body: str | bytes, content_type: str = "text/html; charset=utf-8") -> Message:
    content = body if isinstance(body, bytes) else body.encode()
    raw = f"Subject: s\r\nContent-Type: {content_type}\r\n\r\n".encode() + content
    return decode(Envelope("", (), raw, datetime(2026, 11, 2, tzinfo=UTC)), message_id="", sequence=1)


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<div style='max-height:0;DISPLAY : none'>Aperçu<div>x</div></div><p>Vu</p>", ["Vu"]),
        ("<p hidden>Non</p><p>Vu</p>", ["Vu"]),
        ("<span style='visibility:hidden'>Non</span>Vu", ["Vu"]),
        ("<!--[if mso]><p>Non</p><![endif]--><i style='mso-hide:all;color:red'>Non</i>Vu", ["Vu"]),
        ("<img hidden src=x>Vu<br style='display:none'>aussi", ["Vu", "aussi"]),
        ("<p style='background:url(display:nonesuch)'>Vu</p>", ["Vu"]),
        ("<details><summary>Un</summary>Deux</details><option>Trois<option>Quatre", ["Un", "Deux", "Trois", "Quatre"]),
        ("Véri&shy;fica&#8203;tion&#847;", ["Vérification"]),
    ],
)
def test_what_senders_hide_is_not_seen(html: str, seen: list[str]) -> None:
    assert HtmlText(html).seen == seen


def test_the_preview_text_of_a_list_is_a_line_and_none_of_its_codes_is_found() -> None:
    html = "<div style='display:none'>Votre code : 999111</div><p>Votre code : 482913</p>"

    assert HtmlText(html).lines == ["Votre code : 999111", "Votre code : 482913"]
    assert [code.value for code in codes(_message(html))] == ["482913"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saisissez le code 482913 pour continuer.", ["482913"]),
        ("Votre code (482913) expire dans une heure.", ["482913"]),
        ("482913 est votre code de vérification.", ["482913"]),
        ("G-482913 is your Google verification code.", ["G-482913"]),
        ("OTP = 482913", ["482913"]),
        ("Code – 482913", ["482913"]),
        ("Code: *482913*", ["482913"]),
        ("code：482913", ["482913"]),
        ("Code : 12\u200c34\u200b56", ["123456"]),
        ("48\u200b29\u200b13", ["482913"]),
        ("Le code postal 78140, en 2026.", []),
        ("Le code de la route, article 4829134567.", []),
        ("78140 est une commune.", []),
        ("Mot de passe : *a=b*", ["*a=b*"]),
        ("Identifiant – rappel", []),
    ],
)
def test_codes_are_found_as_people_write_them(text: str, found: list[str]) -> None:
    assert [code.value for code in codes(_message(text, "text/plain; charset=utf-8"))] == found


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ("<a href='https://a.fr/\n x\ty'>ici</a>", ["https://a.fr/ xy"]),
        ("<base href='https://a.fr/d/'><a href='x?y'>un</a><a href='#haut'>haut</a>", ["https://a.fr/d/x?y"]),
        ("<base href='http://['><a href='x'>un</a><a href='https://b.fr/'>deux</a>", ["https://b.fr/"]),
        ("<p>Allez sur https://a.fr/act?t=abc maintenant</p>", ["https://a.fr/act?t=abc"]),
        ("<a href='https://suivi.fr/1'>https://a.fr/</a>", ["https://suivi.fr/1"]),
        ("<p style='display:none'>https://a.fr/</p>", []),
    ],
)
def test_links_are_those_that_a_mail_program_opens(body: str, urls: list[str]) -> None:
    assert [link.url for link in links(_message(body))] == urls


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("`https://a.fr/x`", ["https://a.fr/x"]),
        ("_https://a.fr/x_", ["https://a.fr/x"]),
        ("https://a.fr/?jeton=aB_", ["https://a.fr/?jeton=aB_"]),
        ("https://a.fr/x…", ["https://a.fr/x"]),
        ("请访问https://a.fr/x，谢谢。", ["https://a.fr/x"]),
        ("请访问 https://a.fr/x，谢谢。", ["https://a.fr/x"]),
        ("«https://a.fr/x»", ["https://a.fr/x"]),
    ],
)
def test_links_end_where_their_text_goes_on(text: str, urls: list[str]) -> None:
    assert [link.url for link in links(_message(text, "text/plain; charset=utf-8"))] == urls


@pytest.mark.parametrize(
    ("delsp", "text", "read"),
    [
        ("", "Une longue \r\nligne.\r\n", "Une longue ligne.\n"),
        ("; DelSp=Yes", "https://a.fr/abc \r\ndef\r\n", "https://a.fr/abcdef\n"),
        ("", "> cité \r\n> suite\r\n>> plus \r\n\r\nfin", "> cité suite\n>> plus \n\nfin"),
        ("", " From stuffing\r\n-- \r\nsignature ", "From stuffing\n-- \nsignature "),
        ("", "avant \r\n-- \r\nMarie", "avant \n-- \nMarie"),
    ],
)
def test_flowed_text_is_joined_again(delsp: str, text: str, read: str) -> None:
    assert _message(text, f"text/plain; charset=utf-8; format=flowed{delsp}").text == read


def test_a_document_without_a_charset_in_its_header_names_it_itself() -> None:
    document = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Привет</p>'

    assert "Привет" in _message(document.encode("koi8-r"), "text/html").html


def test_a_multipart_that_is_closed_at_once_has_no_text() -> None:
    assert _message("--b--\r\n", "multipart/mixed; boundary=b").text == ""
    assert _message("--c--\r\n", "multipart/mixed; boundary=b").text == "--c--\n"


def test_a_byte_order_mark_is_no_part_of_a_text() -> None:
    assert _message(b"\xef\xbb\xbfBonjour", "text/plain; charset=utf-8").text == "Bonjour"


def test_a_line_break_within_an_encoded_word_makes_no_second_line() -> None:
    raw = b"Subject: =?utf-8?Q?a=0D=0ABcc:_x@y.fr=00?=\r\n\r\nx"

    assert decode(Envelope("", (), raw, datetime.now(UTC)), message_id="", sequence=1).subject == "a Bcc: x@y.fr "


def test_letters_without_a_form_do_not_keep_a_word_from_being_found() -> None:
    assert search_words("Véri\u00adfica\u200btion Fami\u200clle") == search_words("vérification famille")
