"""What the console says of a day."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from portail.load.outcome.summary import Summary, Times
from portail.wording import load as words

MOST_FAILURES = 10


def show(console: Console, summary: Summary) -> None:
    """Print the report."""
    console.print(_table(summary))
    for line in lines(summary):
        console.print(line, highlight=False, markup=False)


def lines(summary: Summary) -> Iterator[str]:
    """Yield what is said below the table."""
    yield words.came(summary.arrived, summary.people, summary.finished, summary.failed)
    yield words.on_the_way(summary.events)
    if summary.messages.number:
        yield words.messages_took(summary.messages.median, summary.messages.p95, summary.messages.longest)
    if summary.knee:
        yield words.knee(summary.knee.pages_per_second, summary.knee.most, summary.knee.quiet_p95)
    yield words.used(summary.load.processes, summary.load.processor_seconds, summary.pages.number, summary.arrived)
    if summary.browsers:
        yield words.walked(summary.browsers.walks, summary.browsers.failed)
    if summary.load.held_back_seconds:
        yield words.held_back(summary.load.held_back_seconds)
    for failure in summary.failures[:MOST_FAILURES]:
        yield words.failure(failure.number, failure.step, failure.sentence, failure.cause)
    for check in (*summary.findings, *summary.thresholds):
        yield words.checked(check.sentence, holds=check.holds)


def _table(summary: Summary) -> Table:
    table = Table(*words.HEADS, title=words.title(summary.title), title_justify="left")
    for column in table.columns[2:]:
        column.justify = "right"
    for step in summary.steps:
        table.add_row(str(step.number), step.title, *cells(step.times), str(step.failed or ""))
    table.add_row("", words.PAGES, *cells(summary.pages), "")
    return table


def cells(times: Times) -> tuple[str, str, str, str]:
    """Return how many, and median, 95th and 99th percentile, for a table."""
    median, p95, p99 = (words.duration(value) for value in (times.median, times.p95, times.p99))
    return str(times.number), median, p95, p99
