"""Faults of pages, messages and payments."""

from email.message import EmailMessage
from time import monotonic

import pytest

from mock_portal.faults.catalogue import CATALOGUE
from tests.mock_portal.support.paying import finish, payment_address, return_to, start, statuses
from tests.mock_portal.support.resident import PASSWORD, Resident, found, html_of, text_of
from tests.mock_portal.support.town_hall import TownHall

HEADER = "x-mock-portal-active"
ONE_MINUTE_LATER = "2026-09-07T09:01:00+02:00"


def set_fault(town_hall: TownHall, name: str, **values: object) -> None:
    town_hall.call("PUT", "faults", [{"name": name, **values}])


def invite(town_hall: TownHall) -> None:
    family = town_hall.call("GET", "families")[0]["id"]
    town_hall.call("POST", f"families/{family}/invitation")


def arrived(town_hall: TownHall) -> EmailMessage:
    """The first message of a family that is invited last: all before it have come or never will."""
    town_hall.call("PUT", "faults", [])
    last = town_hall.register("derniere@example.org", child_key=None)
    town_hall.call("POST", f"families/{last}/invitation")
    return town_hall.sink.next()


def test_the_catalogue_is_listed(town_hall: TownHall) -> None:
    reported = town_hall.call("GET", "/__control__/faults")

    assert {fault["name"]: fault["description"] for fault in reported} == {
        str(name): CATALOGUE[name] for name in CATALOGUE
    }


def test_a_page_in_error_says_so_and_does_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.open(resident.link)
    set_fault(town_hall, "error-500", page="Home/Logon", count=2)

    pages = [resident.open("Home/Logon") for _ in range(3)]

    assert [page.status for page in pages] == [500, 500, 200]
    assert "Incident technique" in pages[0].text
    assert pages[0].response.headers[HEADER] == "fault=error-500"
    assert HEADER not in pages[2].response.headers
    assert resident.open("Home/AccueilPublic").status == 200


@pytest.mark.parametrize(
    ("name", "status", "heading"),
    [("error-429", 429, "Trop de demandes"), ("error-503", 503, "Service momentanément indisponible")],
)
def test_a_page_that_is_overwhelmed_says_when_to_come_again(
    town_hall: TownHall, stranger: Resident, name: str, status: int, heading: str
) -> None:
    set_fault(town_hall, name, page="Home/Logon", seconds=30, count=1)

    page = stranger.open("Home/Logon")

    assert (page.status, page.response.headers["retry-after"]) == (status, "30")
    assert heading in page.text
    assert stranger.open("Home/Logon").status == 200


def test_a_payment_site_that_is_down_says_so_and_takes_nothing(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))
    set_fault(town_hall, "payment-down", count=1)

    down = finish(payment, "carte")
    later = finish(payment, "carte")

    assert down.status == 503
    assert "Paiement accepté" in later.text


def test_a_payment_whose_result_is_unknown_for_an_hour_is_found_afterwards(
    town_hall: TownHall, resident: Resident
) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))
    set_fault(town_hall, "result-unknown", until="2026-09-07T10:00:00+02:00")

    finish(payment, "carte")
    returned = return_to(resident, payment)
    pending = statuses(resident)[0]
    town_hall.call("POST", "clock/advance", {"seconds": 20 * 60})
    still_awaited = statuses(resident)[0]
    town_hall.call("POST", "clock/advance", {"seconds": 45 * 60})
    resident.sign_in("marie.martin", PASSWORD)

    assert "Votre paiement est enregistré" not in returned.text
    assert [pending, still_awaited] == ["En cours de paiement"] * 2
    assert statuses(resident)[0] == "Payée"
    assert town_hall.events().count("invoice paid") == 1


@pytest.mark.parametrize("name", ["notification-late", "notification-twice"])
def test_a_notification_that_comes_late_or_twice_pays_once(town_hall: TownHall, resident: Resident, name: str) -> None:
    resident.reach("terms")
    payment = start(resident, payment_address(resident))
    set_fault(town_hall, name, seconds=0.5)

    finish(payment, "carte")
    town_hall.wait_for("invoice paid")
    return_to(resident, payment)

    assert town_hall.events().count("invoice paid") == 1


def test_a_fault_that_is_over_is_listed_with_its_counts(town_hall: TownHall, stranger: Resident) -> None:
    set_fault(town_hall, "error-500", count=1)
    for _ in range(3):
        stranger.open("Home/Logon")

    [reported] = town_hall.call("GET", "faults")

    assert reported == {"fault": {"name": "error-500", "count": 1}, "active": False, "met": 1, "struck": 1}
    assert town_hall.events() == ["fault struck"]


def test_a_slow_page_takes_its_time(town_hall: TownHall, stranger: Resident) -> None:
    set_fault(town_hall, "slow-page", seconds=0.3, count=1)
    start = monotonic()

    page = stranger.open("Home/Logon")

    assert page.status == 200
    assert monotonic() - start >= 0.3


