"""A step hands the screen that it leads to on to the next."""

from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page

from scenarios.errors import Broken
from scenarios.mailbox import Mailbox
from scenarios.pages.invoices import InvoicesScreen
from scenarios.pages.terms import TermsScreen
from scenarios.target import Family, Target
from scenarios.walk import Walk

TARGET = Target("mock", "", Family("marie@example.org", "marie", "secret"), cast("Mailbox", None))
INVOICES, TERMS = "<h1>Mes factures</h1>", "<h1>Conditions générales d'utilisation</h1>"


@pytest.fixture
def walk(page: Page, tmp_path: Path) -> Walk:
    """A walk whose tab shows the invoices."""
    page.set_content(INVOICES)
    return Walk(page, TARGET, tmp_path)


def test_the_screen_that_a_step_leads_to_is_not_looked_for_twice(walk: Walk) -> None:
    walk.arrive_on(InvoicesScreen)
    walk.page.set_content("")

    assert isinstance(walk.on(InvoicesScreen), InvoicesScreen)


def test_it_is_handed_on_once(walk: Walk) -> None:
    walk.arrive_on(InvoicesScreen)
    walk.on(InvoicesScreen)
    walk.page.set_default_timeout(50)
    walk.page.set_content(TERMS)

    with pytest.raises(Broken, match="factures"):
        walk.on(InvoicesScreen)


def test_another_screen_is_looked_for(walk: Walk) -> None:
    walk.arrive_on(InvoicesScreen)
    walk.page.set_content(TERMS)

    assert isinstance(walk.on(TermsScreen), TermsScreen)


def test_a_step_that_leads_elsewhere_breaks_its_promise(walk: Walk) -> None:
    walk.page.set_default_timeout(50)

    with pytest.raises(Broken):
        walk.arrive_on(TermsScreen)
