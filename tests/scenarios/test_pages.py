"""Pages are found by what a person sees there, however a portal has built them."""

import re
from contextlib import nullcontext

import pytest
from playwright.sync_api import Page, expect

from portail.errors import Broken
from scenarios.pages.invoices import InvoicesPage
from scenarios.pages.modification import ModificationPage
from scenarios.pages.payment import PaymentPage
from scenarios.pages.personalisation import PersonalisationPage
from scenarios.pages.sign_in import SignInPage
from scenarios.pages.signed_out import FrontPage

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


@pytest.mark.parametrize("name", ["Continuer", "→"])
def test_a_filled_in_form_is_sent_by_its_own_button(page: Page, name: str) -> None:
    page.set_content(
        "<form action='#other'><input name=q aria-label=Recherche><button>OK</button></form>"
        "<button onclick='location=`#other`'>Se connecter avec FranceConnect</button>"
        f"<form onsubmit='event.preventDefault(); location=`#sent`'>{NAME}{PASSWORD}"
        "<button type=button>Mot de passe oublié ?</button><button type=button>Annuler</button>"
        f"<button>{name}</button></form>"
    )
    sign_in = SignInPage(page)
    sign_in.fill("ada", "tilleul-42")

    sign_in.submit()

    expect(page).to_have_url(re.compile("#sent$"))


def test_a_button_that_does_something_else_sends_no_form(page: Page) -> None:
    page.set_content(
        f"<form onsubmit='event.preventDefault(); location=`#sent`'>{NAME}{PASSWORD}<button>Tout supprimer</button>"
    )
    page.set_default_timeout(500)
    sign_in = SignInPage(page)
    sign_in.fill("ada", "tilleul-42")

    with pytest.raises(Broken):
        sign_in.submit()

    assert not page.url.endswith("#sent")


NEW = "<label>Mot de passe <input type=password autocomplete=new-password></label>"


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        (f"{NAME}{NEW}", ["ada", "tilleul-42"]),
        (f"{NAME}{NEW}<label>Confirmez le mot de passe <input></label>", ["ada", "tilleul-42", "tilleul-42"]),
        (f"{NAME}{PASSWORD}<input type=password>", ["ada", "tilleul-42", "tilleul-42"]),
        (
            f"<label>Mot de passe provisoire <input type=password></label>{NAME}{PASSWORD}<input type=password>",
            ["chene-13", "ada", "tilleul-42", "tilleul-42"],
        ),
        (f"{NAME}{NEW}<label>Confirmez votre e-mail <input value=a@b.fr></label>", ["ada", "tilleul-42", "a@b.fr"]),
    ],
    ids=["once", "shown", "twice", "with the former one", "beside another confirmation"],
)
def test_a_new_password_is_typed_as_often_as_it_is_asked_for(page: Page, form: str, typed: list[str]) -> None:
    page.set_content(form)

    PersonalisationPage(page).fill("ada", "tilleul-42", "chene-13")

    assert page.locator("input").evaluate_all("(all) => all.map((each) => each.value)") == typed


@pytest.mark.parametrize(
    "way",
    [
        "<span style='cursor: pointer' onclick='location=`#paid`'>Payer</span>",
        "<details><summary>Détail</summary><a href=#paid>Télépaiement</a></details>",
        "<div tabindex=0 onclick='location=`#detail`'>Octobre "
        "<button onclick='event.stopPropagation(); location=`#paid`'>Payer</button></div>",
        "<a href=#paid aria-label='Payer en ligne'><svg width=20 height=20><rect width=20 height=20 /></svg></a>",
    ],
)
def test_a_way_to_payment_is_found_however_it_is_built(page: Page, way: str) -> None:
    page.set_content(
        f"<h1>Mes factures</h1><p>Octobre : 41,20 € {way}</p><footer><a href=#rules>Règlement intérieur</a></footer>"
    )

    invoices = InvoicesPage(page)

    assert (invoices.to_pay().amounts, invoices.amounts()) == (("41,20 €",), ["41,20 €"])
    invoices.pay_online()
    expect(page).to_have_url(re.compile("#paid$"))


