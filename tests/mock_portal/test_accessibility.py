"""No violation that axe-core knows, on any page and state, in light and dark, at desktop width and at 320 pixels."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.mock_portal.browsing import show
from tests.mock_portal.resident import Resident
from tests.mock_portal.town_hall import TownHall

PUBLIC = [
    "Home/AccueilPublic", "Home/Logon", "Home/MotDePasseOublie", "Home/NouveauMotDePasse", "CompteCitoyen/NouveauLien",
    "CompteCitoyen/Activation?cle=x", "PageInfosDiverses/Index/1", "PageInfosDiverses/Index/2",
    "PageInfosDiverses/MentionsLegales", "PageInfosDiverses/DonneesPersonnelles", "accessibilite", "nulle-part",
]  # fmt: skip
PRIVATE = ["CompteCitoyen", "MonCompte", "MonCompte?etat=reglees", "CompteCitoyen/Modification", "Home/LogOff"]
DESK = [
    "", "{slug}", "{slug}?cherche=nulle-part", "{slug}/familles/{family}", "{slug}/arrivees", "{slug}/horloge",
    "{slug}/pannes", "{slug}/conditions", "{slug}/journal", "{slug}/journal?evenement=invoice paid", "{slug}/portail",
]  # fmt: skip
WRONG = {
    "": "Ouvrir le portail", "{slug}": "Inscrire et inviter", "{slug}/familles/{family}": "Émettre la facture",
    "{slug}/arrivees": "Inscrire ces familles", "{slug}/horloge": "Avancer", "{slug}/portail": "Supprimer",
}  # fmt: skip
SCREENS = [("light", 1280), ("dark", 1280), ("light", 320)]


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def screen(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    scheme: Literal["light", "dark"]
    scheme, width = request.param
    return new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True).new_page()


def check(page: Page) -> None:
    """Check the page that the browser shows."""
    results = Axe().run(page)
    assert results.violations_count == 0, f"{page.url}: {results.generate_report()}"
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    assert page.get_by_role("heading", level=1).count() == 1, page.url


def test_public_pages(screen: Page, stranger: Resident) -> None:
    for where in PUBLIC:
        show(screen, stranger, where)
        check(screen)


def test_the_procedure_and_its_errors(screen: Page, resident: Resident) -> None:
    show(screen, resident, resident.link.partition("/espace-citoyens/")[2])
    check(screen)
    resident.reach("signed-in")
    for where, button, deed in (
        ("CompteCitoyen/Personnalisation", "ENREGISTRER", resident.choose_credentials),
        ("CompteCitoyen/Services", "VALIDER", resident.validate_services),
        ("CompteCitoyen/Conditions", None, resident.accept_terms),
    ):
        show(screen, resident, where)
        check(screen)
        if button:
            screen.get_by_role("textbox").last.fill("faux")
            screen.get_by_role("button", name=button).click()
            screen.get_by_role("alert").wait_for()
            check(screen)
        else:
            screen.get_by_role("region").press("End")
            screen.locator("#accepter:enabled").wait_for()
            check(screen)
        deed()


def test_the_space_of_a_family_and_its_payments(
    screen: Page, town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    for values in ({}, {"direct_debit": True}, {"issued_on": "2026-01-01"}, {"cancelled": True}):
        lines = [{"label": "Séjour", "quantity": 1, "unit_price": 12345}]
        town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})
    for where in PRIVATE:
        show(screen, resident, where)
        check(screen)
    show(screen, resident, "MonCompte")
    screen.locator(".numero_facture").first.click()
    check(screen)
    screen.get_by_role("link", name="Payer en ligne").click()
    check(screen)
    screen.get_by_role("button", name="Payer").click()
    check(screen)
    screen.get_by_role("button", name="Payer par carte").click()
    check(screen)


def test_the_warning_before_the_session_ends(screen: Page, resident: Resident) -> None:
    resident.reach("terms")
    screen.clock.install()
    show(screen, resident, "CompteCitoyen")
    screen.clock.fast_forward(18 * 60_000)
    screen.get_by_role("dialog").wait_for()
    check(screen)


def test_the_front_desk_and_its_errors(screen: Page, town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("signed-in")
    town_hall.call("PUT", "faults", [{"name": "slow-page", "page": "MonCompte", "count": 2}])
    town_hall.set_defects("here-missing")
    for where in DESK:
        screen.goto(f"{town_hall.api.base_url}__guichet__/{where.format(slug=town_hall.slug, family=family)}")
        for hidden in screen.locator("summary").all():
            hidden.click()
        check(screen)
        if where in WRONG:
            screen.get_by_role("button", name=WRONG[where]).click()
            screen.get_by_role("alert").wait_for()
            assert screen.title().startswith("Erreur"), screen.title()
            check(screen)
