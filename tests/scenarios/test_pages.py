"""Pages are found by what a person sees there, however a portal has built them."""

import pytest
from playwright.sync_api import Page

from scenarios.pages.invoices import InvoicesScreen
from scenarios.pages.mail import MailScreen

PORTAL = "https://portail.example/"


@pytest.mark.parametrize("way", ["<a href=#>Payer en ligne</a>", "<button>Payer en ligne</button>"])
def test_an_invoice_is_unpaid_where_a_link_or_a_button_leads_to_its_payment(page: Page, way: str) -> None:
    page.set_content(
        f"<h1>Mes factures</h1><table><tr><td><a href=#>2026-001</a></td><td>{way}</td></tr>"
        "<tr><td><a href=#>2026-002</a></td><td>Réglée</td></tr></table>"
    )

    invoices = InvoicesScreen(page)

    assert (invoices.unpaid(), invoices.online_payment.count()) == (["2026-001"], 1)


def test_a_link_is_followed_in_one_tab_whatever_else_the_mailbox_asks_for(page: Page) -> None:
    page.context.route(f"{PORTAL}**", lambda route: route.fulfill(body="<h1>Activation</h1>", content_type="text/html"))
    page.set_content(
        f"<h1>Bonjour</h1><a target=_blank href={PORTAL}activation>lien d'activation</a>"
        f"<script>setInterval(() => fetch('{PORTAL}news').catch(() => 0), 1)</script>"
    )
    mail = MailScreen(page, "Bonjour")

    arrived = mail.follow(mail.activation_link, one_tab=True)

    assert (arrived, arrived.url, len(page.context.pages)) == (page, f"{PORTAL}activation", 1)


def test_a_link_that_the_mailbox_has_rewritten_leads_through_the_mailbox(page: Page) -> None:
    body = "<h1>Bonjour</h1><base target=_blank><a href=/suite?vers=portail>lien d'activation</a>"
    page.context.route(f"{PORTAL}**", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{PORTAL}message")
    mail = MailScreen(page, "Bonjour")

    assert mail.follow(mail.activation_link, one_tab=True).url == f"{PORTAL}suite?vers=portail"