@pytest.mark.parametrize(
    "screen",
    [
        "<p style='font: bold 24px serif'>Vos factures</p>",
        "<h2>Facturation</h2>",
        "<nav><a href=# aria-current=page>Mes factures</a></nav><p>Octobre : 41,20 €</p>",
    ],
)
def test_the_list_of_invoices_is_known_by_its_title_or_by_its_open_tab(page: Page, screen: str) -> None:
    page.set_content(screen)

    assert InvoicesPage(page).page is page


@pytest.mark.parametrize(
    "title",
    [
        "<h2>Règlement de la facture</h2>",
        "<p><big><b>Paiement par carte bancaire</b></big></p>",
        "<a href=#>Continuer vers le paiement</a>",
    ],
)
def test_the_payment_is_known_by_a_title_that_speaks_of_it(page: Page, title: str) -> None:
    page.set_content(f"{title}<p>Total : 41 €</p>")

    assert PaymentPage(page).amount() == "41 €"


@pytest.mark.parametrize(
    ("screen", "was_signed_in"),
    [
        ("<a href=#left>Déconnexion</a>", True),
        ("<details><summary>Mon compte</summary><a href=#left>Me déconnecter</a></details>", True),
        ("<a href=#sign-in>S’identifier</a>", False),
        (f"{NAME}{PASSWORD}", False),
    ],
)
def test_a_family_leaves_its_space_where_it_is_signed_in(page: Page, screen: str, was_signed_in: bool) -> None:
    page.set_content(screen)

    assert FrontPage(page).sign_out() == was_signed_in
    assert page.url.endswith("#left") == was_signed_in


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("<label>Clé enfance <input value=23456-B7J8K2></label>", "23456-B7J8K2"),
        ("<label>Clé enfance <input></label>", ""),
        ("<span>Clé enfance :</span> <output>23456-B7J8K2</output>", "23456-B7J8K2"),
        ("<table><tr><td>Clé enfance</td><td>23456-B7J8K2</td></tr></table>", "23456-B7J8K2"),
        ("<ul><li><b>Clé</b> <b>Nº</b><li><b>Clé enfance</b> <i>23456-B7J8K2</i><li>Clé sport</ul>", "23456-B7J8K2"),
        ("<p>Clé sport : 23456-B7J8K2</p>", None),
    ],
)
def test_a_key_is_read_in_its_field_or_as_the_page_writes_it(page: Page, row: str, key: str | None) -> None:
    page.set_content(f"<h2>Mon dossier</h2><a href=# aria-current=page>Modification de votre espace</a><p>{row}")

    assert ModificationPage(page).key_of("Clé enfance") == key


@pytest.mark.parametrize("amount", ["41,20 €", "Montant en euros : <b>41,20</b>"])
def test_amounts_are_read_once_they_have_come(page: Page, amount: str) -> None:
    page.set_content("<h1>Mes factures</h1><button>Afficher</button><p></p>")
    invoices = InvoicesPage(page)
    page.evaluate("(html) => setTimeout(() => document.querySelector('p').innerHTML = html, 300)", amount)

    assert len(invoices.amounts()) == 1


def test_the_list_of_invoices_is_not_taken_for_their_payment(page: Page) -> None:
    page.set_default_timeout(300)
    page.set_content(
        "<h1>Mes factures</h1><table><tr><th>Reste à payer<th><b>Paiement</b><tr><td>41 €"
        "<td><a href=# style='font: bold 24px serif'>Payer en ligne</a></table>"
    )

    with pytest.raises(Broken):
        PaymentPage(page)


def test_a_page_that_only_speaks_of_invoices_is_not_their_list(page: Page) -> None:
    page.set_default_timeout(300)
    page.set_content("<h1>Bienvenue</h1><nav><a href=#><b>Mes factures</b></a></nav><p>Voyez <b>vos factures</b>.")

    with pytest.raises(Broken):
        InvoicesPage(page)
