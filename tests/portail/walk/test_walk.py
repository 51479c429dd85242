"""A step hands the screen that it leads to on to the next."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from portail.errors import Broken
from portail.mailbox.no_mailbox import NoMailbox
from portail.privacy.redaction import Redaction
from portail.screen.page_object import PageObject
from portail.target.target import Person, Target
from portail.walk.tabs.traffic import Traffic
from portail.walk.walk import Walk

TARGET = Target("mock", "", Person("marie@example.org", "marie", "secret"), NoMailbox())
INVOICES, TERMS = "<h1>Mes factures</h1>", "<h1>Conditions générales d'utilisation</h1>"


class InvoicesPage(PageObject):
    name = "factures"

    @property
    def sign(self) -> Locator:
        return self.page.get_by_role("heading", name=self.named("Mes factures"))


class TermsPage(PageObject):
    name = "conditions"

    @property
    def sign(self) -> Locator:
        return self.page.get_by_role("heading", name=self.named("CONDITIONS GÉNÉRALES D'UTILISATION"))


@pytest.fixture
def walk(page: Page, tmp_path: Path) -> Walk:
    """A walk whose tab shows the invoices."""
    page.set_content(INVOICES)
    return Walk(page, TARGET, tmp_path, redaction=Redaction(TARGET), traffic=Traffic())


def test_the_page_that_a_step_leads_to_is_not_looked_for_twice(walk: Walk) -> None:
    walk.arrive_on(InvoicesPage)
    walk.page.set_content("")

    assert isinstance(walk.on(InvoicesPage), InvoicesPage)


def test_it_is_handed_to_the_next_step_once(walk: Walk) -> None:
    walk.arrive_on(InvoicesPage)
    walk.on(InvoicesPage)
    walk.page.set_default_timeout(50)
    walk.page.set_content(TERMS)

    with pytest.raises(Broken, match="factures"):
        walk.on(InvoicesPage)


def test_another_page_is_looked_for(walk: Walk) -> None:
    walk.arrive_on(InvoicesPage)
    walk.page.set_content(TERMS)

    assert isinstance(walk.on(TermsPage), TermsPage)


def test_a_step_that_leads_elsewhere_breaks_its_promise(walk: Walk) -> None:
    walk.page.set_default_timeout(50)

    with pytest.raises(Broken):
        walk.arrive_on(TermsPage)
