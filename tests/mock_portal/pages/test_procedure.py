"""The order of the procedure's screens."""

from collections.abc import Callable

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import CHILD_KEY, PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

STEPS = ["CompteCitoyen/Personnalisation", "CompteCitoyen/Services", "CompteCitoyen/Conditions"]
HOME_PAGES = ["CompteCitoyen", "MonCompte", "MonCompte/DetailFacture?IdFactureUnique=1"]


def page_of(page: Page) -> str:
    return page.path.partition("/espace-citoyens/")[2]


def test_a_family_goes_from_the_message_to_its_home_page(town_hall: TownHall, family: int, resident: Resident) -> None:
    states = [town_hall.state(family)]
    pages = []
    actions: list[Callable[[], Page]] = [
        lambda: resident.open(resident.link),
        resident.sign_in,
        resident.choose_credentials,
        resident.validate_services,
        resident.accept_terms,
    ]
    for action in actions:
        pages.append(page_of(action()))
        states.append(town_hall.state(family))

    assert pages == ["CompteCitoyen/Activation", *STEPS, "CompteCitoyen"]
    assert states == [
        "invited", "link-opened", "signed-in", "credentials-chosen", "services-validated", "terms-accepted",
    ]  # fmt: skip


def test_the_journal_records_the_procedure_in_its_own_terms(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    assert town_hall.events() == [
        "family registered", "message sent", "link opened", "signed in", "credentials chosen", "services validated",
        "terms accepted",
    ]  # fmt: skip


@pytest.mark.parametrize(("reached", "due"), [("signed-in", 0), ("credentials", 1), ("services", 2)])
@pytest.mark.parametrize("asked", [*STEPS, *HOME_PAGES])
def test_the_address_of_a_later_step_leads_to_the_step_that_is_due(
    resident: Resident, reached: str, due: int, asked: str
) -> None:
    resident.reach(reached)

    shown = page_of(resident.open(asked))

    ahead = asked in HOME_PAGES or STEPS.index(asked) > due
    assert shown == (STEPS[due] if ahead else asked)


@pytest.mark.parametrize("asked", [*STEPS, *HOME_PAGES])
def test_a_page_of_the_family_leads_a_stranger_to_the_sign_in_page(stranger: Resident, asked: str) -> None:
    assert page_of(stranger.open(asked)) == "Home/Logon"


@pytest.mark.parametrize("asked", STEPS)
def test_a_page_of_the_procedure_leads_home_once_it_is_complete(resident: Resident, asked: str) -> None:
    resident.reach("terms")

    assert page_of(resident.open(asked)) == "CompteCitoyen"


@pytest.mark.parametrize(("reached", "due"), [("credentials", 1), ("services", 2)])
def test_an_interrupted_procedure_continues_at_the_next_sign_in(
    town_hall: TownHall, resident: Resident, reached: str, due: int
) -> None:
    resident.reach(reached)

    with Resident(town_hall.base_url) as again:
        page = again.sign_in("Marie.Martin", PASSWORD)

    assert page_of(page) == STEPS[due]


@pytest.mark.parametrize(("reached", "where"), [("signed-in", STEPS[0]), ("credentials", STEPS[1])])
def test_cancel_signs_out_and_says_how_to_go_on(resident: Resident, reached: str, where: str) -> None:
    resident.reach(reached)

    left = resident.submit(where, action="cancel")

    assert page_of(left) == "Home/AccueilPublic"
    assert "il vous suffit de vous connecter" in left.text
    assert page_of(resident.open(where)) == "Home/Logon"
    assert "il vous suffit de vous connecter" not in resident.open("Home/AccueilPublic").text


def test_previous_keeps_the_keys_that_were_typed(resident: Resident) -> None:
    resident.reach("credentials")

    back = resident.submit(STEPS[1], **{"action": "back", "action-sociale": "1234"})
    again = resident.open(STEPS[1])

    assert page_of(back) == STEPS[0]
    assert back.values["username"] == "marie.martin"
    assert (again.values["enfance"], again.values["action-sociale"]) == (CHILD_KEY, "1234")


def test_the_password_chosen_stays_when_the_fields_are_left_empty_on_the_way_back(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("credentials")

    saved = resident.submit(STEPS[0], username="famille.martin", action="save")

    assert page_of(saved) == STEPS[1]
    with Resident(town_hall.base_url) as again:
        assert page_of(again.sign_in("famille.martin", PASSWORD)) == STEPS[1]


def test_back_from_the_terms_shows_the_services_again(resident: Resident) -> None:
    resident.reach("services")

    assert page_of(resident.submit(STEPS[2], action="back")) == STEPS[1]
    assert page_of(resident.validate_services()) == STEPS[2]
