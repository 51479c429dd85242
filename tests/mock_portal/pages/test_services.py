"""The page of the services' keys."""

import pytest

from tests.mock_portal.support.resident import CHILD_KEY, Resident
from tests.mock_portal.support.town_hall import TownHall

PAGE = "CompteCitoyen/Services"
SENTENCES = (
    "Vous avez la possibilité de saisir les clés d'accès à différents services proposés sur le portail.",
    "La clé d'accès à un service vous est fournie par ce dernier si vous y êtes connus.",
    "Cette saisie vous permet d'accéder à l'ensemble des démarches et publications fournies par le service.",
    "Vous serez en mesure de renseigner ultérieurement ces informations dans la 'modification de votre Espace' "
    "si vous n'avez pas la possibilité de les saisir immédiatement.",
)


def test_the_page_says_what_the_document_says(resident: Resident) -> None:
    page = resident.reach("credentials")

    assert " ".join(SENTENCES) in page.text
    assert "Service Clé Clé Espace Citoyens Enfance Action sociale" in page.text
    assert (page.values["enfance"], page.values["action-sociale"]) == (CHILD_KEY, "")
    assert [name for name in page.buttons if name] == ["ANNULER", "PRÉCÉDENT", "VALIDER"]


def test_the_key_of_each_family_is_its_own(town_hall: TownHall) -> None:
    first, second = (town_hall.register(f"{n}@example.org", child_key=None) for n in ("un", "deux"))

    keys = [town_hall.family(family)["keys"]["enfance"]["key"] for family in (first, second)]

    assert len(set(keys)) == 2
    with town_hall.invite(second) as resident:
        assert resident.reach("credentials").values["enfance"] == keys[1]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("11111-AAAAAA", "n’existe pas"),
        (CHILD_KEY, "est celle d’un autre de vos services"),
        ("é" * 300, "n’existe pas"),
        ("' OR 1=1 --", "n’existe pas"),
    ],
)
def test_a_wrong_key_is_refused_with_the_reason_and_kept(
    town_hall: TownHall, family: int, resident: Resident, typed: str, reason: str
) -> None:
    resident.reach("credentials")

    page = resident.validate_services(**{"action-sociale": typed})

    assert page.status == 422
    assert f"« Action sociale » : cette clé {reason}" in page.text
    assert page.values["action-sociale"] == typed
    assert town_hall.state(family) == "credentials-chosen"


def test_the_key_of_a_neighbour_is_refused(town_hall: TownHall, resident: Resident) -> None:
    neighbour = town_hall.register("paul@example.org", child_key=None)
    foreign = town_hall.family(neighbour)["keys"]["enfance"]["key"]
    resident.reach("credentials")

    assert "n’est pas celle de votre famille" in resident.validate_services(enfance=foreign).text
    with town_hall.invite(neighbour) as paul:
        paul.reach("services", "paul.martin")
    assert "est déjà utilisée par une autre famille" in resident.validate_services(enfance=foreign).text


def test_the_right_key_links_the_service_however_it_is_typed(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    key = town_hall.family(family)["keys"]["action-sociale"]["key"]
    resident.reach("credentials")

    resident.validate_services(**{"action-sociale": f" {key.lower()} "})

    assert town_hall.family(family)["keys"] == {
        "enfance": {"key": CHILD_KEY, "linked": True},
        "action-sociale": {"key": key, "linked": True},
    }


def test_a_key_left_empty_can_wait(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("services")

    assert [key["linked"] for key in town_hall.family(family)["keys"].values()].count(True) == 1
