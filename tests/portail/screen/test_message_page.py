"""The links of a message are followed as from any webmail, or in the one tab that there is."""

import pytest
from playwright.sync_api import Page

from portail.errors import Broken
from portail.procedure.matching import exactly
from portail.screen.message_page import MessagePage

PORTAL = "https://portail.example/"
LINK = exactly("lien d'activation")


def test_a_link_is_followed_in_one_tab_whatever_else_the_mailbox_asks_for(page: Page) -> None:
    page.context.route(f"{PORTAL}**", lambda route: route.fulfill(body="<h1>Activation</h1>", content_type="text/html"))
    page.set_content(
        f"<h1>Bonjour</h1><a target=_blank href={PORTAL}activation>lien d'activation</a>"
        f"<script>setInterval(() => fetch('{PORTAL}news').catch(() => 0), 50)</script>"
    )
    message = MessagePage(page, "Bonjour", one_tab=True)

    arrived = message.follow(message.link("d’activation", LINK))

    assert (arrived, arrived.url, len(page.context.pages)) == (page, f"{PORTAL}activation", 1)


def test_a_link_that_is_not_there_is_named_by_what_it_is_about(page: Page) -> None:
    page.set_content("<h1>Bonjour</h1><a href=#>Aide</a><a hidden href=#>lien d'activation</a>")

    with pytest.raises(Broken, match="un lien d’activation dans le message"):
        MessagePage(page, "Bonjour").link("d’activation", LINK)


def test_a_link_that_is_written_as_its_address_is_called_by_the_line_before_it(page: Page) -> None:
    page.set_content(
        "<h1>Bonjour</h1><pre>Bonjour,\n\nPour se plaindre :\n<a href=#a>https://b.fr/a?x=1</a>\n"
        "À noter.\n\nPour confirmer :\n\n<a href=#b>https://b.fr/b?x=1</a></pre>"
    )

    assert MessagePage(page, "Bonjour").link("", exactly("Pour confirmer")).get_attribute("href") == "#b"


def test_a_link_that_the_mailbox_has_rewritten_leads_through_the_mailbox(page: Page) -> None:
    body = "<h1>Bonjour</h1><base target=_blank><a href=/suite?vers=portail>lien d'activation</a>"
    page.context.route(f"{PORTAL}**", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{PORTAL}message")
    message = MessagePage(page, "Bonjour", one_tab=True)

    assert message.follow(message.link("d’activation", LINK)).url == f"{PORTAL}suite?vers=portail"


def test_a_link_that_nobody_can_read_is_not_followed(page: Page) -> None:
    page.set_content("<h1>Bonjour</h1><a href=#followed style='color: #fff'>lien d'activation</a>")
    message = MessagePage(page, "Bonjour")

    with pytest.raises(Broken, match="blanc sur blanc"):
        message.follow(message.link("d’activation", LINK))

    assert not page.url.endswith("#followed")
