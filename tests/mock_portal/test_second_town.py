"""A town that has nothing in common with Vélizy but the portal."""

from collections.abc import Iterator

import httpx
import pytest

from mock_portal.defects.catalogue import CATALOGUE, apply
from mock_portal.defects.defect import Defect
from mock_portal.towns.town import Town
from mock_portal.towns.town_file import read_towns
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.page import plain
from tests.mock_portal.support.resident import PASSWORD, Resident, found, text_of
from tests.mock_portal.support.town_hall import TownHall

TOWN = "les-flots"


@pytest.fixture
def town() -> Town:
    return read_towns()[TOWN]


@pytest.fixture
def hall(api: httpx.Client, sink: MailSink) -> Iterator[TownHall]:
    hall = TownHall(api, "bord-de-mer", sink, town=TOWN)
    yield hall
    hall.call("DELETE", "")


@pytest.fixture
def family(hall: TownHall) -> Iterator[Resident]:
    registered = hall.register()
    hall.call("POST", f"families/{registered}/invitation")
    text = text_of(hall.take())
    with Resident(hall.base_url) as resident:
        resident.username = found(r"Identifiant\s*: (\S+)", text)
        resident.password = found(r"Mot de passe provisoire\s*: (\S+)", text)
        resident.link = found(r"(http\S+)", text)
        yield resident


def test_every_page_of_the_procedure_has_the_wording_of_its_town(town: Town, family: Resident) -> None:
    pages = [
        family.open(family.link),
        family.open("Home/Logon"),
        family.sign_in(),
        family.choose_credentials(),
        family.validate_services(),
        family.accept_terms(),
        family.open("MonCompte"),
        family.open("CompteCitoyen/Modification"),
        family.open("PageInfosDiverses/Index/1"),
    ]

    for page, words in zip(
        pages,
        (
            [town.activation.title, town.activation.sentence],
            [town.sign_in.title, town.sign_in.username],
            [town.credentials.title, town.credentials.confirmation],
            [*town.services.sentences, *(row.label for row in town.services.rows)],
            [town.terms.title, "Vos factures", town.terms.accept],
            [town.home.title, town.home.wish, "Numéro à renseigner", *(tab.label for tab in town.tabs)],
            [town.invoices.title, town.invoices.pay, "Cantine et voile – août 2026", "10/10/2026"],
            [town.modification.keys, town.modification.keys_sentence, town.credentials.username],
            [town.help.keys_question, town.help.keys_answer],
        ),
        strict=True,
    ):
        for word in [*words, town.name, town.portal]:
            assert plain(word) in page.text
        assert "Vélizy" not in page.response.text
        assert page.title.endswith("Kiosque des familles de Sainte-Marthe-les-Flots")


def test_its_messages_and_its_clock_are_its_own(hall: TownHall, family: Resident) -> None:
    hall.call("POST", f"families/{hall.call('GET', 'families')[0]['id']}/invitation")

    message = hall.take()

    assert message["From"].addresses[0].addr_spec == "kiosque@sainte-marthe-les-flots.example"
    assert message["Date"].endswith("11:00:00 +0400")
    assert family.username


def test_its_colours_come_in_a_stylesheet_of_its_own(town: Town, api: httpx.Client, hall: TownHall) -> None:
    page = httpx.get(f"{hall.base_url}Home/Logon", verify=False)
    [address] = [part for part in page.text.split('"') if "/static/couleurs/" in part]

    style = api.get(address)

    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert f"--accent: {town.light.accent}" in style.text
    assert f"--accent: {town.dark.accent}" in style.text
    assert api.get("/static/couleurs/nulle-part.css").status_code == 404


@pytest.mark.parametrize("defect", CATALOGUE, ids=lambda defect: defect.name)
def test_every_defect_can_befall_it(town: Town, defect: Defect) -> None:
    assert apply([defect.name], town) != town


def test_a_key_given_at_the_registration_is_that_of_its_first_service(hall: TownHall) -> None:
    registered = hall.register("paul@example.org", child_key="12345-ABCDEF")

    assert hall.family(registered)["keys"]["cantine"]["key"] == "12345-ABCDEF"


def test_its_family_signs_in_again_with_what_it_chose(family: Resident) -> None:
    family.reach("terms")
    family.browser.cookies.clear()

    assert family.sign_in("marie.martin", PASSWORD).path.endswith("CompteCitoyen")
