"""The doctor says what stands between this machine and a portal, with its remedy."""

import ssl
from collections.abc import Iterator

import pytest
import trustme
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from portail.cli.commands.doctor.portal import host
from portail.target.secrets_file import Secrets
from portail.target.tables.browser_table import BrowserTable
from portail.target.target_file import TargetFile
from tests.portail.walk.causes.server import unused_port
from tests.walk.other_portal.portal import served
from tests.walk.staging.gate import KEY, KEY_HEADER, PASSWORD, USER, Gate

OPEN = Secrets(http_username=USER, http_password=PASSWORD, headers={KEY_HEADER: KEY})


async def page(request: Request) -> Response:
    match request.url.path:
        case "/":
            return RedirectResponse("/accueil")
        case "/accueil":
            return HTMLResponse("<h1>Accueil</h1>")
        case "/ailleurs":
            return RedirectResponse("https://www.ville.example/?jeton=1")
    return HTMLResponse("", 404)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A portal behind its front; its address, the file of its authority, and that of another one."""
    authority, folder = trustme.CA(), tmp_path_factory.mktemp("authorities")
    for name, each in (("own", authority), ("other", trustme.CA())):
        each.cert_pem.write_to_path(str(folder / f"{name}.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with served(Gate(Starlette(routes=[Route("/{path:path}", page)]), key=KEY), tls) as url:
        yield url, str(folder / "own.pem"), str(folder / "other.pem")


@pytest.mark.parametrize(
    ("path", "ca", "secrets", "state", "says", "remedy"),
    [
        ("", "own", OPEN, "ready", "/accueil répond en", ""),
        ("", None, OPEN, "missing", "vient d’une autorité inconnue", "ca dans [browser]"),
        ("", "other", OPEN, "missing", "vient d’une autorité inconnue", "ca dans [browser]"),
        ("", "own", Secrets(), "missing", "identification HTTP", "PORTAIL_HTTP_PASSWORD"),
        (
            "",
            "own",
            Secrets(http_username=USER, http_password=PASSWORD),
            "missing",
            "refuse cette machine",
            "autoriser",
        ),
        ("perdu", "own", OPEN, "optional", "ne mène à aucune page (404)", "chemin de base_url"),
        ("ailleurs", "own", OPEN, "missing", "renvoie à https://www.ville.example/, que", 'also = ["https://www'),
    ],
    ids=["open", "no authority", "another authority", "401", "403", "404", "elsewhere"],
)
def test_what_stands_before_a_host_is_told_with_its_remedy(
    front: tuple[str, str, str], path: str, ca: str | None, secrets: Secrets, state: str, says: str, remedy: str
) -> None:
    url, own, other = front
    table = BrowserTable(ca={"own": own, "other": other}.get(ca or ""))

    found = host(f"{url}{path}", TargetFile(url, browser=table), secrets)

    assert (found.state, says in found.detail, remedy in found.remedy) == (state, True, True), found
    assert "jeton" not in found.detail


@pytest.mark.parametrize(
    ("url", "says"),
    [("http://portail.invalid/", "n’a pas d’adresse"), ("http://127.0.0.1:{port}/", "refuse la connexion")],
)
def test_a_host_that_is_not_there_is_told(url: str, says: str) -> None:
    named = url.format(port=unused_port())

    assert says in host(named, TargetFile(named), Secrets()).detail
