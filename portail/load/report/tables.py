"""The report as CSV: the steps, and the day window by window."""

import csv
import io
from collections.abc import Iterable, Sequence

from portail.load.outcome.summary import Summary, Times

TIMES = ("number", "median_ms", "mean_ms", "p95_ms", "p99_ms", "longest_ms")


def steps(summary: Summary) -> str:
    """Return a line for each step, and for pages and messages."""
    rows = [(step.id, step.title, step.failed, *_times(step.times)) for step in summary.steps]
    rows += [("page", "", "", *_times(summary.pages)), ("message", "", "", *_times(summary.messages))]
    return _csv(("step", "title", "failed", *TIMES), rows)


def moments(summary: Summary) -> str:
    """Return a line for each window of the day."""
    rows = [(each.at, each.arrived, each.pages_per_second, each.median, each.p95) for each in summary.moments]
    return _csv(("at_s", "arrived", "pages_per_s", "median_ms", "p95_ms"), rows)


def _times(times: Times) -> tuple[object, ...]:
    return (times.number, times.median, times.mean, times.p95, times.p99, times.longest)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()
