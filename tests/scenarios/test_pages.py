"""Pages are found by what a person sees there, however a portal has built them."""

import pytest
from playwright.sync_api import Page

from scenarios.pages.invoices import InvoicesPage


@pytest.mark.parametrize("way", ["<a href=#>Payer en ligne</a>", "<button>Payer en ligne</button>"])
def test_an_invoice_is_unpaid_where_a_link_or_a_button_leads_to_its_payment(page: Page, way: str) -> None:
    page.set_content(
        f"<h1>Mes factures</h1><table><tr><td><a href=#>2026-001</a></td><td>{way}</td></tr>"
        "<tr><td><a href=#>2026-002</a></td><td>Réglée</td></tr></table>"
    )

    invoices = InvoicesPage(page)

    assert (invoices.unpaid(), invoices.online_payment.count()) == (["2026-001"], 1)
