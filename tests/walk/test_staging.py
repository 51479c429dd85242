"""A staging portal that lets in only who knows how is walked by the target file alone."""

import json
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from fake_smtp import FakeSmtp
from portail.errors import EnvironmentNotReady
from portail.privacy.secrets_filter import SecretsFilter
from portail.target.access import Access
from portail.target.connectivity import ask, check_way
from portail.target.secrets_file import Secrets
from portail.target.tables.browser_table import BrowserTable
from portail.walk.tabs.headers import headers_sent
from tests.plugin.conftest import LEAN
from tests.projects import PROJECT
from tests.walk.other_portal.family import Family
from tests.walk.other_portal.portal import saint_aubin, served
from tests.walk.staging.gate import KEY, KEY_HEADER, PASSWORD, USER, Gate
from tests.walk.test_command_line import portail
from tests.walk.test_other_portal import TARGET

STAGING = """data = "invented"
{target}
[browser]
ca = "ca.pem"
[dismiss]
usual = true
"""
TEST = """
def test_the_procedure_is_kept(walk):
    walk("{}", until="sign-in")
"""
Raised = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def raised(tls: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Raised]:
    """Raise the portal of Saint-Aubin behind its front, for one walk; `recette.toml` names it."""
    monkeypatch.chdir(tmp_path)
    for name, value in (("USERNAME", USER), ("PASSWORD", PASSWORD), ("HEADERS", f"{KEY_HEADER}: {KEY}")):
        monkeypatch.setenv(f"PORTAIL_{'' if name == 'HEADERS' else 'HTTP_'}{name}", value)
    with FakeSmtp() as mail:

        @contextmanager
        def portal() -> Iterator[None]:
            family = Family("lea@example.org", "F0417", "tilleul-42", "SA-2026-0417")
            front = partial(Gate, key=KEY, wall=True)
            with saint_aubin(family, mail.smtp_port, front=front, tls=tls) as home:
                target = TARGET.format(portal=home, mail=mail.url)
                text = STAGING.format(target=target)
                (tmp_path / "recette.toml").write_text(text, encoding="utf-8")
                entrance = text.replace(home, f"{home}entrer")  # at its own address, this portal has no page
                (tmp_path / "entree.toml").write_text(entrance, encoding="utf-8")
                yield

        yield portal


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
        check_way(access)
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
            check_way(access)


def test_command_line_guide_drift_and_pytest_get_through_the_front(raised: Raised, tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "portail.toml").write_text('[document]\nformats = ["pdf"]\n', encoding="utf-8")
    shutil.copy(PROJECT.procedure_file("premiere-connexion"), tmp_path / "procedures")
    document, at = "procedures/premiere-connexion.md", ("--target", "recette.toml")
    (tmp_path / "test_recette.py").write_text(TEST.format(document), encoding="utf-8")

    with raised():
        examined = portail("doctor", "--target", "entree.toml", "--json", cwd=tmp_path)
        updated = portail("guide", document, "--update", *at, "--quiet", cwd=tmp_path)
    with raised():
        checked = portail("guide", document, "--check", *at, "--json", cwd=tmp_path)
    with raised():
        walked = portail("walk", document, *at, "--json", cwd=tmp_path)
    with raised():
        command = [sys.executable, "-m", "pytest", *LEAN, "-q", "--portail-target", "recette.toml"]
        tested = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    found = {each["subject"]: each for each in map(json.loads, examined.stdout.splitlines())}
    assert examined.returncode == 0, examined.stdout
    assert {found[name]["state"] for name in ("Portail", "Page", "Boîte mail")} == {"ready"}
    assert "« Tout accepter », que [dismiss] presse" in found["Page"]["detail"]
    assert (updated.returncode, updated.stdout) == (0, ""), updated.stderr
    reference = tmp_path / "procedures" / "premiere-connexion@recette"
    assert len(list(reference.glob("screenshots/*.png"))) == 11
    assert not (tmp_path / "procedures" / "premiere-connexion").exists()
    told = json.loads(checked.stdout)
    assert (checked.returncode, told["findings"], told["reference"]) == (0, [], "recette"), checked.stderr
    steps = json.loads(walked.stdout)["steps"]
    assert (walked.returncode, [step["dismissed"] for step in steps if step["dismissed"]]) == (0, [["Tout accepter"]])
    assert tested.returncode == 0, tested.stdout
    secrets = SecretsFilter(PASSWORD, KEY, Access(addresses=(f"http://{USER}:{PASSWORD}@a.example",)).hidden[0])
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"guide.pdf", "junit.xml", "reference.json"} < {path.name for path in left}
    assert [path for path in left if secrets.is_in(path)] == []
