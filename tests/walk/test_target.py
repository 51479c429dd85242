"""The walk passes on servers that run elsewhere, reached by a target file alone."""

import json
import re
import stat
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from portail.privacy.secrets_filter import SecretsFilter
from scenarios.mock.control import Control
from scenarios.mock.tenant import START
from tests.portail.project.folders import written
from tests.walk.other_portal.portal import served
from tests.walk.rooms import FILES
from tests.walk.test_command_line import portail, serving

MAILBOX_AND_FAMILY = """
[mailbox]
url = "mailpit+{mail}"
[family]
email = "{email}"
username = "marie.martin.2026"
"""
CONTROL = """
[control]
url = "{control}"
"""
PAYING = """
[mailbox]
url = "mailpit+{mail}"
[family]
email = "paul@example.org"
username = "paul.durand"
"""
PASSWORD = "Chouette-lune-2026!"
PAUL = {
    "first_name": "Paul",
    "last_name": "Durand",
    "email": "paul@example.org",
    "child_key": "13579-C8K9L3",
}


def test_a_mock_that_is_served_elsewhere_is_walked_through_its_control_api(tmp_path: Path) -> None:
    with serving("--port", "0", "--smtp-port", "0", "--mail-port", "0", cwd=tmp_path) as addresses:
        text = f'base_url = "{addresses["Portail"]}"' + MAILBOX_AND_FAMILY + CONTROL
        target = tmp_path / "cible.toml"
        target.write_text(
            text.format(mail=addresses["Boîte mail"], email="marie@example.org", control=addresses["Contrôle"])
        )

        ended = portail("walk", "--target", target, "--thorough", cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "la procédure est respectée" in ended.stdout
    assert re.findall(r"^✓ (\d) bis\.", ended.stdout, re.MULTILINE) == ["2", "7", "6"]


def test_a_portal_without_control_api_is_walked_by_a_family_that_was_invited_there(tmp_path: Path) -> None:
    with serving("--port", "0", "--smtp-port", "0", "--mail-port", "0", cwd=tmp_path) as addresses:
        with Control(addresses["Contrôle"]) as control:
            control.invite_family("velizy", control.new_family("velizy", **PAUL))
        target = tmp_path / "cible.toml"
        text = f'base_url = "{addresses["Portail"]}"\nhide = ["Paul Durand"]' + MAILBOX_AND_FAMILY
        target.write_text(text.format(mail=addresses["Boîte mail"], email="paul@example.org"))

        ended = portail("walk", "--target", target, "--trace", "--video", cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    folder = tmp_path / "output" / "premiere-connexion"
    hosts = [addresses[name].partition("/velizy")[0].rstrip("/") for name in ("Boîte mail", "Portail")]
    assert json.loads((folder / "run.json").read_bytes())["target"] == {
        "kind": "external",
        "base_url": addresses["Portail"],
        "visited": hosts,
    }
    assert stat.S_IMODE((folder / "secrets.json").stat().st_mode) == 0o600
    password = json.loads((folder / "secrets.json").read_bytes())["password"]
    secrets = SecretsFilter(password, "Paul Durand", "paul@example.org", "13579-C8K9L3", "marie.martin.2026")
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.name not in ("secrets.json", "cible.toml")]
    names = {path.name for path in left}
    assert {"run.json", "trace.zip", "guide.docx", "guide.webp", "report.html", "01-mail.yaml"} < names
    assert not (folder / "film").exists()
    assert [path for path in left if secrets.is_in(path)] == []


def test_words_to_hide_that_no_screen_shows_are_an_error(tmp_path: Path) -> None:
    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse("<!doctype html><html lang=fr><title>Salles</title><h1>Salle</h1><button>Louer</button>")

    written(tmp_path, FILES)
    with served(Starlette(routes=[Route("/", page)])) as url:
        (tmp_path / "cible.toml").write_text(f'base_url = "{url}"\nhide = ["Pol Dupont"]\n')

        ended = portail("walk", "louer", "--target", "cible.toml", "--quiet", cwd=tmp_path)

    assert ended.returncode == 2
    assert "aucun écran ne montre « Pol Dupont »" in ended.stderr


def test_a_mailbox_that_does_not_answer_ends_the_walk_with_three(tmp_path: Path) -> None:
    target = tmp_path / "cible.toml"
    text = 'base_url = "http://127.0.0.1:9/velizy/espace-citoyens/"' + MAILBOX_AND_FAMILY
    target.write_text(text.format(mail="http://127.0.0.1:9/", email="paul@example.org"))

    ended = portail("walk", "--target", target, cwd=tmp_path)

    assert ended.returncode == 3
    assert ended.stderr.startswith("portail : La boîte mail http://127.0.0.1:9 ne répond pas")
    assert len(ended.stderr.splitlines()) == 1


def test_nothing_is_paid_on_an_external_portal_unless_its_name_is_given_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walking = ("walk", "payer-une-facture", "--target", "cible.toml")
    monkeypatch.setenv("PORTAIL_PASSWORD", PASSWORD)
    with (
        serving("--port", "0", "--smtp-port", "0", "--mail-port", "0", cwd=tmp_path) as addresses,
        Control(addresses["Contrôle"]) as control,
    ):
        paul = control.new_family(
            "velizy", first_name="Paul", last_name="Durand", email="paul@example.org", child_key=None
        )
        control.open_space("velizy", paul, username="paul.durand", password=PASSWORD)
        also = f'also = ["{control.new_tenant("ailleurs", town="velizy", seed=1, clock=START).payment_url}"]'
        text = f'base_url = "{addresses["Portail"]}"\n{also}\nhide = ["Paul Durand"]' + PAYING.format(
            mail=addresses["Boîte mail"]
        )
        (tmp_path / "cible.toml").write_text(text)

        refused = portail(*walking, cwd=tmp_path)
        before = [event.event for event in control.list_events("velizy")]
        allowed = portail(*walking, "--destructive", "cible.toml", cwd=tmp_path)
        after = [event.event for event in control.list_events("velizy")]

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(
        "portail : « payer-une-facture » paie une facture : ailleurs que sur le portail du projet"
    )
    assert len(refused.stderr.splitlines()) == 1
    assert "signed in" not in before
    assert (allowed.returncode, allowed.stderr) == (0, "")
    assert after.count("invoice paid") == 1
    assert PASSWORD not in (tmp_path / "output" / "payer-une-facture" / "run.json").read_text(encoding="utf-8")
    assert not (tmp_path / "output" / "payer-une-facture" / "secrets.json").exists()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "PORTAIL_PASSWORD"),
        (PASSWORD, "hide = ["),
    ],
    ids=["password", "name to cover"],
)
def test_a_family_whose_account_is_open_needs_its_password_and_its_name_to_cover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str, sentence: str
) -> None:
    monkeypatch.setenv("PORTAIL_PASSWORD", password)
    text = 'base_url = "http://127.0.0.1:9/velizy/espace-citoyens/"' + PAYING.format(mail="http://127.0.0.1:9/")
    (tmp_path / "cible.toml").write_text(text + '[values]\nsocial_key = "12345-ABCDEF"\n')

    ended = portail("walk", "ajouter-une-cle", "--target", "cible.toml", cwd=tmp_path)

    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert not (tmp_path / "output" / "ajouter-une-cle").exists()
