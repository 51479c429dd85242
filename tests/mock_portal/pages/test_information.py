"""The pages of information, and the mention of accessibility that the law asks for."""

import re

import pytest

from tests.mock_portal.support.resident import Resident

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
