"""Requests are held back to the rate that a portal allows."""

from portail.load.swarm.pacer import Pacer


def test_requests_leave_in_their_turn_and_no_faster() -> None:
    slept: list[float] = []
    pacer = Pacer(4.0, slept.append, now=lambda: 100.0)

    held = [pacer.wait() for _ in range(4)]

    assert held == [0.0, 0.25, 0.5, 0.75]
    assert slept == [0.25, 0.5, 0.75]


def test_a_row_that_was_empty_for_a_while_gives_no_one_more_than_one_place() -> None:
    times = iter([0.0, 10.0, 10.0])
    pacer = Pacer(1.0, lambda _: None, now=lambda: next(times))

    assert [pacer.wait() for _ in range(3)] == [0.0, 0.0, 1.0]


def test_without_a_limit_nothing_is_held_back() -> None:
    assert Pacer(None, lambda _: None).wait() == 0.0
