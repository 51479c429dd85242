"""Thresholds: what must not be, as an expression such as `p95(sign-in) > 1s` or `failed > 0`."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portail.errors import WrongUsage
from portail.load.load_plan import Plan
from portail.load.outcome.summary import EVENTS
from portail.load.tally import MESSAGE, PAGE, STEP, Histogram, Tally, mean, percentile
from portail.wording import load as words

TIMES: Mapping[str, Callable[[Histogram], float | None]] = {
    "median": lambda histogram: percentile(histogram, 50),
    "mean": mean,
    "p90": lambda histogram: percentile(histogram, 90),
    "p95": lambda histogram: percentile(histogram, 95),
    "p99": lambda histogram: percentile(histogram, 99),
    "longest": lambda histogram: max(histogram, default=None),
}
"""What is asked of durations: of the pages, of the messages, of a step."""
COUNTS = ("failed", "unfinished", *EVENTS)
"""What is counted: how often, or, with %, how often for a hundred people."""
COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}
UNITS = {"ms": 1.0, "s": 1000.0, "min": 60_000.0}
EXPRESSION = re.compile(
    r"\s*(?P<metric>[a-z0-9-]+)\s*(?:\(\s*(?P<of>[^\s()]+)\s*\))?"
    r"\s*(?P<comparison>>=|<=|>|<)\s*(?P<number>\d{1,9}(?:[.,]\d{1,6})?)\s*(?P<unit>ms|s|min|%)?\s*"
)


@dataclass(frozen=True)
class Threshold:
    """A threshold that has been read.

    Attributes:
        expression: what was written.
        metric: what is measured, of `TIMES` or `COUNTS`.
        of: of what: `page`, `message`, the id of a step; empty: of all pages, or of all people.
        comparison: how it is compared, of `COMPARISONS`.
        limit: with what: milliseconds, a number, or a percentage.
        is_part: whether the limit is a percentage of the people.
    """

    expression: str
    metric: str
    of: str
    comparison: str
    limit: float
    is_part: bool

    @property
    def unit(self) -> str:
        """The unit in which it is measured."""
        return " ms" if self.metric in TIMES else " %" if self.is_part else ""

    def value(self, tally: Tally, people: int) -> float | None:
        """Return what was measured, in the unit of the limit; `None`: nothing was."""
        if self.metric in TIMES:
            return TIMES[self.metric](tally.whole(self.of if self.of in (PAGE, MESSAGE) else f"{STEP}{self.of}"))
        counted = people - tally.total("finished") if self.metric == "unfinished" else tally.total(self.metric)
        if self.of:
            counted = sum(number for failure, number in tally.failures if failure.step == self.of)
        return counted * 100 / people if self.is_part else counted

    def holds(self, value: float | None) -> bool:
        """Return whether what must not be is not; where nothing was measured, nobody knows, and it does not hold."""
        return value is not None and not COMPARISONS[self.comparison](value, self.limit)


def read(expression: str, plan: Plan) -> Threshold:
    """Read a threshold.

    Raises:
        WrongUsage: it is none; the text says what could be written instead.
    """
    found = EXPRESSION.fullmatch(expression)
    if not found:
        raise WrongUsage(words.not_a_threshold(expression))
    metric, of, unit = found["metric"], found["of"] or "", found["unit"] or ""
    if metric not in (*TIMES, *COUNTS):
        raise WrongUsage(words.unknown_metric(expression, metric, (*TIMES, *COUNTS)))
    known = [step.id for step in plan.steps] if metric in (*TIMES, "failed") else []
    known += [PAGE, MESSAGE] if metric in TIMES else []
    if of and of not in known:
        raise WrongUsage(words.unknown_subject(expression, of, known))
    if (metric in TIMES) != (unit in UNITS):
        raise WrongUsage(words.wrong_unit(expression, metric, tuple(UNITS) if metric in TIMES else ("", "%")))
    limit = float(found["number"].replace(",", ".")) * UNITS.get(unit, 1.0)
    return Threshold(
        expression.strip(), metric, of or (PAGE if metric in TIMES else ""), found["comparison"], limit, unit == "%"
    )
