"""No order of requests takes money twice for an invoice, or forgets what was paid."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import httpx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.paying import finish, return_to, start
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

NUMBERS = count(1)
LINES = {"lines": [{"label": "Séjour", "quantity": 1, "unit_price": 4200}]}
USERNAME = "marie.martin"
WHICH = st.sampled_from(["first", "second", "both"])
Started = tuple[Page, frozenset[int]]
"""The page of PayFiP, and the invoices that it is to pay."""


class Payments(RuleBasedStateMachine):
    """One family with two browsers and two new invoices, paid one by one or together, once or again and again."""

    hall: TownHall
    family: int
    browsers: list[Resident]

    def __init__(self) -> None:
        super().__init__()
        self.invoices = [self.hall.call("POST", f"families/{self.family}/invoices", LINES)["id"] for _ in range(2)]
        self.started: list[Started] = []
        self.charged: dict[str, frozenset[int]] = {}
        self.acknowledged: set[int] = set()

    @rule(which=WHICH, browser=st.integers(0, 1))
    def start(self, which: str, browser: int) -> None:
        chosen = {"first": self.invoices[:1], "second": self.invoices[1:], "both": self.invoices}[which]
        query = "&".join(f"IdFactureUnique={invoice}" for invoice in chosen)
        page = start(self._signed_in(browser), f"MonCompte/Paiement?{query}")
        if "idop" in page.values:
            self.started.append((page, frozenset(chosen)))

    @rule(which=WHICH, beside=WHICH)
    def start_in_two_browsers(self, which: str, beside: str) -> None:
        self.start(which, 0)
        self.start(beside, 1)

    @rule(which=st.integers(0, 9), issue=st.sampled_from(["carte", "carte", "carte", "prelevement", "abandon"]))
    def finish(self, which: int, issue: str) -> None:
        unpaid = [each for each in self.started if each[0].values["idop"] not in self.charged]
        for payment, invoices in _chosen(unpaid or self.started, which):
            if "Paiement accepté" in finish(payment, issue).text:
                self.charged[payment.values["idop"]] = invoices

    @rule(which=st.integers(0, 9), browser=st.integers(0, 1), way=st.sampled_from(["return", "notification", "list"]))
    def come_back(self, which: int, browser: int, way: str) -> None:
        for payment, invoices in _chosen(self.started, which):
            if way == "notification":
                httpx.post(f"{self.hall.base_url}MonCompte/NotificationPaiement", data=payment.values, verify=False)
            elif way == "list":
                assert self._signed_in(browser).open("MonCompte").status == 200
            elif "Votre paiement est enregistré" in return_to(self._signed_in(browser), payment).text:
                self.acknowledged |= invoices

    @rule()
    def know_no_result_for_an_hour(self) -> None:
        now = datetime.fromisoformat(self.hall.call("GET", "clock")["now"])
        self.hall.call("PUT", "faults", [{"name": "result-unknown", "until": str(now + timedelta(hours=1))}])

    @rule(minutes=st.sampled_from([1, 16, 121]))
    def wait(self, minutes: int) -> None:
        self.hall.call("POST", "clock/advance", {"seconds": minutes * 60})

    @invariant()
    def no_money_is_taken_twice_for_an_invoice(self) -> None:
        for invoice in self.invoices:
            assert sum(invoice in invoices for invoices in self.charged.values()) <= 1

    @invariant()
    def what_was_paid_is_paid_once_and_for_ever(self) -> None:
        reported = {each["id"]: each for each in self.hall.call("GET", f"families/{self.family}/invoices")}
        assert all(each["remaining"] >= 0 for each in reported.values())
        assert all(reported[invoice]["remaining"] == 0 for invoice in self.acknowledged)
        unpaid = {invoice for invoice in self.invoices if reported[invoice]["remaining"]}
        assert unpaid >= set(self.invoices) - {invoice for each in self.charged.values() for invoice in each}

    def _signed_in(self, browser: int) -> Resident:
        resident = self.browsers[browser]
        if resident.open("MonCompte").path.endswith("Logon"):
            resident.sign_in(USERNAME, PASSWORD)
        return resident


def _chosen(started: list[Started], which: int) -> list[Started]:
    """One of the payments, or none where none was started: what may be drawn must not depend on the portal."""
    return [started[which % len(started)]] if started else []


@pytest.fixture
def machine(api: httpx.Client, sink: MailSink) -> Iterator[type[Payments]]:
    hall = TownHall(api, f"paiements-{next(NUMBERS)}", sink)
    family = hall.register()
    with hall.invite(family) as resident, Resident(hall.base_url) as other:
        resident.reach("terms", USERNAME)
        yield type("PaymentsOfFamily", (Payments,), {"hall": hall, "family": family, "browsers": [resident, other]})
    hall.call("DELETE", "")


def test_no_order_of_requests_pays_twice(machine: type[Payments]) -> None:
    quick = settings(
        max_examples=30,
        stateful_step_count=12,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=quick)
