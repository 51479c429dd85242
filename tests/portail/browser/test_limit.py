"""What waits for the browser ends when its time is over, `evaluate` included."""

import time

import pytest
from playwright.sync_api import Page

from portail.browser.limit import Limit
from portail.errors import LimitReached

NEVER = "() => new Promise(() => {})"
SHORT, LONG = 0.2, 30.0


def test_an_evaluate_that_never_ends_is_given_up(page: Page) -> None:
    with pytest.raises(LimitReached, match="0,2 s"), Limit(SHORT):
        page.evaluate(NEVER)


def test_a_script_that_leaves_the_page_no_time_is_given_up_too(page: Page) -> None:
    with pytest.raises(LimitReached), Limit(SHORT):
        page.evaluate("() => { const end = Date.now() + 3000; while (Date.now() < end); }")


def test_what_is_done_on_the_way_out_is_given_up_as_well(page: Page) -> None:
    def clean_up() -> None:
        try:
            page.evaluate(NEVER)
        finally:
            page.evaluate(NEVER)

    began = time.monotonic()
    with pytest.raises(LimitReached), Limit(SHORT):
        clean_up()

    assert time.monotonic() - began < LONG


def test_the_page_works_on_when_a_limit_was_reached(page: Page) -> None:
    page.set_content("<h1>Bonjour</h1>")
    with pytest.raises(LimitReached), Limit(SHORT):
        page.evaluate(NEVER)

    assert page.get_by_role("heading").inner_text() == "Bonjour"


def test_what_ends_in_time_is_left_alone(page: Page) -> None:
    with Limit(LONG) as limit:
        assert page.evaluate("() => 7") == 7

    assert (limit.reached, 0 < limit.left < LONG) == (False, True)


def test_the_nearest_of_nested_limits_counts(page: Page) -> None:
    with Limit(LONG) as outer, pytest.raises(LimitReached), Limit(SHORT):
        page.evaluate(NEVER)

    assert not outer.reached


def test_the_outer_limit_counts_inside_a_longer_one(page: Page) -> None:
    with pytest.raises(LimitReached, match="0,2 s"), Limit(SHORT), Limit(LONG):
        page.evaluate(NEVER)
