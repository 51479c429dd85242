"""The curve by which people come."""

from random import Random

from portail.load.arrivals import arrivals, moment

DAY = arrivals(10_000, 3600.0, seed=1)


def test_the_same_seed_gives_the_same_day_and_another_one_another() -> None:
    assert arrivals(200, 60.0, seed=7) == arrivals(200, 60.0, seed=7)
    assert arrivals(200, 60.0, seed=7) != arrivals(200, 60.0, seed=8)


def test_everybody_comes_once_within_the_day_and_in_order() -> None:
    assert sorted(each.number for each in DAY) == list(range(10_000))
    assert 0 <= DAY[0].at <= DAY[-1].at <= 3600
    assert [each.at for each in DAY] == sorted(each.at for each in DAY)


def test_one_in_twenty_mistypes_one_in_fifty_starts_again_one_in_ten_is_impatient() -> None:
    assert sum(each.mistypes for each in DAY) == 500
    assert sum(each.starts_again for each in DAY) == 200
    assert sum(each.is_impatient for each in DAY) == 1000


def test_the_wave_falls_to_a_third_within_a_fifth_and_the_evening_is_busier_than_the_hours_before_it() -> None:
    tenths = [sum(part / 10 <= each.at / 3600 < (part + 1) / 10 for each in DAY) for part in range(10)]

    assert tenths[0] == max(tenths)
    assert 0.4 < tenths[2] / tenths[0] < 0.55  # 0.25 of the people at any time, the others of the wave
    assert tenths[7] > tenths[5]


def test_nobody_comes_before_or_after_the_day() -> None:
    source = Random(3)

    assert all(0 <= moment(source) <= 1 for _ in range(2000))
