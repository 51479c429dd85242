"""Authority, client certificate, proxy and stored session lead a browser to real servers; wrong ones are told."""

import json
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.hazmat.primitives.serialization import load_pem_private_key as load_key
from playwright.sync_api import Browser

from portail.errors import EnvironmentNotReady, PortailError
from portail.target.access import Access
from portail.target.connectivity import check_way
from portail.target.secrets_file import Secrets
from portail.target.tables.browser_table import BrowserTable
from tests.portail.walk.causes.server import serving, unused_port
from tests.walk.staging.proxy import PASSWORD, USER, proxy

BEGAN, ENDED = datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
KEY_PASSWORD = "tourne-clef-9"
STATE = """<h1>Connexion</h1><script>
const isKnown = document.cookie === "seance=0123456789" && localStorage.jeton === "jeton-local";
if (isKnown) document.body.textContent = "Bienvenue";
</script>"""
Reached = Callable[..., str]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of certificates: an authority, another one, and certificates of clients."""
    folder, own, other = tmp_path_factory.mktemp("files"), trustme.CA(), trustme.CA()
    for name, authority in (("own", own), ("other", other)):
        authority.cert_pem.write_to_path(str(folder / f"{name}.pem"))
        issued = authority.issue_cert("marie@example.org")
        issued.private_key_and_cert_chain_pem.write_to_path(str(folder / f"marie-{name}.pem"))
    late = own.issue_cert("marie@example.org", not_before=BEGAN, not_after=ENDED)
    late.private_key_and_cert_chain_pem.write_to_path(str(folder / "marie-late.pem"))
    for name, issued in (
        ("server", own.issue_cert("127.0.0.1")),
        ("server-late", own.issue_cert("127.0.0.1", not_before=BEGAN, not_after=ENDED)),
    ):
        issued.private_key_and_cert_chain_pem.write_to_path(str(folder / f"{name}.pem"))
    key = load_key((folder / "marie-own.pem").read_bytes(), None)
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(KEY_PASSWORD.encode()))
    (folder / "locked.key").write_bytes(locked)
    return folder


def tls(files: Path, certificate: str = "server", *, asks_client: bool = False) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files / f"{certificate}.pem")
    if asks_client:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(files / "own.pem")
    return context


@pytest.fixture(scope="module")
def guarded(files: Path) -> Iterator[str]:
    """A server that asks for a certificate of the client."""
    with serving(tls(files, asks_client=True)) as url:
        yield f"{url}/page?html=Bienvenue"


@pytest.fixture
def reached(files: Path, browser: Browser) -> Reached:
    """Open a page by the way that a table names, as a walk does; return what it says."""

    def reached(url: str, secrets: Secrets | None = None, **table: Any) -> str:
        access = access_by(files, url, secrets, **table)
        check_way(access)
        with browser.new_context(**access.context_arguments()) as context:
            page = context.new_page()
            page.goto(url)
            return page.locator("body").inner_text()

    return reached


def access_by(files: Path, url: str, secrets: Secrets | None = None, **table: Any) -> Access:
    return Access(BrowserTable(**table).below(files), (url,), secrets or Secrets())


def test_a_client_shows_its_certificate_and_other_contexts_of_the_browser_do_not(
    files: Path, guarded: str, reached: Reached, browser: Browser
) -> None:
    ways = [
        access_by(files, guarded, ca="own.pem", client_certificate=f"marie-{name}.pem") for name in ("own", "other")
    ]
    one, other = (browser.new_context(**way.context_arguments()) for way in ways)
    let_in, sent_away = (context.new_page().goto(guarded) for context in (one, other))
    for context in (one, other):
        context.close()

    assert let_in
    assert let_in.ok
    assert sent_away
    assert not sent_away.ok
    locked = {"client_certificate": "marie-own.pem", "client_key": "locked.key"}
    assert reached(guarded, Secrets(client_key_password=KEY_PASSWORD), ca="own.pem", **locked) == "Bienvenue"


@pytest.mark.parametrize(
    ("certificate", "key", "password", "says"),
    [
        (None, None, None, "veut du navigateur un certificat"),
        ("marie-other.pem", None, None, "n’en a pas reçu qui lui convienne.*client_certificate"),
        ("marie-late.pem", None, None, "qui ne soit pas périmé"),
        ("marie-own.pem", "locked.key", None, "a un mot de passe. Donnez-le par PORTAIL_CLIENT_KEY_PASSWORD"),
        ("marie-own.pem", "locked.key", "non", "Le mot de passe donné n’ouvre pas la clef .*locked.key"),
        ("own.pem", None, None, "« client_certificate » de .* n’est pas un certificat que l’on puisse lire .*own.pem"),
    ],
)
def test_a_client_that_is_not_let_in_is_told_before_the_browser_opens(
    certificate: str | None, key: str | None, password: str | None, says: str, files: Path, guarded: str
) -> None:
    secrets = Secrets(client_key_password=password)
    with pytest.raises(EnvironmentNotReady, match=says):
        check_way(access_by(files, guarded, secrets, ca="own.pem", client_certificate=certificate, client_key=key))


@pytest.mark.parametrize(
    ("certificate", "ca", "says"),
    [
        ("server-late", "own.pem", "est périmé, ou pas encore valable. Faites-le renouveler"),
        ("marie-own", "own.pem", "est celui d’un autre site. Corrigez l’hôte"),
        ("server", "other.pem", "n’est pas reconnu par .*other.pem"),
        ("server", "locked.key", "« ca » de .* n’est pas un certificat que l’on puisse lire .*locked.key"),
    ],
)
def test_a_server_that_is_not_vouched_for_is_told(certificate: str, ca: str, says: str, files: Path) -> None:
    with serving(tls(files, certificate)) as url, pytest.raises(EnvironmentNotReady, match=says):
        check_way(access_by(files, f"{url}/page", ca=ca))


@pytest.mark.parametrize("encrypted", [False, True], ids=["http", "https"])
def test_a_proxy_leads_to_the_portal_and_says_whom_it_lets_through(
    encrypted: bool, files: Path, reached: Reached
) -> None:
    ca = {"ca": "own.pem"} if encrypted else {}
    with serving(tls(files) if encrypted else None) as url, proxy() as (place, seen):
        way: dict[str, Any] = {"proxy": f"http://{USER}@{place}", "no_proxy": (), **ca}
        text = reached(f"{url}/page?html=Bienvenue", Secrets(proxy_password=PASSWORD), **way)
        gone_through = len(seen)
        reached(f"{url}/page?html=Bienvenue", **way | {"no_proxy": ("127.0.0.1",)})
        with pytest.raises(EnvironmentNotReady, match=r"demande une identification \(407\).*PORTAIL_PROXY_PASSWORD"):
            reached(f"{url}/page", Secrets(proxy_password="non"), **way)
        with pytest.raises(EnvironmentNotReady, match=r"mandataire du réseau ne mène pas à 127\.0"):
            reached(f"{url}/page", **way | {"proxy": f"http://127.0.0.1:{unused_port()}"})

    assert text == "Bienvenue"
    assert gone_through == len(seen) > 0, seen


def test_a_session_that_was_stored_is_there_from_the_start(files: Path, reached: Reached) -> None:
    with serving() as url:
        page = f"{url}/page?html={quote(STATE)}"
        cookie = {"name": "seance", "value": "0123456789", "domain": "127.0.0.1", "path": "/"}
        stored = [{"name": "jeton", "value": "jeton-local"}]
        state = {"cookies": [cookie], "origins": [{"origin": url, "localStorage": stored}]}
        (files / "state.json").write_text(json.dumps(state), encoding="utf-8")

        assert reached(page) == "Connexion"
        assert reached(page, storage_state="state.json") == "Bienvenue"


@pytest.mark.parametrize(
    ("cookie", "says"),
    [
        ({"name": "a", "value": "b"}, "n’est pas un état de navigateur.*domain"),
        ({"name": "a", "value": "b", "domain": "d", "path": "/", "sameSite": "no_restriction"}, "sameSite"),
        ({"name": "a", "value": "b", "domain": "d", "path": "/", "expires": 1577836800}, "sont périmés. Refaites"),
    ],
    ids=["no domain", "of an extension", "out of date"],
)
def test_a_stored_session_that_no_browser_takes_is_refused(cookie: dict[str, Any], says: str, tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text(json.dumps({"cookies": [cookie]}), encoding="utf-8")

    with pytest.raises(PortailError, match=says):
        _ = access_by(tmp_path, "https://a.example/", storage_state="state.json").hidden
