"""What a message says is found whatever its form, and in linear time whatever is in it."""

import random

import pytest

from portail.mailbox.content.bodies import Content
from portail.mailbox.content.codes import find_codes
from portail.mailbox.content.html_text import HtmlText
from portail.mailbox.content.links import find_links, urls_in
from portail.mailbox.content.mime import parse_content
from portail.mailbox.page.body import render_body
from tests.portail.mailbox.messages import PIXEL, nested

LARGE = 50_000
HOSTILE = {
    **{unit: unit for unit in ("<", "<a ", "<!--", "</", "<![", "<?", "<a>", "<div>", '<a x="', "<a x='", "<script>")},
    **{unit: unit for unit in ("<template></head>", "&", "&#x", "a ", "a", "code ", "code-a-", "code:", "user name ")},
    **{unit: unit for unit in ("<p>1234</p>", "http://", "<http://", "cid:", "mot de passe ", "- ", "\u00a0", "\n")},
    "a long number of a character": "&#" + "1" * 9000,
    "a URL and brackets": "http://x" + ")" * LARGE,
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=map(ascii, HOSTILE))
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """In quadratic time each of these would take minutes."""
    text = unit * (LARGE // len(unit) or 1)
    contents = (Content(plain=text), Content(html=text))

    found = [(find_links(content), find_codes(content, text)) for content in contents]

    assert all(len(links) + len(codes) <= LARGE for links, codes in found)
    assert all(len(content.text) <= LARGE * 7 for content in contents)
    assert all(len(render_body(content)) <= LARGE * 40 for content in contents)


def test_a_megabyte_of_opening_brackets_is_text() -> None:
    assert HtmlText("<" * 1_000_000).lines == ["<" * 1_000_000]


def test_deep_nesting_is_no_obstacle() -> None:
    html = "<div>" * 20_000 + '<a href="https://a.example">ici</a>' + "</div>" * 20_000
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(1000)
    )

    assert [link.text for link in find_links(Content(html=html))] == ["ici"]
    assert isinstance(parse_content(parts + b"\n\nBonjour").text, str)


def test_a_damaged_message_is_decoded_as_far_as_it_can_be() -> None:
    chance = random.Random(2026)
    pieces = [b'"', b"(", b";", b"=", b"*0*=", b"\x80", b"\xff", b"\r\n", b"<", b"%", b"\x00", b"charset*=", b"=?"]
    source = nested().as_bytes()
    for _ in range(500):
        damaged = bytearray(source)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randint(0, 20)] = chance.choice(pieces) * chance.choice([0, 1, 2, 50])
        content = parse_content(bytes(damaged))
        # What cannot be decoded is replaced: no lone surrogate is left, which nobody could write to a file.
        assert content.text.encode().decode() == content.text
        assert content.html.encode().decode() == content.html


@pytest.mark.parametrize("header", [b"Content-Type: ", b"Content-Disposition: ", b"Content-Transfer-Encoding: "])
@pytest.mark.parametrize("value", [b"(" * 50_000, b'"' * 50_000, b"a;" * 50_000, b"=?utf-8?q?a?= " * 5000, b""])
def test_a_header_that_no_parser_likes_leaves_the_text(header: bytes, value: bytes) -> None:
    assert parse_content(header + value + b"\n\nBonjour").plain == "Bonjour"


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1", b"\x80 et \xe9t\xe9", "€ et été"),
        (b"Content-Type: text/plain; charset=utf-8", b"\xe9t\xe9", "été"),
        (b"Content-Type: text/plain; charset=absent", "été".encode(), "été"),
        (b"Content-Type: text/plain; charset=rot13", "été".encode(), "été"),
        (b'Content-Type: text/plain; charset="utf-8"', "été".encode(), "été"),
        (b"X-Other: 1", "\ufeffété".encode(), "été"),
    ],
)
def test_text_is_decoded_whatever_its_charset_is_called(head: bytes, body: bytes, text: str) -> None:
    assert parse_content(head + b"\n\n" + body).plain == text


def test_an_inline_image_is_known_by_its_content_id() -> None:
    images = parse_content(nested().as_bytes()).images

    assert {name: (image.media_type, image.data) for name, image in images.items()} == {"logo": ("image/png", PIXEL)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Votre code : 482913", [("code", "Votre code", "482913")]),
        ("Votre code de vérification est 482 913.", [("code", "Votre code de vérification", "482 913")]),
        ("Your verification code is 123456.", [("code", "Your verification code", "123456")]),
        ("Votre code :\n\n654321\n", [("code", "Votre code", "654321")]),
        ("123456", [("code", "", "123456")]),
        (
            "Login: marie\nPassword: «s3cret»",
            [("username", "Login", "marie"), ("password", "Password", "s3cret")],
        ),
        (
            "Identifiant\nmarie.martin\nMot de passe provisoire\nX1y2.",
            [("username", "Identifiant", "marie.martin"), ("password", "Mot de passe provisoire", "X1y2.")],
        ),
        ("Le code de la route est en vigueur.", []),
        ("Rien à voir ici, en 2026 comme avant.", []),
    ],
)
def test_codes_are_found_by_the_words_before_them(text: str, found: list[tuple[str, str, str]]) -> None:
    codes = find_codes(Content(plain=text), "Bonjour")

    assert [(code.kind, code.label, code.value) for code in codes] == found


def test_a_code_that_stands_in_the_subject_is_found() -> None:
    assert [code.value for code in find_codes(Content(plain="Bonjour"), "Votre  code : 482913")] == ["482913"]


def test_each_link_is_there_once_with_the_words_that_are_clicked() -> None:
    html = """<!-- <a href="https://no.example">Non</a> --><title>x</title>
        <a href="https://a.example/?x=1&amp;y=2"></a><a href='https://a.example/?x=1&amp;y=2'>Un <b>mot</b></a>
        <A HREF=mailto:aide@a.example>Écrire</A><a href="javascript:alert(1)">Non</a><a href="#haut">Haut</a>
        <a href="https://[">Non</a><a>Non</a><script>"<a href='https://no.example'>"</script>"""

    links = find_links(Content("Voir https://a.example/?x=1&y=2 (https://b.example/a_(1)), merci.", html))

    assert [(link.url, link.text) for link in links] == [
        ("https://a.example/?x=1&y=2", "Un mot"),
        ("mailto:aide@a.example", "Écrire"),
        ("https://b.example/a_(1)", ""),
    ]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("<https://exemple.fr/tres\nlong>", ["https://exemple.fr/treslong"]),
        ("(http://exemple.fr)", ["http://exemple.fr"]),
        ("« https://exemple.fr »", ["https://exemple.fr"]),
        ("www.exemple.fr et http:// rien", []),
    ],
)
def test_urls_in_plain_text_end_where_they_should(text: str, urls: list[str]) -> None:
    assert urls_in(text) == urls
