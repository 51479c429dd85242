"""Mes factures: the list and the detail."""

import re
from typing import Any

import pytest

from mock_portal.http.pages.invoices import FILTERS
from mock_portal.wording.billing import INVOICE_STATUSES
from tests.mock_portal.support.paying import payment_address, start, statuses
from tests.mock_portal.support.resident import Resident, found
from tests.mock_portal.support.town_hall import TownHall


def test_a_family_finds_its_invoices_with_french_dates_and_amounts(resident: Resident) -> None:
    resident.reach("terms")

    page = resident.open("MonCompte")

    assert len(re.findall(r"\d{1,3},\d\d €", page.text)) == 8
    assert "31/08/2026" in page.text
    assert "août 2026" in page.text
    assert statuses(resident) == ["À payer", "Payée", "Payée", "Payée"]


def test_the_invoices_are_the_same_for_the_same_seed_and_clock(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    other = TownHall(town_hall.api, f"{town_hall.slug}-bis", town_hall.sink)

    with other.invite(other.register()) as twin:
        twin.reach("terms")
        assert twin.open("MonCompte").text == resident.open("MonCompte").text
    other.call("DELETE", "")


def test_the_detail_adds_up_to_the_total(resident: Resident) -> None:
    resident.reach("terms")
    link = found(r'/(MonCompte/DetailFacture\?IdFactureUnique=\d+)"', resident.open("MonCompte").response.text)

    html = resident.open(link).response.text
    amounts = re.findall(r'data-label="Montant" class="number">([\d,]+)', html)
    total = found(r'spanDetailFacture_MntTotalFacture">([\d,]+)', html)

    assert sum(int(amount.replace(",", "")) for amount in amounts) == int(total.replace(",", "")) > 0


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"direct_debit": True}, "Prélèvement automatique"),
        ({"issued_on": "2026-06-01"}, "En retard"),
        ({"paid": 1000}, "Partiellement payée"),
        ({"cancelled": True}, "Annulée"),
        ({"due_on": "2026-09-07", "issued_on": "2026-09-06"}, "À payer"),
    ],
)
def test_every_status_is_shown(
    town_hall: TownHall, family: int, resident: Resident, values: dict[str, Any], status: str
) -> None:
    resident.reach("terms")
    lines = [{"label": "Séjour", "quantity": 2, "unit_price": 6000}]

    town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})

    assert status in statuses(resident)
    assert resident.open("MonCompte").text.count("120,00 €") >= 1


def test_an_invoice_under_way_and_a_paid_one_complete_the_seven_statuses(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    for values in ({"direct_debit": True}, {"issued_on": "2026-06-01"}, {"paid": 1000}, {"cancelled": True}, {}):
        lines = [{"label": "Séjour", "quantity": 2, "unit_price": 6000}]
        town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, **values})
    others = re.findall(r"MonCompte/Paiement\?IdFactureUnique=\d+", resident.open("MonCompte").response.text)
    start(resident, others[1])

    assert set(statuses(resident)) == {
        "À payer", "En cours de paiement", "Partiellement payée", "Payée", "En retard", "Prélèvement automatique",
        "Annulée",
    }  # fmt: skip
    kept = {state: set(statuses(resident, f"?etat={state}")) for state in FILTERS}
    assert kept.pop("toutes") == set(statuses(resident))
    assert kept == {
        state: {INVOICE_STATUSES[status] for status in FILTERS[state]} for state in FILTERS if state != "toutes"
    }


def test_nothing_remains_to_be_paid_of_a_cancelled_invoice(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    lines = [{"label": "Séjour", "quantity": 1, "unit_price": 99999}]
    town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, "cancelled": True})

    assert resident.open("MonCompte?etat=annulees").text.count("0,00 €") == 1
    assert "999,99" not in resident.open("CompteCitoyen").text


@pytest.mark.parametrize(
    ("order", "column"), [("montant", "Montant"), ("echeance", "À payer avant le"), ("recentes", "Émise le")]
)
def test_the_list_is_sorted(town_hall: TownHall, family: int, resident: Resident, order: str, column: str) -> None:
    resident.reach("terms")
    for day, price in (("2026-02-03", 700), ("2026-09-01", 123456)):
        lines = [{"label": "Séjour", "quantity": 1, "unit_price": price}]
        town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, "issued_on": day})

    html = resident.open(f"MonCompte?tri={order}").response.text
    shown = re.findall(rf'data-label="{column}"[^>]*>([\d,/\u00a0]+)', html)

    assert len(shown) == 6
    if column == "Montant":
        amounts = [int(re.sub(r"\D", "", each)) for each in shown]
        assert amounts == sorted(amounts, reverse=True)
    else:
        days = [each.split("/")[::-1] for each in shown]
        assert days == sorted(days, reverse=column == "Émise le")


def test_a_filter_or_an_order_that_does_not_exist_shows_all(resident: Resident) -> None:
    resident.reach("terms")

    assert len(statuses(resident, "?etat=aucune&tri=';DROP")) == 4


def test_the_detail_shows_what_was_paid_when_and_how(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")
    lines = [{"label": "Séjour", "quantity": 1, "unit_price": 123456}]
    invoice = town_hall.call("POST", f"families/{family}/invoices", {"lines": lines, "paid": 100000})

    text = resident.open(f"MonCompte/DetailFacture?IdFactureUnique={invoice['id']}").text

    assert "1 000,00 € , le 7 septembre 2026 à 09:00 (guichet)" in text
    assert "Reste à payer 234,56 €" in text


@pytest.mark.parametrize("asked", ["", "0", "abc", "-1", "9" * 15, "9" * 40, "1%00", "١"])
def test_an_invoice_that_the_family_does_not_have_is_not_found(resident: Resident, asked: str) -> None:
    resident.reach("terms")

    for page in ("DetailFacture", "Paiement"):
        assert resident.open(f"MonCompte/{page}?IdFactureUnique={asked}").status == 404


def test_the_invoice_of_a_neighbour_is_not_found(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    address = payment_address(resident)

    with town_hall.invite(town_hall.register("paul@example.org", child_key=None)) as paul:
        paul.reach("terms", "paul.martin")
        assert paul.open(address).status == 404
