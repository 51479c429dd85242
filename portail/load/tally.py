"""What a load process has counted: durations by the time of the day, and errors; tallies of several are added up."""

import math
from collections.abc import Iterable
from typing import TypeVar

import msgspec

K = TypeVar("K")

Histogram = dict[int, int]
"""How often each duration came: milliseconds of three significant digits."""
PAGE = "page"
MESSAGE = "message"
STEP = "step:"
"""The names of series: pages, delays of messages, and, followed by its id, the waiting of a step."""


class Failure(msgspec.Struct, frozen=True):
    """What kept people from going on: at which step, at which sentence, and why."""

    step: str
    sentence: str
    cause: str


class Tally(msgspec.Struct):
    """What has been counted.

    Attributes:
        times: by series, by window of the day: its histogram.
        counts: by what is counted, by window.
        failures: each kind of failure, and how often it came.
        used: what the processes have used, in milliseconds of a processor, by process.
    """

    times: dict[str, dict[int, Histogram]] = {}
    counts: dict[str, dict[int, int]] = {}
    failures: list[tuple[Failure, int]] = []
    used: dict[str, int] = {}

    def time(self, series: str, window: int, seconds: float) -> None:
        """Count a duration."""
        _add(self.times.setdefault(series, {}).setdefault(window, {}), rounded(seconds * 1000), 1)

    def count(self, what: str, window: int, times: int = 1) -> None:
        """Count an event."""
        _add(self.counts.setdefault(what, {}), window, times)

    def fail(self, failure: Failure, times: int = 1) -> None:
        """Count a failure."""
        known = dict(self.failures)
        _add(known, failure, times)
        self.failures = list(known.items())

    def add(self, other: "Tally") -> None:
        """Add what another process has counted."""
        for series, windows in other.times.items():
            for window, histogram in windows.items():
                own = self.times.setdefault(series, {}).setdefault(window, {})
                for milliseconds, number in histogram.items():
                    _add(own, milliseconds, number)
        for what, counted in other.counts.items():
            for window, number in counted.items():
                self.count(what, window, number)
        for failure, number in other.failures:
            self.fail(failure, number)
        self.used |= other.used

    def total(self, what: str) -> int:
        """Return how often something came, all day."""
        return sum(self.counts.get(what, {}).values())

    def whole(self, series: str) -> Histogram:
        """Return the histogram of a series, all day."""
        return merged(self.times.get(series, {}).values())


def rounded(milliseconds: float) -> int:
    """Return a duration to three significant digits: nothing is off by more than half a percent."""
    whole = max(0, round(milliseconds))
    step = 10 ** max(0, len(str(whole)) - 3)
    return int(round(whole / step) * step)


def merged(histograms: Iterable[Histogram]) -> Histogram:
    """Return several histograms as one."""
    whole: Histogram = {}
    for histogram in histograms:
        for milliseconds, number in histogram.items():
            _add(whole, milliseconds, number)
    return whole


def number_of(histogram: Histogram) -> int:
    """Return how many durations a histogram holds."""
    return sum(histogram.values())


def percentile(histogram: Histogram, percent: float) -> int | None:
    """Return the milliseconds that this many percent do not exceed (nearest rank); `None`: there are none."""
    rank, seen = math.ceil(number_of(histogram) * percent / 100), 0
    for milliseconds in sorted(histogram):
        seen += histogram[milliseconds]
        if seen >= max(rank, 1):
            return milliseconds
    return None


def mean(histogram: Histogram) -> float | None:
    """Return the mean in milliseconds; `None`: there are none."""
    number = number_of(histogram)
    return sum(milliseconds * times for milliseconds, times in histogram.items()) / number if number else None


def _add(counter: dict[K, int], key: K, number: int) -> None:
    counter[key] = counter.get(key, 0) + number
