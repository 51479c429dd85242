"""The family's own home page: what is to be paid, the services, the members of the family."""

import re

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

SOCIAL = "CompteCitoyen/Service?service=action-sociale"


def test_the_home_page_leads_everywhere(resident: Resident) -> None:
    home = resident.reach("terms")

    for label, page in {
        "Accueil": "CompteCitoyen",
        "Mes factures": "MonCompte",
        "Modification de votre Espace": "CompteCitoyen/Modification",
        "Aide": "PageInfosDiverses/Index/1",
    }.items():
        assert home.links[label].endswith(f"/espace-citoyens/{page}")
    assert "Se déconnecter" in home.buttons
    assert "l&#39;onglet <strong>Mes factures</strong> pour avoir accès" in home.response.text


def test_it_names_the_members_of_the_family_with_their_age(town_hall: TownHall, resident: Resident) -> None:
    home = resident.reach("terms")

    assert "Marie Martin Parent, titulaire de l’espace" in home.text
    children = re.findall(r"(\S+) Martin Enfant, (\d+) ans", home.text)
    assert children
    assert all(3 <= int(age) <= 11 for _, age in children)
    town_hall.call("POST", "clock/advance", {"seconds": 366 * 86400})
    older = re.findall(r"Enfant, (\d+) ans", resident.sign_in("marie.martin", PASSWORD).text)
    assert [int(age) for age in older] == [int(age) + 1 for _, age in children]


def test_families_are_of_different_sizes(town_hall: TownHall) -> None:
    sizes = set()
    for number in range(8):
        family = town_hall.register(f"famille{number}@example.org", child_key=None)
        with town_hall.invite(family) as resident:
            sizes.add(resident.reach("terms", f"famille{number}").text.count("Enfant,"))

    assert len(sizes) > 1


def test_it_shows_only_what_is_to_be_paid(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    lines = [{"label": "Séjour", "quantity": 1, "unit_price": 77777}]
    for values in ({"cancelled": True}, {"direct_debit": True}, {"paid": 77777}):
        town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})

    home = resident.open("CompteCitoyen")

    assert (home.text.count(" avant le "), "777,77" in home.text) == (1, False)


def test_a_service_opens_its_own_entries_when_its_key_is_entered(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    home = resident.reach("terms")
    assert "Menus de la restauration scolaire" in open_service(resident, home, "Clé Espace Citoyens Enfance").text
    closed = resident.open(SOCIAL)
    assert closed.path.endswith("CompteCitoyen/Modification")
    assert "renseignez la clé de ce service" in closed.text

    key = town_hall.family(family)["keys"]["action-sociale"]["key"]
    resident.submit("CompteCitoyen/Modification", action="keys", **{"action-sociale": key})

    opened = open_service(resident, resident.open("CompteCitoyen"), "Action sociale")
    assert "Prendre rendez-vous avec un travailleur social" in opened.text
    assert "Menus de la restauration scolaire" not in opened.text


def open_service(resident: Resident, home: Page, label: str) -> Page:
    return Page(resident.browser.get(home.response.url.join(home.links[label])))


@pytest.mark.parametrize("service", ["", "voile", "enfance%00"])
def test_a_service_that_the_town_does_not_have_is_not_found(resident: Resident, service: str) -> None:
    resident.reach("terms")

    assert resident.open(f"CompteCitoyen/Service?service={service}").status == 404
