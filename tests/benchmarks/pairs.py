"""The measuring core: two things, alternately, so that whatever else the machine does strikes both alike."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

Measure = Callable[[], float]
"""Does something once, and returns how long it took, or how fast it was."""


@dataclass(frozen=True)
class Figure:
    """What one thing costs, against another that was measured in the same run.

    Attributes:
        name: what is measured.
        ours: what each turn gave, in `unit`.
        against: the name of the other thing.
        other: what each of its turns gave.
        unit: of both.
        target: what the ratio is to be: at most, or, where `more_is_better`, at least; `None`: nobody has said.
        more_is_better: whether the figures are rates.
        at: where on the plot of growth the figure stands; `None`: on none.
        series: the line of the plot to which it belongs.
    """

    name: str
    ours: tuple[float, ...]
    against: str
    other: tuple[float, ...]
    unit: str = "s"
    target: float | None = None
    more_is_better: bool = False
    at: float | None = None
    series: str = ""

    @property
    def ratios(self) -> list[float]:
        """The ratio of each pair."""
        return [one / two for one, two in zip(self.ours, self.other, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """Between which the middle half of the ratios lies."""
        if len(self.ratios) == 1:
            return self.ratio, self.ratio
        low, _, high = quantiles(self.ratios, n=4, method="inclusive")
        return low, high

    @property
    def is_kept(self) -> bool | None:
        """Whether the target is met; `None`: there is none."""
        if self.target is None:
            return None
        return self.ratio >= self.target if self.more_is_better else self.ratio <= self.target


def alternately(pairs: int, ours: Measure, other: Measure) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Measure both once for nothing, then so many pairs, each beginning with the one that ended the pair before."""
    for warm in (ours, other):
        warm()
    taken: dict[Measure, list[float]] = {ours: [], other: []}
    for number in range(pairs):
        for each in (ours, other) if number % 2 == 0 else (other, ours):
            taken[each].append(each())
    return tuple(taken[ours]), tuple(taken[other])


def seconds(do: Callable[[], object]) -> float:
    """Return how many seconds it takes."""
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun
