"""Choosing a user name and a password."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

import mock_portal
from mock_portal.accounts.password_policy import Weakness, weaknesses
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

PAGE = "CompteCitoyen/Personnalisation"
SCRIPT = Path(mock_portal.__file__).with_name("rendering") / "static" / "password.js"


@pytest.mark.parametrize(
    "password", ["Tulipe-Bleue-26", "TulipeBleueVive26", "un cheval bleu mange trois pommes par jour", "aB3!aB3!aB3!"]
)
def test_a_password_of_eighty_bits_is_accepted(password: str) -> None:
    assert list(weaknesses(password, username="marie.martin", town="Vélizy-Villacoublay")) == []


def test_the_name_of_another_town_may_be_in_a_password() -> None:
    assert list(weaknesses("Villacoublay-78", username="marie.martin", town="Sainte-Marthe-les-Flots")) == []


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("Tulipe-26", Weakness.TOO_SIMPLE),
        ("tulipebleuevive", Weakness.TOO_SIMPLE),
        ("tulipe tulipe tulipe tulipe tulipe tulipe tulipe", Weakness.TOO_SIMPLE),
        ("AAAAAAaaaaaa11", Weakness.TOO_SIMPLE),
        ("Marie.Martin-2026", Weakness.HOLDS_USERNAME),
        ("Motdepasse-123", Weakness.COMMON),
        ("P@ssw0rd-2026", Weakness.COMMON),
        ("Azertyuiop-14!", Weakness.COMMON),
        ("Superman-2026!", Weakness.COMMON),
        ("Villacoublay-78", Weakness.COMMON),
        ("Ab1!" * 40, Weakness.TOO_LONG),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(password: str, weakness: Weakness) -> None:
    assert weakness in weaknesses(password, username="marie.martin", town="Vélizy-Villacoublay")


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("username", {"username": ""}),
        ("username", {"username": "moi"}),
        ("username", {"username": "marie martin"}),
        ("password", {"password": ""}),
        ("password", {"password": "court"}),
        ("confirmation", {"confirmation": "Tulipe-Rouge-2026"}),
    ],
)
def test_a_wrong_field_brings_the_page_back_with_its_message_and_what_was_typed(
    town_hall: TownHall, family: int, resident: Resident, field: str, values: dict[str, str]
) -> None:
    resident.reach("signed-in")
    typed = {"username": "marie.martin", "password": PASSWORD, "confirmation": PASSWORD, **values}

    page = resident.submit(PAGE, action="save", **typed)

    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert f'href="#{field}"' in page.response.text
    assert f'id="{field}-error"' in page.response.text
    assert f'aria-describedby="{field}' in page.response.text
    assert page.values["username"] == typed["username"]
    assert (page.values["password"], page.values["confirmation"]) == ("", "")
    assert town_hall.state(family) == "signed-in"


def test_the_provisional_password_cannot_be_kept(resident: Resident) -> None:
    resident.reach("signed-in")

    assert "différent de celui qui vous a été envoyé" in resident.choose_credentials(password=resident.password).text


def test_a_user_name_that_another_family_has_is_refused_whatever_its_letter_case(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("credentials")
    neighbour = town_hall.register("paul@example.org", first_name="Paul", child_key=None)

    with town_hall.invite(neighbour) as paul:
        paul.reach("signed-in")
        page = paul.choose_credentials("MARIE.martin")

        assert "déjà pris" in page.text
        assert paul.choose_credentials("paul.martin").path.endswith("/Services")


def test_a_provisional_user_name_of_another_family_is_taken_too(town_hall: TownHall, resident: Resident) -> None:
    neighbour = town_hall.register("paul@example.org", first_name="Paul", child_key=None)

    with town_hall.invite(neighbour) as paul:
        resident.reach("signed-in")

        assert "déjà pris" in resident.choose_credentials(paul.username).text


def test_the_provisional_user_name_may_be_kept(resident: Resident) -> None:
    resident.reach("signed-in")

    assert resident.choose_credentials(resident.username).path.endswith("/Services")


def test_what_a_family_types_is_shown_as_text(resident: Resident) -> None:
    resident.reach("signed-in")

    page = resident.choose_credentials('<script>alert("1")</script>')

    assert "<script>alert" not in page.response.text
    assert page.values["username"] == '<script>alert("1")</script>'


def test_a_password_typed_before_the_script_came_is_ticked_off_all_the_same(page: Page) -> None:
    page.set_content(
        '<input id="password"><div id="regles">'
        '<p data-rule="1">Douze caractères<span class="rule-met" hidden>, suivie</span></p></div>'
    )
    page.locator("#password").fill(PASSWORD)

    page.add_script_tag(path=SCRIPT)

    assert page.locator("p").inner_text() == "Douze caractères, suivie"
