"""The report of a day as one page, for people: it brings all that it shows, and needs no script."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from portail.load.outcome.summary import Moment, Summary
from portail.load.report.console import cells, lines
from portail.load.report.plots import Line, Plot, drawn
from portail.wording import LANG
from portail.wording import load as words

templates = Environment(
    loader=ChoiceLoader([PackageLoader("portail.load.report"), PackageLoader("portail.output.reports")]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals.update(words=words, lang=LANG, cells=cells)


def page(summary: Summary) -> str:
    """Return the page."""
    return templates.get_template("load.html").render(
        summary=summary, lines=lines(summary), plots=[(plot, Markup(drawn(plot))) for plot in plots(summary)]
    )


def plots(summary: Summary) -> Iterator[Plot]:
    """Yield the plots: who came, how long pages took, and how that depends on how many there were."""
    yield Plot(words.PLOT_OF_ARRIVALS, words.TIME, words.PER_WINDOW, _arrivals(summary), words.clock)
    yield Plot(words.PLOT_OF_PAGES, words.TIME, words.WAITING, _pages(summary), words.clock, words.duration)
    at = summary.knee.pages_per_second if summary.knee else None
    yield Plot(
        words.PLOT_OF_KNEE,
        words.PAGES_PER_SECOND,
        words.WAITING,
        [
            Line(
                words.P95,
                "slow",
                _points(summary, lambda each: each.p95, lambda each: each.pages_per_second),
                dotted=True,
            )
        ],
        up_as=words.duration,
        mark=(at, words.KNEE) if at is not None else None,
    )


def _arrivals(summary: Summary) -> list[Line]:
    width = next((later.at - earlier.at for earlier, later in pairwise(summary.moments)), 1.0)
    return [
        Line(words.ARRIVALS, "count", _points(summary, lambda each: each.arrived)),
        Line(words.PAGES, "quick", _points(summary, lambda each: each.pages_per_second * width)),
    ]


def _pages(summary: Summary) -> list[Line]:
    return [
        Line(words.P95, "slow", _points(summary, lambda each: each.p95)),
        Line(words.MEDIAN, "quick", _points(summary, lambda each: each.median)),
    ]


def _points(
    summary: Summary,
    up: Callable[[Moment], float | None],
    across: Callable[[Moment], float] = lambda each: each.at,
) -> list[tuple[float, float]]:
    return [(across(each), value) for each in summary.moments if (value := up(each)) is not None]
