"""What load processes count, and how it is added up."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portail.load.tally import PAGE, Failure, Tally, mean, percentile, rounded


def test_tallies_of_several_processes_are_added_up() -> None:
    one, other = Tally(), Tally()
    for tally in (one, other):
        tally.time(PAGE, 0, 0.25)
        tally.count("arrived", 3, 2)
        tally.fail(Failure("pay", "I click Pay.", "nothing"))
    one.used, other.used = {"a:1": 5}, {"b:2": 7}

    one.add(other)

    assert one.times == {PAGE: {0: {250: 2}}}
    assert one.total("arrived") == 4
    assert one.failures == [(Failure("pay", "I click Pay.", "nothing"), 2)]
    assert one.used == {"a:1": 5, "b:2": 7}


def test_a_tally_travels_as_json() -> None:
    tally = Tally()
    tally.time(PAGE, 4, 1.5)
    tally.fail(Failure("pay", "I click Pay.", "nothing"))

    assert msgspec.json.decode(msgspec.json.encode(tally), type=Tally) == tally


@given(st.floats(0, 10**7))
def test_a_duration_is_kept_to_half_a_percent(milliseconds: float) -> None:
    assert rounded(milliseconds) == pytest.approx(milliseconds, rel=0.005, abs=0.5)


@given(st.lists(st.integers(0, 999), min_size=1), st.sampled_from([50, 95, 99, 100]))
def test_a_percentile_is_the_one_of_the_nearest_rank(durations: list[int], percent: int) -> None:
    tally = Tally()
    for each in durations:
        tally.time(PAGE, 0, each / 1000)

    rank = -(-len(durations) * percent // 100)
    assert percentile(tally.whole(PAGE), percent) == sorted(durations)[rank - 1]
    assert mean(tally.whole(PAGE)) == pytest.approx(sum(durations) / len(durations))


def test_of_nothing_there_is_no_percentile() -> None:
    assert percentile({}, 95) is None
    assert mean({}) is None