def test_a_session_that_is_gone_leads_to_the_sign_in_page_and_back(town_hall: TownHall, resident: Resident) -> None:
    resident.reach("terms")
    set_fault(town_hall, "session-gone", page="MonCompte", count=1)

    page = resident.open("MonCompte")
    back = resident.submit("Home/Logon?retour=MonCompte", username="marie.martin", password="Tulipe-Bleue-2026")

    assert page.path.endswith("Home/Logon")
    assert back.path.endswith("MonCompte")


def test_a_fault_is_applied_within_its_time_window_on_the_clock_of_its_tenant(
    town_hall: TownHall, stranger: Resident
) -> None:
    set_fault(town_hall, "error-500", since=ONE_MINUTE_LATER, until="2026-09-07T09:02:00+02:00")
    seen = []
    for _ in range(4):
        seen.append(stranger.open("Home/Logon").status)
        town_hall.call("POST", "clock/advance", {"seconds": 60})

    assert seen == [200, 500, 500, 200]


def test_chances_with_a_seed_are_the_same_at_each_run(town_hall: TownHall, stranger: Resident) -> None:
    runs = []
    for _ in range(2):
        set_fault(town_hall, "error-500", probability=0.5, seed=11)
        runs.append([stranger.open("Home/Logon").status for _ in range(12)])

    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 500}


@pytest.mark.usefixtures("family")
def test_a_lost_message_never_arrives_and_the_family_counts_as_invited(town_hall: TownHall) -> None:
    set_fault(town_hall, "message-lost")
    invite(town_hall)

    assert town_hall.call("GET", "families")[0]["state"] == "invited"
    assert arrived(town_hall)["To"].addresses[0].addr_spec == "derniere@example.org"


@pytest.mark.usefixtures("family")
def test_a_message_arrives_twice(town_hall: TownHall) -> None:
    set_fault(town_hall, "message-twice")
    invite(town_hall)

    first, second = town_hall.take(), town_hall.take()

    assert first["Message-ID"] == second["Message-ID"]
    assert arrived(town_hall)["To"].addresses[0].addr_spec == "derniere@example.org"


def test_a_late_message_arrives_after_those_that_are_sent_later(town_hall: TownHall, family: int) -> None:
    punctual = town_hall.register("derniere@example.org", child_key=None)
    set_fault(town_hall, "message-late", seconds=1.5, count=1)

    for each in (family, punctual):
        town_hall.call("POST", f"families/{each}/invitation")

    first, second = town_hall.sink.next(), town_hall.sink.next()
    assert [each["To"].addresses[0].addr_spec for each in (first, second)] == ["derniere@example.org", town_hall.email]


@pytest.mark.usefixtures("family")
def test_a_mangled_link_is_cut_off_in_both_parts_and_leads_to_a_page_that_helps(
    town_hall: TownHall, stranger: Resident
) -> None:
    set_fault(town_hall, "link-mangled")
    invite(town_hall)

    message = town_hall.take()
    link = found(r"(http\S+)", text_of(message))

    assert len(link.partition("cle=")[2]) == 20
    assert f'href="{link}"' in html_of(message)
    assert "CompteCitoyen/NouveauLien" in str(stranger.open(link).links)


def test_active_defects_are_named_on_every_page(town_hall: TownHall, stranger: Resident) -> None:
    town_hall.set_defects("accept-renamed", "here-missing")
    set_fault(town_hall, "message-lost")

    named = stranger.open("Home/Logon").response.headers[HEADER]

    assert named == "defect=accept-renamed, defect=here-missing, fault=message-lost"


@pytest.mark.parametrize(
    ("fault", "reported"),
    [
        ({"name": "earthquake"}, "earthquake"),
        ({"name": "message-lost", "page": "Home/Logon"}, "page"),
        ({"name": "error-500", "page": "Home/Login"}, "there is no page 'Home/Login': use one of"),
        ({"name": "slow-page", "seconds": -1}, "seconds"),
        ({"name": "slow-page", "probability": 1.5}, "probability"),
        ({"name": "slow-page", "colour": "red"}, "colour"),
        ({"name": "slow-page", "since": "0001-01-01T00:00:00Z"}, "since, until"),
        ({"name": "slow-page", "until": "9999-12-31T23:59:59Z"}, "since, until"),
    ],
)
def test_a_fault_that_cannot_be_is_refused_and_nothing_changes(
    town_hall: TownHall, fault: dict[str, object], reported: str
) -> None:
    set_fault(town_hall, "slow-page", count=1)

    refused = town_hall.api.put(f"/__control__/tenants/{town_hall.slug}/faults", json=[fault])

    assert refused.status_code == 400
    assert reported in refused.json()["error"]
    assert len(town_hall.call("GET", "faults")) == 1


def test_a_reset_removes_all_faults_and_defects(town_hall: TownHall) -> None:
    set_fault(town_hall, "slow-page")
    town_hall.call("POST", "reset")

    assert town_hall.call("GET", "faults") == []
