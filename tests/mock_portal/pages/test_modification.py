"""« Modification de votre Espace »."""

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import CHILD_KEY, PASSWORD, Resident, text_of
from tests.mock_portal.support.town_hall import TownHall

PAGE = "CompteCitoyen/Modification"
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


def test_a_new_address_is_confirmed_to_the_old_one(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")

    page = save(resident, action="contact", first_name="Marie-Ève", email="marie@example.net")

    assert "Vos coordonnées sont enregistrées" in page.text
    message = town_hall.take()
    assert message["To"].addresses[0].addr_spec == town_hall.email
    assert "vos coordonnées" in text_of(message)
    assert town_hall.family(family)["email"] == "marie@example.net"
    assert "Bonjour Marie-Ève Martin" in resident.open("CompteCitoyen").text


def test_the_address_of_another_family_is_refused(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    town_hall.register("paul@example.org", child_key=None)

    page = save(resident, action="contact", email="Paul@example.org")

    assert (page.status, page.values["email"]) == (422, "Paul@example.org")


@pytest.mark.parametrize(
    ("field", "value"),
    [("first_name", "x" * 201), ("last_name", "Mar\u200btin"), ("email", f"{'x' * 200}@example.net")],
)
def test_an_invalid_value_is_reported_at_its_own_field(resident: Resident, field: str, value: str) -> None:
    resident.reach("terms")

    page = save(resident, action="contact", **{field: value})

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
    town_hall.sink.refusal = "451 Plus tard"

    assert "sont enregistrées" in save(resident, action="contact", email="marie@example.net").text
    assert town_hall.family(family)["email"] == "marie@example.net"
