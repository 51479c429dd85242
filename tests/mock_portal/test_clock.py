"""One clock for each tenant: all that has a date follows it, and nothing reads another."""

import re
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from importlib.resources import files
from pathlib import Path

import pytest

from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, Resident, found
from tests.mock_portal.support.town_hall import TownHall

CLOCKS = re.compile(
    r"\b(?:datetime|date)\.(?:now|utcnow|today)\b|\btime\.(?:time|localtime|gmtime|strftime)|\bmonotonic|\bperf_counter"
    r"|from time import|\bformatdate\(|\blocaltime\(|\bmake_msgid\(|CURRENT_(?:TIMESTAMP|DATE|TIME)\b|datetime\('now'"
    r"|Date\.now|new Date"
)
YEARS = {"seconds": 3 * 366 * 86400}


def test_the_machine_s_time_is_read_in_one_place_only() -> None:
    room = Path(str(files("mock_portal")))
    sources = [path for path in room.rglob("*") if path.suffix in (".py", ".sql", ".js", ".html", ".txt")]

    readers = {path.name: hit for path in sources if (hit := CLOCKS.findall(path.read_text(encoding="utf-8")))}

    assert readers == {"clock.py": ["datetime.now"]}


@pytest.fixture
def later(town_hall: TownHall) -> Callable[[], None]:
    """Moves the tenant's clock by three years; no other clock moves."""
    return lambda: town_hall.call("POST", "clock/advance", YEARS)


def test_a_link_ends_and_the_next_message_bears_the_new_date(
    town_hall: TownHall, family: int, resident: Resident, later: Callable[[], None]
) -> None:
    later()

    expired = resident.open(resident.link)
    town_hall.call("POST", f"families/{family}/invitation")
    message = town_hall.take()

    assert expired.status == 410
    assert parsedate_to_datetime(message["Date"]).isoformat() == "2029-09-09T09:00:00+02:00"
    with Resident(town_hall.base_url, message) as again:
        assert again.open(again.link).status == 200


def test_sessions_invoices_and_the_journal_follow(
    town_hall: TownHall, family: int, resident: Resident, later: Callable[[], None]
) -> None:
    resident.reach("terms")
    before = town_hall.call("GET", f"families/{family}/invoices")[0]["status"]
    later()

    page = resident.open("MonCompte")
    again = resident.sign_in("marie.martin", PASSWORD)

    assert page.path.endswith("Home/Logon")
    assert again.path.endswith("CompteCitoyen")
    assert (before, town_hall.call("GET", f"families/{family}/invoices")[0]["status"]) == ("À payer", "En retard")
    last = town_hall.call("GET", "journal")[-1]
    assert (last["event"], last["at"][:10]) == ("signed in", "2029-09-09")


def test_a_lock_is_lifted(resident: Resident, later: Callable[[], None]) -> None:
    resident.reach("terms")
    resident.browser.cookies.clear()
    pages = [resident.sign_in("marie.martin", "Faux-mot-de-passe-1") for _ in range(6)]
    locked = resident.sign_in("marie.martin", PASSWORD)
    later()

    assert "09:15" in pages[-1].text
    assert locked.path.endswith("Home/Logon")
    assert resident.sign_in("marie.martin", PASSWORD).path.endswith("CompteCitoyen")


def test_a_payment_lapses_and_the_invoice_can_be_paid_again(
    town_hall: TownHall, family: int, resident: Resident, later: Callable[[], None]
) -> None:
    resident.reach("terms")
    invoice = town_hall.call("GET", f"families/{family}/invoices")[0]["id"]
    started = resident.submit(f"MonCompte/Paiement?IdFactureUnique={invoice}", action="pay")
    idop = found(r"idop=(\w+)", str(started.response.url))
    later()

    late = Page(resident.browser.post(started.response.url, data={"idop": idop, "issue": "carte"}))
    resident.sign_in("marie.martin", PASSWORD)
    resident.open("MonCompte")

    assert "Votre paiement est enregistré" not in late.text
    assert town_hall.call("GET", f"families/{family}/invoices")[0]["status"] == "En retard"
    assert "payment given up" in town_hall.events()


def test_faults_and_the_front_desk_follow(town_hall: TownHall, stranger: Resident, later: Callable[[], None]) -> None:
    town_hall.call("PUT", "faults", [{"name": "error-500", "since": "2029-01-01T00:00:00Z"}])
    before = stranger.open("Home/Logon").status
    later()

    desk = Page(town_hall.api.get(f"/__guichet__/{town_hall.slug}/horloge"))

    assert (before, stranger.open("Home/Logon").status) == (200, 500)
    assert "9 septembre 2029 à 09:00 figée" in desk.text
