import httpx
import pytest

from fake_smtp import FakeSmtp
from fake_smtp.content.links import text_urls
from tests.fake_smtp.messages import compose, send

_INVITATION = """<html><head><title>Code : 999999</title><style>a{}</style></head><body>
<p>Bonjour,</p>
<table><tr><th>Nom d’utilisateur</th><td>martin.4821</td></tr>
<tr><th>Mot de passe&nbsp;:</th><td>k7;Rt9!xpQ.</td></tr></table>
<p>Votre code de vérification est <b>482 913</b>.</p>
<p><a href="https://exemple.fr/activation?jeton=a&amp;n=1">Activer
  mon <b>espace</b></a> <a href="https://exemple.fr/activation?jeton=a&amp;n=1"><img alt="Image" src="x"></a>
<a href="#haut">Haut</a> <a href="javascript:alert(1)">Non</a> <a href="mailto:aide@exemple.fr">Écrire</a></p>
"""


def _ask(smtp: FakeSmtp, what: str) -> list[dict[str, object]]:
    response = httpx.get(f"{smtp.url}api/v1/message/latest/{what}").json()
    return list(response[what.capitalize()])


def test_links_have_their_url_their_text_and_their_order(smtp: FakeSmtp) -> None:
    message = compose(html=_INVITATION)
    text = message.get_body(("plain",))
    assert text is not None
    text.set_content("Activez : https://exemple.fr/activation?jeton=a&n=1.\nAide (https://exemple.fr/aide_(1)), merci.")
    send(smtp, message)

    assert _ask(smtp, "links") == [
        {
            "URL": "https://exemple.fr/activation?jeton=a&n=1",
            "Text": "Activer mon espace",
            "Parts": ["html", "text"],
        },
        {"URL": "mailto:aide@exemple.fr", "Text": "Écrire", "Parts": ["html"]},
        {"URL": "https://exemple.fr/aide_(1)", "Text": "", "Parts": ["text"]},
    ]


def test_credentials_and_codes_are_found_by_their_labels(smtp: FakeSmtp) -> None:
    send(smtp, compose(html=_INVITATION))

    assert [(code["Kind"], code["Value"]) for code in _ask(smtp, "codes")] == [
        ("username", "martin.4821"),
        ("password", "k7;Rt9!xpQ."),
        ("code", "482 913"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your verification code is 123456.", [("code", "123456")]),
        ("Code : AB12-CD34", [("code", "AB12-CD34")]),
        ("Votre code :\n\n654321\n", [("code", "654321")]),
        ("123456", [("code", "123456")]),
        ("User name: marie.martin\nPassword: «s3cret»", [("username", "marie.martin"), ("password", "s3cret")]),
        ("Identifiant : marie, mot de passe : abc-1", [("username", "marie"), ("password", "abc-1")]),
        (
            "Identifiant\nmarie.martin\nMot de passe provisoire\nX1y2",
            [("username", "marie.martin"), ("password", "X1y2")],
        ),
        ("Le code de la route est en vigueur.", []),
        ("Rien à voir ici, en 2026 comme avant.", []),
    ],
)
def test_codes_are_found_in_plain_text(smtp: FakeSmtp, text: str, found: list[tuple[str, str]]) -> None:
    message = compose()
    message.set_content(text)
    send(smtp, message)

    assert [(code["Kind"], code["Value"]) for code in _ask(smtp, "codes")] == found


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("voir https://exemple.fr/a?b=c&d=e#f, puis", ["https://exemple.fr/a?b=c&d=e#f"]),
        ("<https://exemple.fr/tres\nlong>", ["https://exemple.fr/treslong"]),
        ("(http://exemple.fr)", ["http://exemple.fr"]),
        ("HTTPS://EXEMPLE.FR/A", ["HTTPS://EXEMPLE.FR/A"]),
        ("« https://exemple.fr »", ["https://exemple.fr"]),
        ("www.exemple.fr et http:// rien", []),
    ],
)
def test_urls_in_plain_text_end_where_they_should(text: str, urls: list[str]) -> None:
    assert text_urls(text) == urls
