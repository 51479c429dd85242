"""Nothing is told of 200 invented people, whatever their secrets are and however these are written down."""

import base64
import html
import io
import json
import quopri
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, quote_plus

import pytest
from playwright.sync_api import Page

from portail.capture.screenshot import covered
from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.real_person_redaction import RealPersonRedaction
from portail.privacy.secrets_filter import HIDDEN, SHORTEST_IN_FILES, SecretsFilter
from portail.target.target import Person, Target
from tests.nasty import NastyPerson, people

PEOPLE = people(200, seed=20260907)
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "as it stands": str.encode,
    "upper case": lambda text: text.upper().encode(),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "without accents": lambda text: unicodedata.normalize("NFD", text.replace("’", "'")).encode("ascii", "ignore"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16, big end first": lambda text: text.encode("utf-16-be"),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 of credentials": lambda text: b"Basic " + base64.b64encode(f"u:{text}".encode()),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()),
    "address": lambda text: quote(text, safe="").encode(),
    "address, twice": lambda text: quote(quote(text, safe=""), safe="").encode(),
    "form": lambda text: quote_plus(text).encode(),
    "HTML": lambda text: html.escape(text).encode(),
    "numbers of HTML": lambda text: "".join(f"&#{ord(letter)};" for letter in text).encode(),
    "hexadecimal numbers of HTML": lambda text: "".join(f"&#x{ord(letter):x};" for letter in text).encode(),
    "JSON": lambda text: json.dumps(text).encode(),
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)).encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()),
    "ZIP": lambda text: _zipped(text.encode()),
    "ZIP in ZIP": lambda text: _zipped(_zipped(text.encode())),
}


def _zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part", content)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_that_tells_a_secret_is_found_in_every_encoding(encoding: str) -> None:
    missed = [
        secret
        for person in PEOPLE
        for secret in person.secrets
        if len(secret) > SHORTEST_IN_FILES
        if not SecretsFilter(secret).is_told_by(ENCODINGS[encoding](secret))
    ]

    if encoding == "without accents":  # of a word of another script nothing would be left
        missed = [secret for secret in missed if len(ENCODINGS[encoding](secret)) > SHORTEST_IN_FILES]
    assert missed == []


def test_a_secret_that_is_split_by_tags_is_found() -> None:
    for person in PEOPLE:
        for secret in (person.name, person.phrase):
            split = f"<p>Bonjour <b>{secret[:2]}</b><i class='x'>{secret[2:]}</i></p>"
            assert SecretsFilter(secret).is_told_by(split.encode()), secret


def test_what_holds_no_secret_is_not_suspected() -> None:
    harmless = "Procédure de connexion : je clique sur VALIDER, puis sur Mes factures (41,20 €). " * 20
    for person in PEOPLE:
        assert not SecretsFilter(*person.secrets).is_told_by(harmless.encode()), person


def test_texts_are_left_without_secrets_in_any_form() -> None:
    for person in PEOPLE:
        secrets = SecretsFilter(*person.secrets)
        for secret in person.secrets:
            for form in (secret, secret.upper(), html.escape(secret), quote(secret, safe=""), json.dumps(secret)[1:-1]):
                shown = secrets.text(f"Voici : {form} !")
                assert HIDDEN in shown, (person, form)
                assert secrets.text(shown) == shown


def test_a_trace_stays_readable_json_without_secrets(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("trace") / "trace.zip"
    for person in PEOPLE[:40]:
        secrets = SecretsFilter(*person.secrets)
        line = {"value": person.password, "header": base64.b64encode(f"u:{person.phrase}".encode()).decode(), "at": 12}
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("trace.trace", f"{json.dumps(line)}\n{json.dumps([person.token, person.name])}\n")

        secrets.archive(path)

        with zipfile.ZipFile(path) as archive:
            kept = [json.loads(each) for each in archive.read("trace.trace").splitlines()]
        assert kept[0]["at"] == 12
        assert kept[0]["header"] == HIDDEN
        assert not secrets.is_in(path)


CARD = """<style>* {{ font: 16px monospace }} .late::after {{ content: "{phrase}" }}</style>
<table><tr><td>{username}</td><td>{password}</td></tr></table>
<p>Bonjour {name}, votre code <b>{password}</b> : <a href="#">https://v.example/ouvrir/{token}</a></p>
<p>{first}<i>{rest}</i> <span class="late"></span></p>
<select><option>{phrase}</option></select> <input type="submit" value="{name}"> <input value="{password}">
<input type="password" value="{password}"> <textarea placeholder="{phrase}"></textarea>
<div id="host"><slot-child>{phrase}</slot-child></div>
<script>document.querySelector("#host").attachShadow({{ mode: "open" }}).innerHTML = "<p><slot></slot></p>"</script>"""


def card_of(person: NastyPerson) -> str:
    shown = {name: html.escape(getattr(person, name)) for name in ("username", "password", "token", "name", "phrase")}
    return CARD.format(**shown, first=html.escape(person.phrase[:3]), rest=html.escape(person.phrase[3:]))


def twin_of(person: NastyPerson) -> NastyPerson:
    """Return somebody else whose secrets take the same room, in letters of one width."""
    return replace(person, **{name: _other(getattr(person, name)) for name in vars(person)})


def _other(words: str) -> str:
    return "".join(letter if letter == " " else "abcdefghijklmnopqrstuvwxyz"[ord(letter) * 7 % 26] for letter in words)


def picture_of(page: Page, person: NastyPerson) -> bytes:
    target = Target("external", "", Person("", person.username), NoMailbox(), hidden=(person.name, person.phrase))
    redaction = RealPersonRedaction(replace(target, secrets=(person.password, person.token)))
    page.set_content(card_of(person))
    with covered(page, redaction):
        return page.screenshot(animations="disabled", caret="hide")


def test_a_picture_does_not_depend_on_secrets(page: Page) -> None:
    """The pictures of two people are the same, pixel by pixel: nothing of either can be read."""
    told = [person for person in PEOPLE[::10] if picture_of(page, person) != picture_of(page, twin_of(person))]

    assert told == []
