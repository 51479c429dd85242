"""The terms, read in a real browser and accepted only at their end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.mock_portal.support.browsing import show
from tests.mock_portal.support.resident import PASSWORD, Resident, found
from tests.mock_portal.support.town_hall import TownHall

PAGE = "CompteCitoyen/Conditions"
ACCEPT = "J'ACCEPTE LES CONDITIONS GÉNÉRALES D'UTILISATION"
GREY, GREEN = "rgb(213, 218, 224)", "rgb(30, 122, 60)"


def show_terms(page: Page, resident: Resident) -> Locator:
    """Open the terms in a browser, in the resident's session; returns the accept button."""
    resident.reach("services")
    show(page, resident, PAGE)
    return page.get_by_role("button", name=ACCEPT)


def mark(resident: Resident) -> str:
    """What stands after the last line of the terms."""
    return found(r'data-lecture="([^"]+)"', resident.open(PAGE).response.text)


def wheel(page: Page) -> None:
    page.get_by_role("region").hover()
    page.mouse.wheel(0, 100_000)


def press_end(page: Page) -> None:
    page.get_by_role("region").focus()
    page.keyboard.press("End")


def set_scroll(page: Page) -> None:
    page.get_by_role("region").evaluate("box => { box.scrollTop = box.scrollHeight }")


@pytest.mark.parametrize("gesture", [wheel, press_end, set_scroll])
def test_the_button_is_grey_until_the_end_and_green_from_then_on(
    page: Page, resident: Resident, gesture: Callable[[Page], None]
) -> None:
    accept = show_terms(page, resident)
    expect(accept).to_be_disabled()
    expect(accept).to_have_css("background-color", GREY)
    expect(page.get_by_role("status")).to_contain_text("Faites défiler")

    gesture(page)

    expect(accept).to_be_enabled()
    expect(accept).to_have_css("background-color", GREEN)
    expect(page.get_by_role("status")).to_contain_text("vous pouvez à présent accepter")
    accept.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bienvenue dans votre Espace Famille")


def test_halfway_through_the_text_the_button_is_still_grey(page: Page, resident: Resident) -> None:
    accept = show_terms(page, resident)

    page.get_by_role("region").evaluate("box => { box.scrollTop = (box.scrollHeight - box.clientHeight) - 40 }")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    expect(accept).to_be_disabled()


def test_the_text_is_at_least_three_times_as_high_as_its_box(page: Page, resident: Resident) -> None:
    show_terms(page, resident)

    assert page.get_by_role("region").evaluate("box => box.scrollHeight / box.clientHeight") > 3


@pytest.mark.parametrize("zoom", [0.5, 0.8, 1.1, 1.25, 1.5, 4.0])
def test_the_end_is_reached_at_every_zoom(
    new_context: Callable[..., BrowserContext], resident: Resident, zoom: float
) -> None:
    viewport = {"width": round(1280 / zoom), "height": round(800 / zoom)}
    page = new_context(viewport=viewport, device_scale_factor=zoom).new_page()
    accept = show_terms(page, resident)

    press_end(page)

    expect(accept).to_be_enabled()


def test_where_the_whole_text_is_visible_the_button_opens_at_once(
    new_context: Callable[..., BrowserContext], resident: Resident
) -> None:
    page = new_context(viewport={"width": 1280, "height": 16000}).new_page()

    expect(show_terms(page, resident)).to_be_enabled()


def test_without_scripts_the_whole_text_is_shown_above_a_button_that_works(
    new_context: Callable[..., BrowserContext], resident: Resident
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    accept = show_terms(page, resident).filter(visible=True)
    box, button = page.locator("#conditions").bounding_box(), accept.bounding_box()

    assert box is not None
    assert button is not None
    assert box["height"] > 2000
    assert button["y"] > box["y"] + box["height"]
    accept.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bienvenue dans votre Espace Famille")


@pytest.mark.parametrize("lecture", ["", "autre", "é"])
def test_a_bare_form_accepts_nothing(town_hall: TownHall, family: int, resident: Resident, lecture: str) -> None:
    resident.reach("services")

    page = resident.submit(PAGE, lecture=lecture)

    assert page.status == 422
    assert "jusqu’à la fin" in page.text
    assert town_hall.state(family) == "services-validated"


def test_the_mark_of_another_session_accepts_nothing(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("services")
    other = town_hall.register("paul@example.org", child_key=None)
    with town_hall.invite(other) as paul:
        paul.reach("services", "paul")

        page = resident.submit(PAGE, lecture=mark(paul))

    assert (page.status, town_hall.state(family)) == (422, "services-validated")


def test_the_mark_of_an_earlier_version_accepts_nothing(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("services")
    read = mark(resident)
    town_hall.call("PUT", "terms", {"version": "2027-01", "document": "Du nouveau."})

    page = resident.submit(PAGE, lecture=read)

    assert (page.status, town_hall.state(family)) == (422, "services-validated")


def test_the_acceptance_names_the_version(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")

    assert town_hall.family(family)["terms_version"] == "2026-09"


def test_a_new_version_must_be_accepted_before_anything_else(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    town_hall.call("PUT", "terms", {"version": "2027-01"})

    for page in ("MonCompte", "CompteCitoyen/Personnalisation", "CompteCitoyen/Services"):
        assert resident.open(page).path.endswith(PAGE)
    assert "Les conditions ont changé" in resident.open(PAGE).text
    assert resident.accept_terms().path.endswith("/CompteCitoyen")
    assert town_hall.family(family)["terms_version"] == "2027-01"


def test_terms_that_have_changed_are_accepted_at_the_next_sign_in(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    town_hall.call("PUT", "terms", {"version": "2027-01"})

    left = resident.submit(PAGE, action="back")

    assert "quand vous aurez accepté les conditions" in left.text
    assert resident.sign_in("marie.martin", PASSWORD).path.endswith(PAGE)
    assert resident.accept_terms().path.endswith("/CompteCitoyen")


def test_a_short_text_can_be_accepted_at_once(page: Page, town_hall: TownHall, resident: Resident) -> None:
    town_hall.call("PUT", "terms", {"version": "2027-01", "document": "## CGU\n\nSoyez aimables. <b>Merci</b>."})

    expect(show_terms(page, resident)).to_be_enabled()
    expect(page.get_by_role("region")).to_contain_text("Soyez aimables. <b>Merci</b>.")
