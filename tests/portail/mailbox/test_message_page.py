"""A message of a mailbox without a page is read on the engine's own, where nothing in it acts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Route

from portail.mailbox.content.bodies import Content, Image
from portail.mailbox.content.mime import parse_content
from portail.mailbox.message import ReceivedMessage
from portail.mailbox.page import body
from portail.mailbox.page.message_page import render_page
from portail.mailbox.page.page_server import PageServer
from portail.mailbox.protocol import Address
from tests.portail.mailbox.messages import PIXEL, nested

HOSTILE = """<!DOCTYPE html><html><head><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;https://evil.example"><link rel="stylesheet" href="https://evil.example/a.css">
<style>@import "https://evil.example/b.css"; p { background: url(https://evil.example/c) }</style>
<script>parent.document.title = "acted"; fetch("https://evil.example/d")</script></head>
<body onload="parent.document.title = 'acted'"><p>Bonjour</p>
<img src="https://evil.example/e" onerror="parent.document.title = 'acted'">
<iframe src="https://evil.example/f"></iframe><object data="https://evil.example/g"></object>
<svg onload="alert(1)"><image href="https://evil.example/h"/></svg>
<a href="https://ville.example/a?b=1&amp;c=2" target="_top" onclick="alert(1)">Activer</a>
<a href="javascript:alert(1)">Agir</a><form action="https://evil.example"><button>Envoyer</button></form></body></html>
"""


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Those of a reader of English: what a browser asks for by itself differs from one to the next."""
    return {**browser_context_args, "locale": "en-GB"}


@pytest.fixture
def pages() -> Iterator[PageServer]:
    with PageServer() as running:
        yield running


def message_of(content: Content, subject: str = "Activation", message_id: str = "1") -> ReceivedMessage:
    return ReceivedMessage(
        id=message_id,
        sender=Address("Vélizy-Villacoublay", "nepasrepondre@example.net"),
        to=(Address("Marie Martin", "marie@example.org"),),
        recipients=frozenset({"marie@example.org"}),
        subject=subject,
        date=datetime(2026, 9, 7, 7, 0, tzinfo=UTC),
        read=lambda: content,
    )


def test_the_page_shows_subject_sender_recipient_date_and_body(page: Page, pages: PageServer) -> None:
    page.goto(pages.url_of(message_of(parse_content(nested().as_bytes()))))

    frame = page.frame_locator("iframe")
    assert page.get_by_role("heading", name="Activation", exact=True).is_visible()
    for words in ("Vélizy-Villacoublay", "nepasrepondre@example.net", "marie@example.org"):
        assert page.get_by_text(words, exact=True).is_visible()
    assert "7 September 2026 at 07:00" in page.get_by_role("time").inner_text()
    assert frame.get_by_text("marie.martin").is_visible()
    assert frame.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 1


def test_a_link_opens_a_new_tab_without_access_to_the_message(page: Page, pages: PageServer) -> None:
    page.context.route("https://ville.example/**", lambda route: route.fulfill(body=f"<p>{route.request.headers}"))
    for content in (Content(html=HOSTILE), Content(plain="Voir https://ville.example/a?b=1&c=2.")):
        page.goto(pages.url_of(message_of(content)))
        with page.expect_popup() as opened:
            page.frames[1].get_by_role("link").first.click()
        assert opened.value.url == "https://ville.example/a?b=1&c=2"
        assert opened.value.evaluate("window.opener") is None
        assert "referer" not in opened.value.content()


def test_nothing_in_a_message_acts_or_is_loaded(page: Page, pages: PageServer) -> None:
    requested: list[str] = []

    def refuse(route: Route) -> None:
        requested.append(route.request.url)
        route.abort()

    page.context.route("https://evil.example/**", refuse)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))

    page.goto(pages.url_of(message_of(Content(html=HOSTILE))), wait_until="networkidle")

    assert (page.title(), requested) == ("Activation – Mail", [])
    assert page.frames[1].get_by_role("link").count() == 1


def test_the_frame_is_as_high_as_the_message(page: Page, pages: PageServer) -> None:
    page.goto(pages.url_of(message_of(Content(plain="Une ligne\n" * 100))))

    page.wait_for_function("document.querySelector('iframe').offsetHeight > 2000")

    assert page.frames[1].evaluate("document.documentElement.scrollHeight <= window.innerHeight")


def test_the_same_message_makes_the_same_page_in_the_language_asked_for(pages: PageServer) -> None:
    url = pages.url_of(message_of(Content(html="<p>Bonjour</p>"), subject="<b>&"))

    french, again, english = (
        httpx.get(url, headers={"Accept-Language": languages}).text for languages in ("fr-FR", "de, fr;q=0.5", "en-GB")
    )

    assert french == again
    assert "<h1>&lt;b&gt;&amp;</h1>" in french
    assert "lundi 7 septembre 2026 à 07:00" in french
    assert ('lang="en"' in english, "Monday 7 September 2026 at 07:00" in english) == (True, True)


def test_a_message_without_subject_sender_or_date_has_a_page() -> None:
    empty = ReceivedMessage("1", Address("", ""), (), frozenset(), "", None, Content)

    html = render_page(empty, "1/body")

    assert ("(sans objet)" in html, "Expéditeur inconnu" in html, "<time" in html) == (True, True, False)


def test_only_those_who_know_the_url_read_the_message(pages: PageServer) -> None:
    url = pages.url_of(message_of(Content(plain="Bonjour"), message_id="INBOX/1"))
    base, _, name = url.rpartition("/")
    other = base.rpartition("/")[0] + "/other/"

    urls = (url, f"{url}/body", f"{other}{name}", f"{base}/2", f"{url}/x")

    assert [httpx.get(each).status_code for each in urls] == [200, 200, 404, 404, 404]


def test_a_message_that_shows_one_image_often_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "INLINED_BYTES", 10 * len(PIXEL))
    content = Content(html='<img src="cid:a">' * 1000, images={"a": Image("image/png", PIXEL)})

    assert body.render_body(content).count("data:image/png") == 10
