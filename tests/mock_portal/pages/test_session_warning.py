"""The warning before a session ends."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.mock_portal.support.browsing import show
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.town_hall import TownHall


@pytest.fixture
def home(page: Page, resident: Resident) -> Page:
    resident.reach("terms")
    page.clock.install()
    show(page, resident, "CompteCitoyen")
    return page


def wait(page: Page, town_hall: TownHall, minutes: int) -> None:
    town_hall.call("POST", "clock/advance", {"seconds": minutes * 60})
    page.clock.fast_forward(minutes * 60_000)


def test_the_family_is_warned_and_can_stay(home: Page, town_hall: TownHall) -> None:
    warning = home.get_by_role("dialog", name="Votre session va se terminer")
    wait(home, town_hall, 17)
    expect(warning).to_be_hidden()

    wait(home, town_hall, 1)
    expect(warning).to_be_visible()
    home.get_by_role("button", name="Rester connecté").click()

    expect(warning).to_be_hidden()
    wait(home, town_hall, 15)
    home.get_by_role("link", name="Mes factures").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Mes factures")


def test_the_procedure_warns_too_and_the_escape_key_is_an_answer(
    page: Page, town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("services")
    page.clock.install()
    show(page, resident, "CompteCitoyen/Conditions")
    wait(page, town_hall, 18)
    expect(page.get_by_role("dialog")).to_be_visible()

    with page.expect_response("**/Home/Session"):
        page.keyboard.press("Escape")

    wait(page, town_hall, 17)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("CONDITIONS GÉNÉRALES D'UTILISATION")


def test_a_page_that_is_used_keeps_the_other_tabs_quiet(home: Page, town_hall: TownHall, resident: Resident) -> None:
    other = home.context.new_page()
    wait(home, town_hall, 18)
    expect(home.get_by_role("dialog")).to_be_visible()

    show(other, resident, "MonCompte")

    expect(home.get_by_role("dialog")).to_be_hidden()


def test_without_a_reaction_the_sign_in_page_opens_and_leads_back(home: Page, town_hall: TownHall) -> None:
    wait(home, town_hall, 19)
    wait(home, town_hall, 2)

    expect(home).to_have_url(re.compile("/Home/Logon.retour=CompteCitoyen"))
