"""The page of the services' keys."""

import pytest

from tests.mock_portal.support.resident import CHILD_KEY, Resident
from tests.mock_portal.support.town_hall import TownHall

PAGE = "CompteCitoyen/Services"
REFUSED = "cette clé n’est pas reconnue"
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


@pytest.mark.parametrize("typed", ["11111-AAAAAA", CHILD_KEY, "é" * 300, "' OR 1=1 --"])
def test_a_wrong_key_is_refused_and_kept(town_hall: TownHall, family: int, resident: Resident, typed: str) -> None:
    resident.reach("credentials")

    page = resident.validate_services(**{"action-sociale": typed})

    assert page.status == 422
    assert f"« Action sociale » : {REFUSED}" in page.text
    assert page.values["action-sociale"] == typed
    assert town_hall.state(family) == "credentials-chosen"


def test_the_key_of_a_neighbour_is_refused_as_one_that_does_not_exist(town_hall: TownHall, resident: Resident) -> None:
    neighbour = town_hall.register("paul@example.org", child_key=None)
    foreign = town_hall.family(neighbour)["keys"]["enfance"]["key"]
    resident.reach("credentials")

    assert REFUSED in resident.validate_services(enfance=foreign).text
    with town_hall.invite(neighbour) as paul:
        paul.reach("services", "paul.martin")
    assert REFUSED in resident.validate_services(enfance=foreign).text
    details = [event["detail"] for event in town_hall.call("GET", "journal") if event["event"] == "key refused"]
    assert details == ["enfance: another family's", "enfance: another family's, and used by it"]


def test_five_wrong_keys_lock_the_keys_of_a_family_for_a_quarter_of_an_hour(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("credentials")
    key = town_hall.family(family)["keys"]["action-sociale"]["key"]

    guesses = [resident.validate_services(**{"action-sociale": f"{n}1111-AAAAAA"}).text for n in range(5)]
    locked = resident.validate_services(**{"action-sociale": key})
    town_hall.call("POST", "clock/advance", {"seconds": 15 * 60 + 1})
    later = resident.validate_services(**{"action-sociale": key})

    assert [REFUSED in text for text in guesses] == [True] * 4 + [False]
    assert "réessayez à partir de 09:15" in guesses[4]
    assert "réessayez à partir de 09:15" in locked.text
    assert later.path.endswith("/Conditions")


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
