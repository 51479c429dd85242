"""A staging portal that lets in only who knows how is walked by the target file alone."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from portail.errors import EnvironmentNotReady
from portail.target.access import Access
from portail.target.browser_table import BrowserTable
from portail.target.probe import ask, check_certificates
from portail.target.secrets_file import Secrets
from portail.walk.tabs.headers import headers_sent
from tests.walk.other_portal.portal import served
from tests.walk.staging.gate import KEY, KEY_HEADER, PASSWORD, USER, Gate


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    """An authority that no machine knows; its certificate is in `ca.pem`."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return authority


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another host, and the headers that it was sent."""
    sent: list[str] = []

    async def page(request: Request) -> HTMLResponse:
        sent.extend(request.headers)
        return HTMLResponse("")

    with served(Starlette(routes=[Route("/{path:path}", page)])) as url:
        yield url, sent


def test_credentials_header_and_authority_open_the_portal_and_are_told_to_nobody_else(
    browser: Browser, tls: ssl.SSLContext, elsewhere: tuple[str, list[str]], tmp_path: Path
) -> None:
    other, sent = elsewhere

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(f'<h1>Recette</h1><script src="{other}pixel.js"></script>')

    gate = Gate(Starlette(routes=[Route("/", page)]), key=KEY)
    table = BrowserTable(username=USER, ca=str(tmp_path / "ca.pem"))
    secrets = Secrets(http_password=PASSWORD, headers={KEY_HEADER: KEY})
    with served(gate, tls) as url:
        access = Access(table, (url,), secrets)
        check_certificates(access)
        context = browser.new_context(**access.context_arguments())
        with headers_sent(context, access):
            tab = context.new_page()
            tab.goto(url, wait_until="networkidle")
            heading = tab.get_by_role("heading").inner_text()
        context.close()

        assert ask(access, url).status_code == 200
        assert ask(Access(table, (url,)), url).status_code == 401
    assert heading == "Recette"
    assert "user-agent" in sent
    assert not {"authorization", KEY_HEADER} & set(sent)


def test_a_portal_that_the_authority_does_not_vouch_for_is_refused_before_the_browser_opens(
    tls: ssl.SSLContext, tmp_path: Path
) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    with served(Starlette(), tls) as url:
        access = Access(BrowserTable(ca=str(tmp_path / "other.pem")), (url,))
        with pytest.raises(EnvironmentNotReady, match=r"certificat de 127\.0\.0\.1 n’est pas reconnu par .*other\.pem"):
            check_certificates(access)
