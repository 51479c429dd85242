"""Families and invoices are shaped as a test needs them."""

from typing import Any

import pytest

from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.town_hall import TownHall

LINE = {"label": "Séjour", "quantity": 1, "unit_price": 4200}
SECOND_PARENT = {"role": "Parent", "first_name": "Camille", "last_name": "Durand"}
CHILD = {"role": "Enfant", "first_name": "Zoé", "last_name": "Martin", "born_on": "2019-05-04"}


def issue(town_hall: TownHall, family: int, **values: Any) -> Any:
    return town_hall.call("POST", f"families/{family}/invoices", {"lines": [LINE], **values})


def test_a_family_is_deleted_with_all_that_it_has(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")

    town_hall.call("DELETE", f"families/{family}")

    assert town_hall.call("GET", "families") == []
    assert resident.open("CompteCitoyen").path.endswith("/Home/Logon")
    assert town_hall.api.delete(f"/__control__/tenants/{town_hall.slug}/families/{family}").status_code == 404


def test_a_family_has_the_household_that_was_given(town_hall: TownHall) -> None:
    family = town_hall.register(members=[SECOND_PARENT, CHILD])

    given = town_hall.family(family)["members"]
    town_hall.call("PUT", f"families/{family}/members", [CHILD])

    assert given == [{**SECOND_PARENT, "born_on": None}, CHILD]
    assert town_hall.family(family)["members"] == [CHILD]


def test_a_child_without_a_day_of_birth_is_refused(town_hall: TownHall, family: int) -> None:
    path = f"/__control__/tenants/{town_hall.slug}/families/{family}/members"

    refused = town_hall.api.put(path, json=[{**CHILD, "born_on": None}])

    assert (refused.status_code, "born_on" in refused.json()["error"]) == (400, True)


def test_an_invoice_has_the_label_the_number_and_the_child_that_were_given(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    resident.reach("terms")
    lines = [{**LINE, "child": "Zoé"}]

    issued = issue(town_hall, family, label="Classe de neige", number="2026090000421", lines=lines)

    detail = resident.open(f"MonCompte/DetailFacture?IdFactureUnique={issued['id']}").text
    assert (issued["label"], issued["number"], issued["lines"]) == ("Classe de neige", "2026090000421", lines)
    assert "Facture n° 2026090000421 Classe de neige" in detail
    assert "Séjour (Zoé)" in detail


def test_a_number_is_given_once(town_hall: TownHall, family: int) -> None:
    issue(town_hall, family, number="2026090000421")
    path = f"/__control__/tenants/{town_hall.slug}/families/{family}/invoices"

    refused = town_hall.api.post(path, json={"lines": [LINE], "number": "2026090000421"})

    assert (refused.status_code, "2026090000421" in refused.json()["error"]) == (409, True)


def test_a_number_that_is_given_is_no_obstacle_to_those_that_the_town_gives(town_hall: TownHall, family: int) -> None:
    given = f"202609{2:06d}1"  # the town's own for the first invoice of the second family in September
    issue(town_hall, family, number=given)
    second = town_hall.register("paul@example.org", child_key=None)

    own = issue(town_hall, second, issued_on="2026-09-07")

    assert own["number"] == f"202609{2:06d}2"


def test_a_credit_note_is_shown_and_not_paid(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.reach("terms")

    note = issue(town_hall, family, lines=[{**LINE, "unit_price": -4200}])

    assert (note["status"], note["total"], note["remaining"]) == ("Avoir", -4200, 0)
    assert f"Paiement?IdFactureUnique={note['id']}" not in resident.open("MonCompte").response.text


def test_an_invoice_is_paid_in_part_then_in_whole_and_cancelled(town_hall: TownHall, family: int) -> None:
    invoice = issue(town_hall, family)["id"]
    path = f"families/{family}/invoices/{invoice}"

    changes = [{"paid": 1000}, {"paid": 4200}, {"cancelled": True}, {"cancelled": False}]
    statuses = [town_hall.call("PATCH", path, change)["status"] for change in changes]

    assert statuses == ["Partiellement payée", "Payée", "Annulée", "Payée"]


@pytest.mark.parametrize("paid", [4201, 999])
def test_an_amount_that_cannot_have_been_paid_is_refused(town_hall: TownHall, family: int, paid: int) -> None:
    invoice = issue(town_hall, family, paid=1000)["id"]
    path = f"/__control__/tenants/{town_hall.slug}/families/{family}/invoices/{invoice}"

    refused = town_hall.api.patch(path, json={"paid": paid})

    assert (refused.status_code, refused.json()["error"]) == (409, "paid: give 1000 to 4200 cents.")


def test_an_event_is_waited_for_and_the_answer_comes_with_it(town_hall: TownHall, family: int) -> None:
    town_hall.call("PUT", "faults", [{"name": "message-late", "seconds": 0.5}])
    town_hall.call("POST", f"families/{family}/invitation")

    found = town_hall.call("GET", f"journal/verification?event=message sent&family={family}&wait=20")
    missed = town_hall.call("GET", "journal/verification?event=link opened&wait=0.2")

    assert [event["family"] for event in found["happened"]] == [family]
    assert missed["happened"] == []
