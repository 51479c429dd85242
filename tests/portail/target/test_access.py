"""A target says how its portal lets a browser in; what opens the door is known as a secret."""

import base64
import json
from pathlib import Path

import pytest

from portail.errors import WrongUsage
from portail.target.access import Access
from portail.target.secrets_file import Secrets, secrets_of
from portail.target.tables.browser_table import BrowserTable
from portail.target.tables.patience import Patience
from portail.walk.options import Options, Times

ADDRESSES = ("https://recette.example.fr/velizy/", "https://paiement.example.fr:8443/x", "http://plain.example")


def test_without_a_table_a_browser_is_told_nothing() -> None:
    assert Access(addresses=ADDRESSES).context_arguments() == {}


def test_everything_that_a_browser_takes_is_handed_on_with_its_secrets() -> None:
    table = BrowserTable(
        username="recette",
        ca="/ca.pem",
        client_certificate="/client.pem",
        proxy="http://marie@proxy.example:3128",
        no_proxy=("mail.example",),
        locale="fr-CA",
        timezone="America/Montreal",
        user_agent="Portail",
    )
    secrets = Secrets(http_password="ouvre", proxy_password="laisse", client_key_password="tourne")

    given = Access(table, ADDRESSES, secrets).context_arguments()

    files = {"certPath": "/client.pem", "keyPath": "/client.pem", "passphrase": "tourne"}
    assert given == {
        "locale": "fr-CA",
        "timezone_id": "America/Montreal",
        "user_agent": "Portail",
        "ignore_https_errors": True,
        "http_credentials": {"username": "recette", "password": "ouvre", "origin": "https://recette.example.fr"},
        "client_certificates": [
            {"origin": "https://recette.example.fr", **files},
            {"origin": "https://paiement.example.fr:8443", **files},
        ],
        "proxy": {
            "server": "http://proxy.example:3128",
            "bypass": "mail.example",
            "username": "marie",
            "password": "laisse",
        },
    }


def test_users_and_passwords_in_the_address_count_where_the_table_names_nobody() -> None:
    address = "https://marie:mot%20de%20passe@recette.example.fr/"

    assert Access(addresses=(address,)).credentials == ("marie", "mot de passe")
    assert Access(BrowserTable(username="a"), (address,), Secrets(http_password="b")).credentials == ("a", "b")


def test_what_opens_the_door_is_a_secret_in_the_form_in_which_it_travels(tmp_path: Path) -> None:
    stored = {
        "cookies": [
            {"name": "s", "value": "0123456789abcdef", "domain": "a.example", "path": "/"},
            {"name": "lang", "value": "fr", "domain": "a.example", "path": "/"},
        ],
        "origins": [{"origin": "https://a.example", "localStorage": [{"name": "t", "value": "jeton-tres-long"}]}],
    }
    state = tmp_path / "state.json"
    state.write_text(json.dumps(stored), encoding="utf-8")
    access = Access(BrowserTable(storage_state=str(state)), ADDRESSES, Secrets(http_username="a", http_password="b"))

    assert access.hidden == (base64.b64encode(b"a:b").decode(), "0123456789abcdef", "jeton-tres-long")


def test_a_storage_state_that_is_none_is_refused(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    state.write_text('{"cookies": [1]}', encoding="utf-8")

    access = Access(BrowserTable(storage_state=str(state)))

    with pytest.raises(WrongUsage, match="n’est pas un état de navigateur"):
        _ = access.hidden


def test_headers_come_from_the_target_and_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAIL_HEADERS", "X-Key: a:b\n\nX-Other:c")

    access = Access(BrowserTable(headers={"X-Env": "recette"}), ADDRESSES, secrets_of(None))

    assert access.headers == {"X-Env": "recette", "X-Key": "a:b", "X-Other": "c"}
    assert access.secrets.values() == ["a:b", "c"]


def test_a_walk_waits_as_long_as_the_target_says_and_a_step_as_long_as_all_that_it_waits_for() -> None:
    usual, slow = Times.of(Options(), Patience()), Times.of(Options(), Patience(page=45, mail=120, walk=900))

    assert (usual.act, usual.page, usual.step, usual.walk) == (10, 10, 60, None)
    assert (slow.act, slow.page, slow.step, slow.walk) == (10, 45, 175, 900)
    assert Times.of(Options(limit=5), Patience(page=45)).step == 5
    assert Times.of(Options(), Patience(act=90, step=70)).act == 70
