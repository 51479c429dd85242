"""No order of requests reaches a page before its step is due, or loses an acceptance."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.mock_portal.support.mail_sink import MailSink
from tests.mock_portal.support.page import Page
from tests.mock_portal.support.resident import PASSWORD, Resident
from tests.mock_portal.support.town_hall import TownHall

NUMBERS = count(1)
ORDER = [
    "registered",
    "invited",
    "link-opened",
    "signed-in",
    "credentials-chosen",
    "services-validated",
    "terms-accepted",
]
PAGES = ["CompteCitoyen/Personnalisation", "CompteCitoyen/Services", "CompteCitoyen/Conditions", "CompteCitoyen"]
NEEDED = dict(zip(PAGES, ("signed-in", "credentials-chosen", "services-validated", "terms-accepted"), strict=True))


class Account(RuleBasedStateMachine):
    """One family and its two browsers, doing things in any order."""

    hall: TownHall

    def __init__(self) -> None:
        super().__init__()
        self.family = self.hall.register(f"famille{next(NUMBERS)}@machine.example", child_key=None)
        self.resident, self.other = Resident(self.hall.base_url), Resident(self.hall.base_url)
        self.accepted: str | None = None
        self.known: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.state = "registered"
        self.username = f"famille.{self.family}"

    def teardown(self) -> None:
        self.resident.browser.close()
        self.other.browser.close()

    @property
    def reported(self) -> Any:
        return self.hall.family(self.family)

    def form(self, page: str, **fields: str) -> Page:
        return self.resident.submit(page, **fields)

    @initialize(reached=st.sampled_from(["registered", "signed-in", "credentials", "services", "terms", "terms"]))
    def go_some_way(self, reached: str) -> None:
        if reached == "registered":
            return
        self.resident.browser.close()
        self.resident = self.hall.invite(self.family)
        self.known.append((self.resident.username, self.resident.password))
        self.links.append(self.resident.link)
        self.resident.reach(reached, self.username)
        self.accepted = self.reported["terms_version"]

    @precondition(lambda self: ORDER.index(self.state) < ORDER.index("credentials-chosen"))
    @rule()
    def invite(self) -> None:
        with self.hall.invite(self.family) as invited:
            self.known.append((invited.username, invited.password))
            self.links.append(invited.link)

    @precondition(lambda self: self.links)
    @rule(data=st.data())
    def open_a_link(self, data: Any) -> None:
        self.resident.open(data.draw(st.sampled_from(self.links)))

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def sign_in_provisionally(self, data: Any) -> None:
        username, password = data.draw(st.sampled_from(self.known))
        if "Logon" in self.resident.open("Home/Logon").path:
            self.resident.sign_in(username, password)

    @rule()
    def sign_in(self) -> None:
        if "Logon" in self.resident.open("Home/Logon").path:
            self.resident.sign_in(self.username, PASSWORD)

    @rule()
    def change_browsers(self) -> None:
        self.resident, self.other = self.other, self.resident

    @rule()
    def forget_the_cookies(self) -> None:
        self.resident.browser.cookies.clear()

    @rule(page=st.sampled_from(PAGES), action=st.sampled_from(["cancel", "back", "save", "validate", ""]))
    def send_a_form(self, page: str, action: str) -> None:
        self.form(page, action=action)

    @rule()
    def choose_credentials(self) -> None:
        self.form(PAGES[0], username=self.username, password=PASSWORD, confirmation=PASSWORD, action="save")

    @rule()
    def validate_services(self) -> None:
        self.form(PAGES[1], action="validate")

    @rule(honest=st.booleans())
    def accept_terms(self, honest: bool) -> None:
        mark = re.search(r'data-lecture="([^"]+)"', self.resident.open(PAGES[2]).response.text)
        page = self.form(PAGES[2], lecture=mark[1] if mark and honest else "menti")
        if mark and honest and page.path.endswith("CompteCitoyen"):
            self.accepted = self.hall.call("GET", "terms")["version"]

    @rule()
    def publish_other_terms(self) -> None:
        self.hall.call("PUT", "terms", {"version": f"2027-{next(NUMBERS)}"})

    @rule(minutes=st.sampled_from([1, 14, 16, 21]))
    def wait(self, minutes: int) -> None:
        self.hall.call("POST", "clock/advance", {"seconds": minutes * 60})

    @invariant()
    def nothing_that_was_reached_is_lost(self) -> None:
        state = self.hall.state(self.family)
        renewed = ORDER.index(self.state) < ORDER.index("credentials-chosen")
        assert renewed or ORDER.index(state) >= ORDER.index(self.state)
        self.state = state
        assert self.reported["terms_version"] == self.accepted

    @invariant()
    def no_page_is_shown_before_its_step_is_due(self) -> None:
        state = self.hall.state(self.family)
        for page, needed in NEEDED.items():
            shown = self.resident.open(page)
            assert shown.status == 200
            if shown.path.endswith(f"/{page}"):
                assert ORDER.index(state) >= ORDER.index(needed)
                assert page != "CompteCitoyen" or self.accepted == self.hall.call("GET", "terms")["version"]


@pytest.fixture
def machine(api: httpx.Client, sink: MailSink) -> Iterator[type[Account]]:
    hall = TownHall(api, f"machine-{next(NUMBERS)}", sink)
    yield type("AccountOfTown", (Account,), {"hall": hall})
    hall.call("DELETE", "")


def test_no_order_of_requests_breaks_the_account(machine: type[Account]) -> None:
    quick = settings(
        max_examples=10,
        stateful_step_count=15,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=quick)
