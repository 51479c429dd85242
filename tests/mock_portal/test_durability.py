"""Killed at any moment, the portal has lost nothing that it acknowledged, and no invoice is paid twice."""

import random
import sqlite3
import subprocess
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest

from mock_portal import MockPortal
from mock_portal.errors import StoreInUse
from mock_portal.towns.town_file import read_towns
from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.process import serving
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

FAMILIES = 3
INVOICES_EACH = 5
ISSUED = 5
"""How many invoices the town issues while families pay."""
KILLS = 2
RECEIPT = read_towns()["velizy"].payment.receipt
LINES = {"lines": [{"label": "Séjour", "quantity": 1, "unit_price": 4200}]}


class Traffic:
    """Families that pay and a town that issues invoices, all at once, until the portal is gone."""

    def __init__(self, hall: TownHall, residents: dict[int, Resident]) -> None:
        self.hall = hall
        self.residents = residents
        self.paid: set[int] = set()
        self.issued: set[int] = set()
        self.under_way = Event()

    def run(self, portal: subprocess.Popen[str], payments: int) -> None:
        """Let everybody act, and kill the portal when so many more payments have been acknowledged."""
        self.under_way.clear()
        self.wanted = len(self.paid) + payments
        actions = [Thread(target=self._issue), *(Thread(target=self._pay, args=(each,)) for each in self.residents)]
        for action in actions:
            action.start()
        assert self.under_way.wait(30), "the portal acknowledges no payment"
        portal.kill()
        for action in actions:
            action.join()

    def _issue(self) -> None:
        family = next(iter(self.residents))
        try:
            for _ in range(ISSUED):
                self.issued.add(self.hall.call("POST", f"families/{family}/invoices", LINES)["id"])
        except httpx.HTTPError:
            return

    def _pay(self, family: int) -> None:
        resident = self.residents[family]
        try:
            for invoice in self.hall.call("GET", f"families/{family}/invoices"):
                if invoice["remaining"] and pay(resident, invoice["id"]):
                    self.paid.add(invoice["id"])
                if len(self.paid) >= self.wanted:
                    self.under_way.set()
        except httpx.HTTPError:
            return


def pay(resident: Resident, invoice: int) -> bool:
    """Pay an invoice; whether the portal said that it is paid."""
    page = resident.submit(f"MonCompte/Paiement?IdFactureUnique={invoice}", action="pay")
    if "idop" not in page.values:
        return False
    idop = page.values["idop"]
    resident.browser.post(page.response.url, data={"idop": idop, "issue": "carte"})
    return "Votre paiement est enregistré" in resident.open(f"MonCompte/RetourPaiement?idop={idop}").text


def payments(data: Path) -> list[tuple[int, int, int]]:
    """Each invoice for which there are payments, with their number, and what has been paid too much."""
    query = "SELECT invoice, count(*), sum(amount) - total FROM payments JOIN invoices ON id = invoice GROUP BY invoice"
    connection = sqlite3.connect(data)
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def attempts_paid(data: Path) -> int:
    connection = sqlite3.connect(data)
    [number] = connection.execute("SELECT count(*) FROM attempts WHERE paid").fetchone()
    connection.close()
    return int(number)


def test_nothing_acknowledged_is_lost_and_nothing_is_paid_twice(tmp_path: Path, sink: MailSink, free_port: int) -> None:
    data = tmp_path / "portal.db"
    with serving(data, free_port, sink.address) as (_, url), httpx.Client(base_url=url, verify=False) as api:
        hall = TownHall(api, "ville", sink, clock=None)
        families = [hall.register(f"famille{number}@example.org", child_key=None) for number in range(FAMILIES)]
        residents = {family: hall.invite(family) for family in families}
        for family, resident in residents.items():
            resident.reach("terms", f"famille.{family}")
            for _ in range(INVOICES_EACH):
                hall.call("POST", f"families/{family}/invoices", LINES)
    traffic = Traffic(hall, residents)

    for _ in range(KILLS):
        with serving(data, free_port, sink.address) as (portal, url), httpx.Client(base_url=url, verify=False) as api:
            hall.api = api
            traffic.run(portal, random.randint(2, 4))
        assert all(too_much <= 0 and number == 1 for _, number, too_much in payments(data))

    with serving(data, free_port, sink.address) as (portal, url), httpx.Client(base_url=url, verify=False) as api:
        hall.api = api
        kept = {
            reported["id"]: reported for each in families for reported in hall.call("GET", f"families/{each}/invoices")
        }
        assert {kept[invoice]["status"] for invoice in traffic.paid} == {"Payée"}
        assert traffic.issued <= kept.keys()
        hall.call("POST", "clock/advance", {"seconds": 16 * 60})
        for family, resident in residents.items():
            resident.sign_in(f"famille.{family}", PASSWORD)
            resident.open("MonCompte")  # what was under way when the portal was killed is settled here
            for invoice in hall.call("GET", f"families/{family}/invoices"):
                assert pay(resident, invoice["id"]) is (invoice["remaining"] > 0)
            resident.browser.close()
        portal.terminate()  # it ends by sending what is left
        portal.wait(30)
    assert {too_much for _, _, too_much in payments(data)} == {0}
    receipts = [message["Message-ID"] for message in sink.rest() if message["Subject"] == RECEIPT]
    assert len(set(receipts)) == attempts_paid(data)
    # Twice only what was taken in the moment of a kill, by each family at most.
    assert len(receipts) - len(set(receipts)) <= KILLS * FAMILIES


def test_a_second_portal_does_not_start_on_the_same_file(tmp_path: Path) -> None:
    data = tmp_path / "portal.db"

    with (
        MockPortal(smtp=("127.0.0.1", 1), data=data),
        pytest.raises(StoreInUse, match=r"portal\.db is in use by another portal: stop it"),
        MockPortal(smtp=("127.0.0.1", 1), data=data),
    ):
        pass
