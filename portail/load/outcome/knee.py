"""The knee: how many pages a second a portal serves before people begin to wait."""

from collections.abc import Sequence
from dataclasses import dataclass

QUIET_PART = 3
"""One third of the windows, those with the fewest pages, shows how fast the portal is when nobody is in the way."""
SLOWER, LATER = 2.0, 100
"""People wait where pages take twice as long as in quiet times, and a tenth of a second longer at least."""
MOST = 0.8
FEWEST = 3
"""The knee is where, of the windows with as many pages or more, four in five are slow, and three at least."""


@dataclass(frozen=True)
class Window:
    """A piece of the day: pages a second, and the 95th percentile of their milliseconds."""

    rate: float
    p95: int


@dataclass(frozen=True)
class Knee:
    """What was found.

    Attributes:
        rate: pages a second from which on people wait; `None`: they never did.
        most: the most pages a second that were served.
        quiet: the 95th percentile in quiet times, in milliseconds.
    """

    rate: float | None
    most: float
    quiet: int


def knee_of(windows: Sequence[Window]) -> Knee | None:
    """Return the knee of a day; `None`: no page was served."""
    if not windows:
        return None
    by_rate = sorted(windows, key=lambda window: window.rate)
    quiet = _median([window.p95 for window in by_rate[: max(1, len(by_rate) // QUIET_PART)]])
    limit = max(quiet * SLOWER, quiet + LATER)
    busier = (by_rate[at:] for at in range(len(by_rate) - FEWEST + 1))
    slow = (part for part in busier if part[0].p95 > limit and _part_above(part, limit) >= MOST)
    first = next(slow, None)
    return Knee(first[0].rate if first else None, by_rate[-1].rate, quiet)


def _part_above(windows: Sequence[Window], limit: float) -> float:
    return sum(window.p95 > limit for window in windows) / len(windows)


def _median(numbers: Sequence[int]) -> int:
    return sorted(numbers)[len(numbers) // 2]
