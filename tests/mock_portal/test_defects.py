"""The catalogue of defects: each breaks a sentence of the document, and only that."""

import re
from pathlib import Path

import pytest

import scenarios
from mock_portal.defects.catalogue import CATALOGUE, apply
from mock_portal.defects.defect import Defect
from mock_portal.towns.town_file import read_towns
from tests.mock_portal.support.page import plain
from tests.mock_portal.support.resident import Resident, html_of
from tests.mock_portal.support.town_hall import TownHall

PROCEDURES = Path(scenarios.__file__).parent / "procedures"
VELIZY = read_towns()["velizy"]


def words(text: str) -> str:
    return plain(re.sub(r"[`*]", "", text)).casefold()


@pytest.mark.parametrize("defect", CATALOGUE, ids=lambda defect: defect.name)
def test_each_defect_names_a_sentence_of_the_document_and_a_step(defect: Defect) -> None:
    text = (PROCEDURES / f"{defect.procedure}.md").read_text(encoding="utf-8")

    assert words(defect.sentence).removeprefix("- ") in words(text)
    assert f"{{#{defect.step}}}" in text


@pytest.mark.parametrize("defect", CATALOGUE, ids=lambda defect: defect.name)
def test_each_defect_changes_the_town(defect: Defect) -> None:
    assert defect.change(VELIZY) != VELIZY


def test_no_two_defects_give_the_same_town() -> None:
    assert len({defect.change(VELIZY) for defect in CATALOGUE}) == len({defect.name for defect in CATALOGUE})


def test_without_defects_the_town_is_as_described() -> None:
    assert apply([], VELIZY) is VELIZY


def test_the_api_lists_the_catalogue(town_hall: TownHall) -> None:
    reported = town_hall.call("GET", "/__control__/defects")

    assert [entry["name"] for entry in reported] == [defect.name for defect in CATALOGUE]
    assert {frozenset(entry) for entry in reported} == {
        frozenset({"name", "procedure", "step", "sentence", "description", "thorough"})
    }


def test_setting_defects_replaces_those_before(town_hall: TownHall) -> None:
    town_hall.set_defects("here-missing", "back-missing")
    town_hall.set_defects("back-missing")

    assert town_hall.call("GET", "defects") == ["back-missing"]


def test_an_unknown_defect_changes_nothing_and_is_named(town_hall: TownHall) -> None:
    town_hall.set_defects("here-missing")

    refused = town_hall.api.put(f"/__control__/tenants/{town_hall.slug}/defects", json=["back-missing", "nonsense"])

    assert (refused.status_code, "'nonsense'" in refused.json()["error"]) == (400, True)
    assert town_hall.call("GET", "defects") == ["here-missing"]


@pytest.mark.parametrize(
    ("defect", "sender"),
    [
        ("sender-address-other", ("Vélizy-Villacoublay", "ne-pas-repondre@espace-citoyens.net")),
        ("sender-name-other", ("Espace Citoyens", "nepasrepondre_velizy@espace-citoyens.net")),
    ],
)
def test_the_sender_is_another(town_hall: TownHall, family: int, defect: str, sender: tuple[str, str]) -> None:
    town_hall.set_defects(defect)
    town_hall.call("POST", f"families/{family}/invitation")

    address = town_hall.take()["From"].addresses[0]

    assert (address.display_name, address.addr_spec) == sender


@pytest.mark.parametrize(
    ("defect", "missing"),
    [
        ("password-missing-from-message", "Mot de passe"),
        ("username-missing-from-message", "Nom d"),
        ("link-missing-from-message", "Activer mon Espace Famille"),
    ],
)
def test_the_message_lacks_what_it_should_tell(town_hall: TownHall, family: int, defect: str, missing: str) -> None:
    town_hall.set_defects(defect)
    town_hall.call("POST", f"families/{family}/invitation")

    assert missing not in html_of(town_hall.take())


def test_the_link_leads_nowhere(town_hall: TownHall, family: int) -> None:
    town_hall.set_defects("link-leads-nowhere")

    with town_hall.invite(family) as resident:
        assert resident.open(resident.link).status == 404


