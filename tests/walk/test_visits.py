"""The target is verified: nothing is typed or pressed on a host that it does not name, whatever leads there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from portail.errors import Elsewhere
from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.redaction import Redaction
from portail.target.places import place_of
from portail.target.target import Person, Target
from portail.walk.diagnosis import origin_causes
from portail.walk.tabs.traffic import Traffic
from portail.walk.walk import Walk
from tests.projects import load
from tests.walk.conftest import NewTarget, WalkOn

SHORT = 2000
"""How long, in milliseconds, a step tries what must not succeed."""
NOWHERE = "http://127.0.0.1:9/velizy/espace-citoyens/"


class Site(ThreadingHTTPServer):
    """A site whose pages have a field; `typed` are the requests that a form of it has sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.sent: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if "?" in self.path:
            self.server.sent.append(self.path)
        location = self.server.redirects.get(path)
        form = '<h1>Un écran</h1><form action="/envoi"><input name="a" aria-label="Nom"><button>Envoyer</button></form>'
        body = (self.server.pages.get(path) or form).encode()
        self.send_response(302 if location else 200)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def site() -> Iterator[Site]:
    with Site() as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def portal() -> Iterator[Site]:
    with site() as server:
        yield server


@pytest.fixture
def other() -> Iterator[Site]:
    with site() as server:
        yield server


def walk_in(page: Page, folder: Path, base_url: str, *also: str) -> Walk:
    target = Target("external", base_url, Person(), NoMailbox(), also=also)
    return Walk(page, target, folder, redaction=Redaction(target), one_tab=True, traffic=Traffic())


def try_to_send(page: Page) -> str:
    """Type and press as a step does; return the name of the error."""
    try:
        page.get_by_label("Nom").fill("Paul", timeout=SHORT)
        page.get_by_role("button").click(timeout=SHORT)
    except Exception as error:
        return type(error).__name__
    return ""


def test_a_redirect_to_another_host_is_told_with_both_and_nothing_is_sent_there(
    page: Page, tmp_path: Path, portal: Site, other: Site
) -> None:
    portal.redirects["/"] = f"{other.url}ailleurs?jeton=abc#d"
    walk = walk_in(page, tmp_path, portal.url)

    with pytest.raises(Elsewhere) as raised:
        walk.open()

    assert portal.url in raised.value.expected
    assert f"{other.url}ailleurs, que" in raised.value.found
    assert f'also = ["{other.url.rstrip("/")}"]' in raised.value.hint
    other.sent.clear()
    assert try_to_send(page) == "TimeoutError"
    assert other.sent == []


@pytest.mark.parametrize(
    "page_of_the_portal",
    [
        '<a href="{other}">Suite</a>',
        '<a href="{other}" target="_blank">Suite</a>',
        "<button onclick=\"window.open('{other}')\">Suite</button>",
        "<button onclick=\"location = '{other}'\">Suite</button>",
        '<form action="{other}" method="post"><button>Suite</button></form>',
    ],
    ids=["link", "link in a new tab", "popup", "script", "form"],
)
def test_whatever_leads_elsewhere_is_noticed(
    page: Page, tmp_path: Path, portal: Site, other: Site, page_of_the_portal: str
) -> None:
    portal.pages["/"] = page_of_the_portal.format(other=other.url)
    walk = walk_in(page, tmp_path, portal.url)
    walk.open()

    if "blank" in page_of_the_portal or "open(" in page_of_the_portal:
        with page.expect_popup() as opened:
            page.get_by_text("Suite").click()
        front = opened.value
    else:
        page.get_by_text("Suite").click()
        front = page
    front.wait_for_url(other.url, wait_until="commit")

    assert try_to_send(front)
    assert walk.visits.stranger == other.url
    assert other.sent == []


def test_a_path_outside_the_portals_is_another_place_and_may_be_named(page: Page, tmp_path: Path, portal: Site) -> None:
    portal.pages["/velizy"] = '<a href="/autre">Suite</a>'
    walk = walk_in(page, tmp_path, f"{portal.url}velizy")
    walk.open()
    page.get_by_text("Suite").click()
    page.wait_for_url("**/autre", wait_until="commit")

    assert str(walk.visits.error()).count(f"{portal.url}autre") == 1


def test_a_host_that_the_target_names_is_walked_on(page: Page, tmp_path: Path, portal: Site, other: Site) -> None:
    portal.redirects["/"] = other.url
    walk = walk_in(page, tmp_path, portal.url, other.url)

    walk.open()

    assert try_to_send(page) == ""
    assert walk.visits.origins == [other.url.rstrip("/")]
    assert walk.visits.error() is None


def test_a_tab_that_stands_elsewhere_is_left_before_the_walk(
    page: Page, tmp_path: Path, portal: Site, other: Site
) -> None:
    page.goto(other.url)
    walk = walk_in(page, tmp_path, portal.url)

    assert page.url == "about:blank"
    walk.close()
    page.goto(other.url)
    assert try_to_send(page) == ""


def test_a_portal_that_does_not_answer_is_no_fault_of_the_link_that_leads_elsewhere(
    page: Page, tmp_path: Path, other: Site
) -> None:
    walk = walk_in(page, tmp_path, NOWHERE)
    page.goto(other.url)

    found = origin_causes.finding(walk)

    assert found
    assert (found.cause, found.exit_status) == ("base-url-away", 3)
    assert NOWHERE in found.found
    assert other.url in found.found


def test_a_message_whose_link_leads_to_another_portal_breaks_its_step(
    walk_on: WalkOn, new_target: NewTarget, portal: Site
) -> None:
    target = new_target()
    wrong = replace(target, base_url=f"{portal.url}portail/", also=())

    run = walk_on(wrong)

    assert run.verdict == "failed"
    failed = run.failed_step
    assert failed
    assert failed.id == "link"
    assert failed.error
    assert wrong.base_url in failed.error.expected
    assert target.base_url in failed.error.found
    place = place_of(target.base_url)
    assert place
    assert run.target.visited[-1] == place.origin


def test_a_payment_site_that_nobody_names_is_not_paid_on(walk_on: WalkOn, new_target: NewTarget) -> None:
    target = replace(new_target("open"), also=())

    run = walk_on(target, load("payer-une-facture"))

    assert run.failed_step
    assert run.failed_step.id == "amount"
    assert [event.event for event in target.handle.tenant.journal].count("invoice paid") == 0
