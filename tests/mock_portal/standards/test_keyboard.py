"""The whole portal by keyboard alone: Tab, Enter, Space, the arrows and letters."""

from playwright.sync_api import Page, expect

from tests.mock_portal.support.browsing import show
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

MOST_TABS = 40
FOCUS = """() => {
    const element = document.activeElement;
    const name = element.ariaLabel || element.labels?.[0]?.textContent || element.textContent;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
        name: name.replace(/\\s+/g, " ").trim(),
        seen: style.outlineStyle !== "none" && box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing of this name has the focus, which is seen at every stop."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["seen"], f"the focus is not seen on {focus['name']}"
        if focus["name"].startswith(name):
            return
        passed.append(focus["name"])
    raise AssertionError(f"Tab does not lead to {name}: it passes {passed}")


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, name)
    page.keyboard.press(key)


def fill(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.type(text)


def arrive(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_a_family_goes_through_the_procedure_and_pays(page: Page, resident: Resident) -> None:
    page.goto(resident.link)
    press(page, "ici")
    arrive(page, "Je me connecte")
    fill(page, "Nom d'utilisateur", resident.username)
    fill(page, "Mot de passe", resident.password)
    press(page, "Se connecter")

    arrive(page, "Je personnalise mon Espace Famille")
    fill(page, "Nom d'utilisateur", "marie.martin")
    fill(page, "Mot de passe", PASSWORD)
    fill(page, "Confirmation", PASSWORD)
    press(page, "ENREGISTRER", "Space")
    arrive(page, "SERVICES")
    press(page, "VALIDER", "Space")

    arrive(page, "CONDITIONS GÉNÉRALES D'UTILISATION")
    tab_to(page, "Texte des conditions")
    page.keyboard.press("End")
    expect(page.locator("#accepter")).to_be_enabled()
    press(page, "J'ACCEPTE")

    arrive(page, "Bienvenue dans votre Espace Famille")
    press(page, "Mes factures")
    arrive(page, "Mes factures")
    press(page, "Payer en ligne")
    arrive(page, "Paiement en ligne")
    press(page, "Payer")
    arrive(page, "Votre paiement")
    press(page, "Payer par carte")
    arrive(page, "Votre ticket")
    press(page, "Retour au site")
    arrive(page, "Mes factures")
    expect(page.get_by_role("status")).to_contain_text("Votre paiement est enregistré")
    press(page, "Se déconnecter")
    arrive(page, "Espace Famille de Vélizy-Villacoublay")


def test_enter_within_a_field_sends_the_form_forward(page: Page, resident: Resident) -> None:
    resident.reach("signed-in")
    show(page, resident, "CompteCitoyen/Personnalisation")

    fill(page, "Nom d'utilisateur", "marie.martin")
    fill(page, "Mot de passe", PASSWORD)
    fill(page, "Confirmation", PASSWORD)
    page.keyboard.press("Enter")
    arrive(page, "SERVICES")
    tab_to(page, "Action sociale")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("CONDITIONS GÉNÉRALES D'UTILISATION")


def test_several_invoices_are_chosen_with_the_space_bar(
    page: Page, town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    lines = [{"label": "Séjour", "quantity": 1, "unit_price": 12345}]
    town_hall.call("POST", f"families/{family}/invoices", {"lines": lines})
    show(page, resident, "MonCompte")

    for _ in range(2):
        press(page, "Choisir la facture", "Space")
    press(page, "Payer les factures choisies")

    arrive(page, "Paiement en ligne")
    expect(page.get_by_text("Total à payer")).to_be_visible()


def test_an_agent_registers_a_family_and_moves_the_clock(page: Page, town_hall: TownHall) -> None:
    page.goto(f"{town_hall.api.base_url}__guichet__/{town_hall.slug}")
    fill(page, "Prénom", "Marie")
    fill(page, "Nom", "Martin")
    fill(page, "Adresse électronique", town_hall.email)
    press(page, "Inscrire et inviter")
    expect(page.get_by_role("status")).to_contain_text("L’invitation a été envoyée")

    press(page, "Horloge")
    arrive(page, "L’horloge")
    fill(page, "Durée", "2")
    press(page, "Avancer", "Space")

    expect(page.get_by_role("status")).to_contain_text("L’horloge a été réglée")
    assert town_hall.call("GET", "clock")["now"] == "2026-09-09T07:00:00Z"


def test_the_skip_link_leads_past_the_banner(page: Page, resident: Resident) -> None:
    resident.reach("terms")
    show(page, resident, "CompteCitoyen/Modification")

    press(page, "Aller au contenu")
    page.keyboard.press("Tab")

    assert page.evaluate(FOCUS)["name"] == "Prénom"


def test_the_error_summary_has_the_focus_and_leads_to_the_field(page: Page, resident: Resident) -> None:
    resident.reach("terms")
    show(page, resident, "CompteCitoyen/Modification")
    fill(page, "Mot de passe actuel", "faux")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()

    press(page, "Ce n’est pas votre mot de passe actuel")

    expect(page.get_by_label("Mot de passe actuel")).to_be_focused()
