"""Repetitions of one walk: how often it failed, and how often it may fail at most, by what was seen."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import exp, lgamma, log, log1p
from pathlib import Path

from msgspec.structs import replace

from portail.run_record.results import WalkResult, name_in
from portail.run_record.run import FILE_NAME, TRACE, Run

CONFIDENCE = 0.95
HALVINGS = 60
"""How often the bound is drawn closer: as often as the digits of a float serve."""


@dataclass(frozen=True)
class Repetitions:
    """How the repetitions of one procedure in one place ended.

    Attributes:
        name: what a person calls them.
        walks: how many there were.
        failed: how many of them failed.
    """

    name: str
    walks: int
    failed: int

    @property
    def rate(self) -> float:
        """The share that failed, from 0 to 1."""
        return self.failed / self.walks

    @property
    def at_most(self) -> float:
        """The share that may fail in truth, from 0 to 1, at 95 % confidence."""
        return upper_bound(self.failed, self.walks)

    @property
    def is_flaky(self) -> bool:
        """Whether it passed and failed."""
        return 0 < self.failed < self.walks


def repetitions_of(results: Iterable[WalkResult]) -> list[Repetitions]:
    """Return how the repeated ones of these walks ended; repetitions of one follow the order of their names."""
    repeated = sorted((_name(each), each.run.verdict == "failed") for each in results if each.repetition)
    by_name = ((name, [failed for _, failed in same]) for name, same in groupby(repeated, lambda each: each[0]))
    return [Repetitions(name, len(failed), sum(failed)) for name, failed in by_name]


def _name(walk: WalkResult) -> str:
    return name_in(walk.run.procedure, walk.place.rpartition("/")[0])


def upper_bound(failed: int, walks: int, confidence: float = CONFIDENCE) -> float:
    """Return the one-sided upper bound of Clopper and Pearson (Biometrika 26, 1934).

    It is the share p at which so few failures, or fewer, would be seen with the probability 1 − confidence only:
    P(X ≤ failed | walks, p) = 1 − confidence. Where none failed, p = 1 − (1 − confidence)^(1/walks), about 3/walks at
    95 %: the rule of three.
    """
    if failed == walks:
        return 1.0
    low, high = failed / walks, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(failed, walks, middle) > 1 - confidence else (low, middle)
    return high


def _at_most(failed: int, walks: int, share: float) -> float:
    """Return the probability that at most so many walks fail, where this share of them does."""
    if not 0 < share < 1:
        return float(share == 0)
    return sum(exp(_ways(walks, k) + k * log(share) + (walks - k) * log1p(-share)) for k in range(failed + 1))


def _ways(walks: int, failed: int) -> float:
    """Return the logarithm of the binomial coefficient: the coefficient itself is too large for a float."""
    return lgamma(walks + 1) - lgamma(failed + 1) - lgamma(walks - failed + 1)


def shed(run: Run, folder: Path) -> Run:
    """Keep of a repetition that passed its record, without pictures, and the trace if there is one."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in (FILE_NAME, TRACE) and not path.name.startswith("secrets"):
            path.unlink()
    lighter = replace(run, steps=[replace(step, screenshots=[]) for step in run.steps])
    lighter.write(folder)
    return lighter
