"""« Modification de votre Espace »."""

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import CHILD_KEY, PASSWORD, Resident, found, text_of
from tests.mock_portal.support.town_hall import TownHall

PAGE = "CompteCitoyen/Modification"
NEW_ADDRESS = "marie@example.net"
NEW_PASSWORD = "Jonquille-Jaune-2027"


def save(resident: Resident, **fields: str) -> Page:
    values = resident.open(PAGE).values
    return Page(resident.browser.post(PAGE, data={**values, **fields}))


def test_a_key_is_entered_later_as_the_services_page_promises(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    key = town_hall.family(family)["keys"]["action-sociale"]["key"]

    page = save(resident, **{"action": "keys", "action-sociale": key})

    assert "Vos clés sont enregistrées" in page.text
    assert (page.values["enfance"], page.values["action-sociale"]) == (CHILD_KEY, key)
    assert town_hall.family(family)["keys"]["action-sociale"]["linked"]
    assert "Accès ouvert" in resident.open("CompteCitoyen").text


def test_a_wrong_key_is_refused_here_too(resident: Resident) -> None:
    resident.reach("terms")

    page = save(resident, **{"action": "keys", "action-sociale": "11111-AAAAAA"})

    assert (page.status, page.values["action-sociale"]) == (422, "11111-AAAAAA")


def test_other_names_are_confirmed_by_a_message(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    page = save(resident, action="contact", first_name="Marie-Ève")

    assert "Vos coordonnées sont enregistrées" in page.text
    assert "vos coordonnées" in text_of(town_hall.take())
    assert "Bonjour Marie-Ève Martin" in resident.open("CompteCitoyen").text


def ask_for_address(town_hall: TownHall, resident: Resident, email: str = NEW_ADDRESS) -> str:
    """Ask for another address; returns the link, taken from the message that was sent there."""
    save(resident, action="contact", email=email, address_password=PASSWORD)
    return found(r"(http\S+)", text_of(town_hall.sink.take(email)))


def test_another_address_needs_the_password(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")

    asked = save(resident, action="contact", email=NEW_ADDRESS)
    wrong = save(resident, action="contact", email=NEW_ADDRESS, address_password="faux")

    assert "saisissez votre mot de passe actuel" in asked.text
    assert "address_password" in asked.values
    assert "address_password" not in resident.open(PAGE).values
    assert "pas votre mot de passe actuel" in wrong.text
    assert town_hall.family(family)["email"] == town_hall.email


def test_another_address_counts_once_its_link_was_opened_and_confirmed(
    town_hall: TownHall, family: int, resident: Resident, stranger: Resident
) -> None:
    resident.reach("terms")
    link = ask_for_address(town_hall, resident)

    shown = stranger.open(link)
    before = town_hall.family(family)["email"]
    saved = stranger.submit(link)

    assert NEW_ADDRESS in shown.text
    assert before == town_hall.email
    assert "Votre nouvelle adresse électronique est enregistrée" in saved.text
    assert town_hall.family(family)["email"] == NEW_ADDRESS
    assert f"désormais {NEW_ADDRESS}" in text_of(town_hall.take())
    assert stranger.open(link).status == 410


def test_links_to_the_old_address_die_with_it(town_hall: TownHall, resident: Resident, stranger: Resident) -> None:
    resident.reach("terms")
    stranger.submit("Home/MotDePasseOublie", email=town_hall.email)
    reset = found(r"(http\S+)", text_of(town_hall.take()))

    stranger.submit(ask_for_address(town_hall, resident))

    assert stranger.open(reset).status == 410


def test_only_the_latest_link_to_another_address_is_valid_and_for_an_hour(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    first, second = (ask_for_address(town_hall, resident, email) for email in ("un@example.net", NEW_ADDRESS))

    assert [resident.open(link).status for link in (first, second)] == [410, 200]
    town_hall.call("POST", "clock/advance", {"seconds": 3601})
    assert resident.open(second).status == 410


def test_an_address_that_was_registered_meanwhile_is_refused(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    link = ask_for_address(town_hall, resident)
    values = resident.open(link).values
    town_hall.register(NEW_ADDRESS, child_key=None)

    assert resident.browser.post(link, data=values).status_code == 410
    assert town_hall.family(family)["email"] == town_hall.email


def test_an_address_is_not_sent_one_link_after_the_other(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    last = [ask_for_address(town_hall, resident) for _ in range(3)][-1]

    page = save(resident, action="contact", email=NEW_ADDRESS, address_password=PASSWORD)

    assert "réessayez dans un quart d’heure" in page.text
    assert resident.open(last).status == 200


def test_the_address_of_another_family_is_refused(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    town_hall.register("paul@example.org", child_key=None)

    page = save(resident, action="contact", email="Paul@example.org", address_password=PASSWORD)

    assert (page.status, page.values["email"]) == (422, "Paul@example.org")


@pytest.mark.parametrize(
    ("field", "value"),
    [("first_name", "x" * 201), ("last_name", "Mar\u200btin"), ("email", f"{'x' * 200}@example.net")],
)
def test_an_invalid_value_is_reported_at_its_own_field(resident: Resident, field: str, value: str) -> None:
    resident.reach("terms")

    page = save(resident, action="contact", address_password=PASSWORD, **{field: value})

    assert (page.status, f'href="#{field}"' in page.response.text) == (422, True)
    assert "200 caractères au plus, tous lisibles" in page.text


def test_other_credentials_need_the_present_password(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    wanted = {"username": "famille.martin", "password": NEW_PASSWORD, "confirmation": NEW_PASSWORD}

    refused = save(resident, action="credentials", current="faux", **wanted)
    saved = save(resident, action="credentials", current=PASSWORD, **wanted)

    assert "pas votre mot de passe actuel" in refused.text
    assert "Vos identifiants sont enregistrés" in saved.text
    assert "vos identifiants" in text_of(town_hall.take())
    with Resident(town_hall.base_url) as again:
        assert "incorrect" in again.sign_in("marie.martin", PASSWORD).text
        assert again.sign_in("famille.martin", NEW_PASSWORD).path.endswith("/CompteCitoyen")


def test_the_new_password_differs_from_the_old_one(resident: Resident) -> None:
    resident.reach("terms")

    page = save(resident, action="credentials", current=PASSWORD, password=PASSWORD, confirmation=PASSWORD)

    assert (page.status, "différent de l’ancien" in page.text) == (422, True)


def test_guessing_the_present_password_locks_the_user_name(resident: Resident) -> None:
    resident.reach("terms")

    answers = [save(resident, action="credentials", current="faux").text for _ in range(5)]

    assert "pas votre mot de passe actuel" in answers[3]
    assert "Réessayez à partir de 09:15" in answers[4]
    assert "Réessayez à partir de 09:15" in save(resident, action="credentials", current=PASSWORD).text


def test_other_credentials_sign_out_everyone_else(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")

    with Resident(town_hall.base_url) as elsewhere:
        elsewhere.sign_in("marie.martin", PASSWORD)
        save(resident, action="credentials", current=PASSWORD, password=NEW_PASSWORD, confirmation=NEW_PASSWORD)

        assert elsewhere.open("CompteCitoyen").path.endswith("/Home/Logon")
    assert resident.open("CompteCitoyen").path.endswith("/CompteCitoyen")


def test_a_mail_server_that_refuses_does_not_undo_a_change(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    town_hall.sink.refusal = "550 Jamais"

    assert "sont enregistrées" in save(resident, action="contact", first_name="Anne").text
    assert town_hall.family(family)["first_name"] == "Anne"


def test_a_link_to_an_address_that_the_mail_server_refuses_is_forgotten(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    first = ask_for_address(town_hall, resident, "un@example.net")
    town_hall.sink.refusal = "550 Inconnue"

    save(resident, action="contact", email=NEW_ADDRESS, address_password=PASSWORD)
    town_hall.wait_for("message refused")

    assert resident.open(first).status == 200
