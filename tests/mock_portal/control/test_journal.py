"""The journal: in the procedure's terms, capped, and with what came closest to what was expected."""

from datetime import UTC, datetime
from typing import Any

import pytest

from mock_portal.storage.store import Store
from mock_portal.tenants.journal import LONGEST, Event, Journal
from mock_portal.tenants.near_misses import Expectation, near_misses
from mock_portal.tenants.tenants import Tenants
from mock_portal.towns.town_file import read_towns
from tests.mock_portal.support.resident import Resident
from tests.mock_portal.support.town_hall import TownHall


def verify(town_hall: TownHall, event: str, family: int | None = None) -> Any:
    query = f"event={event}" + (f"&family={family}" if family else "")
    return town_hall.call("GET", f"journal/verification?{query}")


def test_an_event_that_happened_has_no_near_misses(town_hall: TownHall, family: int, resident: Resident) -> None:
    resident.open(resident.link)

    reported = verify(town_hall, "link opened", family)

    assert [event["family"] for event in reported["happened"]] == [family]
    assert reported["near_misses"] == []


def test_a_link_that_was_opened_by_another_family_is_nearly_it(town_hall: TownHall, resident: Resident) -> None:
    other = town_hall.register("paul@example.org", child_key=None)
    resident.open(resident.link)

    reported = verify(town_hall, "link opened", other)

    assert reported["happened"] == []
    assert "link opened, but for another family" in reported["near_misses"][0]["difference"]


def test_a_link_that_was_refused_is_nearer_than_another_family_s(
    town_hall: TownHall, family: int, resident: Resident
) -> None:
    other = town_hall.register("paul@example.org", child_key=None)
    with town_hall.invite(other) as neighbour:
        neighbour.open(neighbour.link)
    town_hall.call("POST", "clock/advance", {"seconds": 31 * 86400})
    resident.open(resident.link)

    reported = [near["difference"] for near in verify(town_hall, "link opened", family)["near_misses"]]

    assert reported == [
        "instead: link refused (expired)",
        f"link opened, but for another family ({other})",
        "the last that this family did: link refused (expired)",
    ]


def test_a_payment_that_was_begun_is_nearly_one() -> None:
    begun, given_up = (Event("", event, 1, "7") for event in ("payment started", "payment given up"))

    reported = near_misses([begun, given_up], Expectation("invoice paid", 1))

    assert [each.event for each in reported[:2]] == [given_up, begun]


def test_the_refusal_of_any_family_is_a_near_miss_of_an_event_of_any_family() -> None:
    refused = Event("", "link refused", 1, "expired")

    assert [each.event for each in near_misses([refused], Expectation("link opened"))] == [refused]


def test_an_event_that_there_is_not_is_refused(town_hall: TownHall) -> None:
    for path in ("journal/verification?event=earthquake", "journal/verification", "journal?family=0", "journal?x=1"):
        refused = town_hall.api.get(f"/__control__/tenants/{town_hall.slug}/{path}")
        assert (refused.status_code, list(refused.json())) == (400, ["error"])


def test_the_events_of_one_family_are_listed_alone(town_hall: TownHall, family: int) -> None:
    town_hall.register("paul@example.org", child_key=None)

    assert [each["family"] for each in town_hall.call("GET", f"journal?family={family}")] == [family]


@pytest.mark.parametrize("busy", [1, 3])
def test_each_tenant_keeps_its_latest_thousand_events_however_busy_the_others_are(busy: int) -> None:
    store = Store()
    tenants = Tenants(store, read_towns(), lambda: datetime(2026, 9, 7, tzinfo=UTC))
    journal = Journal(store)
    quiet, *others = [tenants.create(f"ville-{number}", town="velizy") for number in range(busy + 1)]
    journal.write(quiet, "fault struck", detail="kept")

    for number in range(LONGEST + 7):
        for tenant in others:
            journal.write(tenant, "fault struck", detail=str(number))

    assert [each.detail for each in journal.events(quiet)] == ["kept"]
    for tenant in others:
        assert [each.detail for each in journal.events(tenant)] == [str(n) for n in range(7, LONGEST + 7)]
    store.close()