def test_the_password_of_the_message_is_not_that_of_the_account(town_hall: TownHall, family: int) -> None:
    town_hall.set_defects("provisional-password-wrong")

    with town_hall.invite(family) as resident:
        resident.open(resident.link)
        assert "incorrect" in resident.sign_in().text


@pytest.mark.parametrize(
    ("defect", "there", "reached", "gone"),
    [
        ("here-missing", "CompteCitoyen/Activation", "link", "cliquant ici"),
        ("here-renamed", "CompteCitoyen/Activation", "link", "cliquant ici"),
        ("password-field-renamed", "CompteCitoyen/Personnalisation", "signed-in", "Mot de passe "),
        ("validate-renamed", "CompteCitoyen/Services", "credentials", "VALIDER"),
        ("back-missing", "CompteCitoyen/Services", "credentials", "PRÉCÉDENT"),
        ("services-sentence-changed", "CompteCitoyen/Services", "credentials", "la possibilité de saisir les clés"),
        ("social-row-missing", "CompteCitoyen/Services", "credentials", "Action sociale"),
        ("definitions-missing", "CompteCitoyen/Conditions", "services", "Définitions"),
        ("accept-renamed", "CompteCitoyen/Conditions", "services", "J'ACCEPTE"),
        ("invoices-tab-missing", "PageInfosDiverses/Index/1", "terms", "Mes factures"),
        ("payment-missing", "MonCompte", "terms", "Payer en ligne"),
    ],
)
def test_a_page_lacks_the_words_of_the_document(
    town_hall: TownHall, resident: Resident, defect: str, there: str, reached: str, gone: str
) -> None:
    where = resident.link if reached == "link" else there
    if reached != "link":
        resident.reach(reached)
    sound = resident.open(where)

    town_hall.set_defects(defect)
    broken = resident.open(where)

    assert gone in sound.text
    assert gone not in broken.text
    assert broken.status == 200


@pytest.mark.parametrize(("defect", "shown"), [("key-left-empty", ""), ("key-of-another-family", "98765-Z4X9W3")])
def test_the_key_that_is_filled_in_is_not_the_familys(
    town_hall: TownHall, resident: Resident, defect: str, shown: str
) -> None:
    town_hall.set_defects(defect)

    assert resident.reach("credentials").values["enfance"] == shown


def test_saving_the_credentials_leads_back(town_hall: TownHall, resident: Resident) -> None:
    town_hall.set_defects("credentials-lead-back")

    assert resident.reach("credentials").path.endswith("/Personnalisation")


@pytest.mark.parametrize(
    ("defect", "gate", "colour", "disabled"),
    [
        ("accept-stays-grey", "never", "green", True),
        ("accept-open-too-early", "start", "green", False),
        ("accept-not-green", "end", "grey", True),
    ],
)
def test_the_accept_button_opens_otherwise(
    town_hall: TownHall, resident: Resident, defect: str, gate: str, colour: str, disabled: bool
) -> None:
    resident.reach("services")
    town_hall.set_defects(defect)

    button = resident.open("CompteCitoyen/Conditions").response.text.partition('id="accepter"')

    assert f"accept {colour}" in button[0][-60:]
    assert f'data-gate="{gate}"' in button[2][:200]
    assert ("disabled" in button[2][:200]) is disabled


def test_the_tab_of_the_invoices_leads_astray(town_hall: TownHall, resident: Resident) -> None:
    town_hall.set_defects("invoices-tab-astray")

    assert resident.reach("terms").links["Mes factures"].endswith("/PageInfosDiverses/Index/1")


def test_a_defect_of_the_terms_leaves_other_terms_readable(town_hall: TownHall) -> None:
    town_hall.set_defects("definitions-missing")

    published = town_hall.call("PUT", "terms", {"version": "2027-01", "document": "Rien à définir."})

    assert published["document"] == "Rien à définir."
    with Resident(town_hall.base_url) as stranger:
        assert "Rien à définir." in stranger.open("PageInfosDiverses/Index/2").text
