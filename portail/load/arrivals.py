"""When people come, and how they go about it: a stated curve, drawn from a seed; the same seed gives the same day.

Everybody has got the message when the day begins. Half of them come as a wave, which falls to a third within a fifth of
the day; a quarter comes in the evening, most at four fifths of the day; a quarter comes at any time.
"""

from dataclasses import dataclass
from math import exp, log
from random import Random

IN_THE_WAVE, IN_THE_EVENING = 0.5, 0.25
"""Which part of the people; the others come at any time."""
WAVE = 0.2
"""In which part of the day the wave falls to a third (exactly: to 1/e)."""
EVENING = (0.6, 1.0, 0.8)
"""When the evening begins, ends, and is busiest, as parts of the day."""
MISTYPE = 20
START_AGAIN = 50
IMPATIENT = 10
"""One in so many mistypes the password, starts again from the message, asks again when a page does not come."""


@dataclass(frozen=True)
class Arrival:
    """Somebody comes.

    Attributes:
        number: who, counted from 0.
        at: when, in seconds from the beginning of the day.
        mistypes: whether a password that is known is mistyped once.
        starts_again: whether the person gives up once before anything is sent, and starts again in a new browser.
        is_impatient: whether a page that does not come soon is asked for a second time.
        chance: what else the person draws, in [0, 1).
    """

    number: int
    at: float
    mistypes: bool
    starts_again: bool
    is_impatient: bool
    chance: float


def arrivals(people: int, seconds: float, seed: int) -> list[Arrival]:
    """Return the arrivals of a day, in their order.

    Args:
        people: how many come.
        seconds: how long the day is.
        seed: what it is drawn from.
    """
    source = Random(seed)
    mistypes, starts_again, is_impatient = (
        _some(source, people, one_in) for one_in in (MISTYPE, START_AGAIN, IMPATIENT)
    )
    drawn = (
        Arrival(
            number,
            moment(source) * seconds,
            number in mistypes,
            number in starts_again,
            number in is_impatient,
            source.random(),
        )
        for number in range(people)
    )
    return sorted(drawn, key=lambda arrival: arrival.at)


def moment(source: Random) -> float:
    """Draw the moment at which somebody comes, as a part of the day, in [0, 1]."""
    kind, place = source.random(), source.random()
    if kind < IN_THE_WAVE:
        return -WAVE * log(1 - place * (1 - exp(-1 / WAVE)))
    if kind < IN_THE_WAVE + IN_THE_EVENING:
        return source.triangular(*EVENING)
    return place


def _some(source: Random, people: int, one_in: int) -> set[int]:
    """Draw every so-manieth of the people: the number is exact, who they are is chance."""
    return set(source.sample(range(people), people // one_in))
