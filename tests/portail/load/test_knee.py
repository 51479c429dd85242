"""Where waiting begins."""

from portail.load.outcome.knee import Window, knee_of


def test_people_wait_from_the_rate_on_at_which_pages_take_twice_as_long() -> None:
    windows = [Window(rate, 80 if rate < 30 else 400) for rate in range(1, 60)]

    found = knee_of(windows)

    assert found
    assert (found.rate, found.most, found.quiet) == (30, 59, 80)


def test_a_portal_that_is_fast_all_day_has_none() -> None:
    found = knee_of([Window(rate, 80 + rate) for rate in range(1, 60)])

    assert found
    assert found.rate is None


def test_a_slow_moment_among_fast_ones_is_none() -> None:
    windows = [Window(rate, 900 if rate == 20 else 80) for rate in range(1, 60)]

    found = knee_of(windows)

    assert found
    assert found.rate is None


def test_pages_that_take_some_milliseconds_more_are_not_waited_for() -> None:
    found = knee_of([Window(rate, 5 if rate < 30 else 60) for rate in range(1, 60)])

    assert found
    assert found.rate is None


def test_a_day_without_a_page_has_none() -> None:
    assert knee_of([]) is None
