"""The pages of information, and the mention of accessibility that the law asks for."""

import re

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import Resident, found
from tests.mock_portal.support.town_hall import TownHall

MENTION = re.compile(r"Accessibilité : (totalement|partiellement|non) conforme")


def test_every_page_leads_to_the_statement_by_one_and_the_same_official_mention(resident: Resident) -> None:
    resident.reach("terms")

    for page in ("Home/AccueilPublic", "CompteCitoyen", "MonCompte", "accessibilite", "PageInfosDiverses/Index/1"):
        shown = resident.open(page)
        mentions = [label for label in shown.links if MENTION.fullmatch(label)]
        assert mentions == ["Accessibilité : non conforme"]
        assert shown.links[mentions[0]].endswith("/espace-citoyens/accessibilite")


def test_the_mention_is_the_one_for_a_portal_without_an_audit(stranger: Resident) -> None:
    statement = stranger.open("accessibilite")

    assert set(MENTION.findall(statement.text)) == {"non"}
    assert "aucun audit en cours de validité" in statement.text
    for section in ("État de conformité", "Résultats des tests", "Contenus non accessibles", "Voies de recours"):
        assert section in statement.text


@pytest.mark.parametrize(
    ("page", "heading", "reported"),
    [
        ("PageInfosDiverses/Index/1", "Aide", "À quoi servent les clés ?"),
        ("PageInfosDiverses/Index/2", "Conditions d’utilisation", "Version 2026-09"),
        ("PageInfosDiverses/MentionsLegales", "Mentions légales", "Ce portail est une démonstration"),
        ("PageInfosDiverses/DonneesPersonnelles", "Données personnelles et cookies", "ASP.NET_SessionIdEC"),
    ],
)
def test_anyone_can_read_what_the_law_and_families_ask_for(
    stranger: Resident, page: str, heading: str, reported: str
) -> None:
    shown = stranger.open(page)

    assert (shown.status, heading in shown.text, reported in shown.text) == (200, True, True)


def test_two_ways_lead_through_the_portal_wherever_one_is(resident: Resident) -> None:
    pages = ["Home/AccueilPublic", "PlanDuSite", "nulle-part"]
    assert all({"Plan du site", "Rechercher"} <= resident.open(page).links.keys() for page in pages)

    resident.reach("terms")
    assert {"Plan du site", "Rechercher"} <= resident.open("MonCompte").links.keys()


def test_every_page_on_the_map_opens_for_those_who_see_it(resident: Resident, stranger: Resident) -> None:
    resident.reach("terms")
    for visitor in (stranger, resident):
        shown = visitor.open("PlanDuSite")
        pages = [link.partition("/espace-citoyens/")[2] for link in shown.links.values()]
        assert "accessibilite" in pages
        answers = [visitor.open(page) for page in pages if page and page != "Home/LogOff"]
        assert {answer.status for answer in answers} == {200}


def test_the_map_shows_a_family_its_own_pages_and_a_stranger_the_doors(resident: Resident, stranger: Resident) -> None:
    assert "Je me connecte" in stranger.open("PlanDuSite").links
    assert "Mes factures" not in stranger.open("PlanDuSite").links

    resident.reach("services")
    assert "Les conditions générales" in resident.open("PlanDuSite").links
    resident.reach("terms")
    assert "Mes factures" in resident.open("PlanDuSite").links


@pytest.mark.parametrize(
    ("sought", "titles"),
    [
        ("mot de passe oublié", ["Mot de passe oublié", "Aide"]),
        ("OUBLIE passe", ["Mot de passe oublié", "Aide"]),
        ("conditions", ["Conditions d’utilisation"]),
        ("facture", ["Recherche"]),
        ("piscine", []),
        ("<script>", []),
        ("", []),
    ],
)
def test_the_search_finds_pages_by_their_words_without_case_and_accents(
    stranger: Resident, sought: str, titles: list[str]
) -> None:
    shown = stranger.open(f"Recherche?q={sought}")

    assert (shown.status, _links_of_the_content(shown)) == (200, titles or ["plan du site"] * bool(sought))


def test_a_family_finds_its_own_invoices_and_nobody_else_s(
    town_hall: TownHall, family: int, resident: Resident, stranger: Resident
) -> None:
    lines = [{"label": "Repas", "quantity": 1, "unit_price": 400}]
    town_hall.call("POST", f"families/{family}/invoices", {"lines": lines})
    resident.reach("terms")
    number = found(r"Facture n° (\S+)", resident.open("Recherche?q=facture restauration").text)

    assert f"Facture n° {number}" in resident.open(f"Recherche?q={number}").links
    assert _links_of_the_content(stranger.open(f"Recherche?q={number}")) == ["plan du site"]


def _links_of_the_content(page: Page) -> list[str]:
    content = page.response.text.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'<a href="[^"]*">([^<]+)</a>', content)
