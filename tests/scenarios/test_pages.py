"""Pages are found by what a person sees there, however a portal has built them."""

from contextlib import nullcontext

import pytest
from playwright.sync_api import Page

from portail.errors import Broken
from scenarios.pages.invoices import InvoicesPage
from scenarios.pages.sign_in import SignInPage

NAME = "<label>Nom d’utilisateur <input id=name></label>"
PASSWORD = "<label>Mot de passe <input type=password id=password></label>"
REVEAL = f"document.body.insertAdjacentHTML('beforeend', `{PASSWORD}`)"


@pytest.mark.parametrize("way", ["<a href=#>Payer en ligne</a>", "<button>Payer en ligne</button>"])
def test_an_invoice_is_unpaid_where_a_link_or_a_button_leads_to_its_payment(page: Page, way: str) -> None:
    page.set_content(
        f"<h1>Mes factures</h1><table><tr><td><a href=#>2026-001</a></td><td>{way}</td></tr>"
        "<tr><td><a href=#>2026-002</a></td><td>Réglée</td></tr></table>"
    )

    invoices = InvoicesPage(page)

    assert (invoices.unpaid(), invoices.online_payment.count()) == (["2026-001"], 1)


@pytest.mark.parametrize(
    "form",
    [
        f"{NAME}{PASSWORD}",
        f'{NAME}<button onclick="{REVEAL}">Suivant</button>',
        f'{NAME}<button onclick="document.body.replaceChildren(); setTimeout(() => {{ {REVEAL} }})">Continuer</button>',
        f"{NAME}<script>onchange = () => {REVEAL}</script>",
    ],
    ids=["together", "below", "on the next page", "once the field is left"],
)
def test_a_password_may_be_asked_for_after_the_user_name(page: Page, form: str) -> None:
    page.set_content(form)
    page.set_default_timeout(2000)

    SignInPage(page).fill("ada", "tilleul-42")

    assert page.locator("#password").input_value() == "tilleul-42"


def test_a_password_that_is_never_asked_for_is_missed(page: Page) -> None:
    page.set_content(f"{NAME}<button>Suivant</button>")
    page.set_default_timeout(500)

    with pytest.raises(Broken, match="un champ"):
        SignInPage(page).fill("ada", "tilleul-42")


@pytest.mark.parametrize("look", ["opacity: 0.02", "color: #fff; background: #fff", "font-size: 3px"])
def test_a_button_that_the_document_does_not_name_is_one_that_can_be_read(page: Page, look: str) -> None:
    page.set_content(f"{NAME}{PASSWORD}<button style='{look}'>Connexion</button>")

    with pytest.raises(Broken, match="Connexion"):
        SignInPage(page).submit()


@pytest.mark.parametrize(
    ("words", "is_legible"),
    [
        ("Payer", True),
        ("Payer <i style='position: absolute; clip-path: inset(50%)'>la facture 12</i>", True),
        ("<img src='' alt=Payer width=40 height=40>", True),
        ("<b style='color: #fff'>Payer</b>", False),
        ("<img src='' alt=Payer width=40 height=40 style='opacity: 0.02'>", False),
    ],
)
def test_a_way_to_payment_is_one_that_can_be_seen(page: Page, words: str, is_legible: bool) -> None:
    page.set_content(f"<h1>Mes factures</h1><a href=#paid>{words}</a>")

    with nullcontext() if is_legible else pytest.raises(Broken, match="lire"):
        InvoicesPage(page).pay_online()

    assert page.url.endswith("#paid") == is_legible
