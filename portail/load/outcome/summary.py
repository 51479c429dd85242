"""What came of a day, as values: `load.json` holds them, and every report is made of them."""

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from portail.load.browsers import Felt
from portail.load.load_plan import Plan
from portail.load.outcome.knee import Window, knee_of
from portail.load.tally import MESSAGE, PAGE, STEP, Histogram, Tally, mean, number_of, percentile
from portail.project.crowd import Finding

SCHEMA = 1
EVENTS = ("mistyped", "started-again", "asked-again", "reconnected", "lost", "double")
"""What people do beside going on, and what happens to their messages; `held-back` is in milliseconds."""


class Times(msgspec.Struct, frozen=True):
    """Durations: how many, and their median, mean, percentiles and the longest, in milliseconds; of none, `None`."""

    number: int
    median: int | None
    mean: float | None
    p95: int | None
    p99: int | None
    longest: int | None

    @classmethod
    def of(cls, histogram: Histogram) -> "Times":
        """Return what a histogram says."""
        found = mean(histogram)
        return cls(
            number_of(histogram),
            percentile(histogram, 50),
            round(found, 1) if found is not None else None,
            percentile(histogram, 95),
            percentile(histogram, 99),
            max(histogram, default=None),
        )


class StepTimes(msgspec.Struct, frozen=True):
    """A step: how long people waited for its pages, how many could not go on there, and what a browser took."""

    id: str
    number: int
    title: str
    times: Times
    failed: int
    browser: Times | None = None


class FailureCount(msgspec.Struct, frozen=True):
    """What kept people from going on, and how many of them."""

    step: str
    sentence: str
    cause: str
    number: int


class Moment(msgspec.Struct, frozen=True):
    """A window of the day: when it begins (seconds), arrivals, pages a second, and their milliseconds."""

    at: float
    arrived: int
    pages_per_second: float
    median: int | None
    p95: int | None


class KneeFound(msgspec.Struct, frozen=True):
    """From how many pages a second on people wait (`None`: never), the most there were, the quiet 95th percentile."""

    pages_per_second: float | None
    most: float
    quiet_p95: int


class Load(msgspec.Struct, frozen=True):
    """What the load itself used: its processes, their seconds of a processor, the seconds that requests were held."""

    processes: int
    processor_seconds: float
    held_back_seconds: float


class Browsers(msgspec.Struct, frozen=True):
    """The walks of browsers meanwhile: how many came to their end, and how many failed."""

    walks: int
    failed: int


class Checked(msgspec.Struct, frozen=True):
    """A sentence that must be true: what the portal itself says, or a threshold of the user's."""

    sentence: str
    holds: bool


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a day.

    Attributes:
        schema: the version of this description.
        procedure: its id.
        title: its title.
        base_url: the address of the portal.
        people: how many were to come.
        seconds: how long the day was to be.
        lasted: how long it was, in seconds.
        seed: what the arrivals were drawn from.
        arrived: how many came.
        finished: how many reached the end of the procedure.
        failed: how many could not go on.
        events: how often something else happened, by `EVENTS`.
        pages: how long pages took.
        messages: how long messages took.
        steps: the steps.
        failures: what kept people from going on, the most frequent first.
        moments: the day, window by window.
        knee: where waiting begins.
        load: what the load has used.
        browsers: what walked meanwhile, if anything did.
        findings: what the portal itself says.
        thresholds: what the user asked for.
    """

    schema: int = SCHEMA
    procedure: str
    title: str
    base_url: str
    people: int
    seconds: float
    lasted: float
    seed: int
    arrived: int
    finished: int
    failed: int
    events: dict[str, int]
    pages: Times
    messages: Times
    steps: tuple[StepTimes, ...]
    failures: tuple[FailureCount, ...]
    moments: tuple[Moment, ...]
    knee: KneeFound | None
    load: Load
    browsers: Browsers | None = None
    findings: tuple[Checked, ...] = ()
    thresholds: tuple[Checked, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether all who were to come reached the end, and everything that must be true is."""
        is_whole = self.finished == self.people and not self.events["double"]
        return is_whole and all(each.holds for each in (*self.findings, *self.thresholds))


def summary_of(plan: Plan, tally: Tally, findings: Sequence[Finding] = (), felt: Felt | None = None) -> Summary:
    """Return what came of a day; `felt` is what browsers took meanwhile."""
    failures = sorted(tally.failures, key=lambda each: -each[1])
    windows = [*chain(*tally.times.values()), *chain(*tally.counts.values())]
    knee = knee_of(list(_windows(plan, tally)))
    return Summary(
        procedure=plan.procedure,
        title=plan.title,
        base_url=plan.base_url,
        people=len(plan.people),
        seconds=plan.seconds,
        lasted=(max(windows, default=0) + 1) * plan.window,
        seed=plan.seed,
        arrived=tally.total("arrived"),
        finished=tally.total("finished"),
        failed=tally.total("failed"),
        events={what: tally.total(what) for what in EVENTS},
        pages=Times.of(tally.whole(PAGE)),
        messages=Times.of(tally.whole(MESSAGE)),
        steps=tuple(_steps(plan, tally, felt.steps if felt else {})),
        failures=tuple(FailureCount(each.step, each.sentence, each.cause, number) for each, number in failures),
        moments=tuple(_moments(plan, tally)),
        knee=KneeFound(knee.rate, knee.most, knee.quiet) if knee else None,
        load=Load(len(tally.used), sum(tally.used.values()) / 1000, tally.total("held-back") / 1000),
        browsers=Browsers(felt.walks, felt.failed) if felt else None,
        findings=tuple(Checked(each.sentence, each.is_right) for each in findings),
    )


def _steps(plan: Plan, tally: Tally, browsers: dict[str, Histogram]) -> Iterator[StepTimes]:
    for step in plan.steps:
        failed = sum(number for failure, number in tally.failures if failure.step == step.id)
        browser = Times.of(browsers[step.id]) if step.id in browsers else None
        yield StepTimes(step.id, step.number, step.title, Times.of(tally.whole(f"{STEP}{step.id}")), failed, browser)


def _moments(plan: Plan, tally: Tally) -> Iterator[Moment]:
    pages, arrived = tally.times.get(PAGE, {}), tally.counts.get("arrived", {})
    for window in range(max((*pages, *arrived), default=-1) + 1):
        histogram = pages.get(window, {})
        yield Moment(
            window * plan.window,
            arrived.get(window, 0),
            round(number_of(histogram) / plan.window, 3),
            percentile(histogram, 50),
            percentile(histogram, 95),
        )


def _windows(plan: Plan, tally: Tally) -> Iterator[Window]:
    for histogram in tally.times.get(PAGE, {}).values():
        yield Window(round(number_of(histogram) / plan.window, 3), percentile(histogram, 95) or 0)
