"""What a user says must not be."""

import pytest

from portail.errors import WrongUsage
from portail.load.load_plan import Plan, PlannedStep
from portail.load.outcome.thresholds import read
from portail.load.tally import PAGE, STEP, Failure, Tally

PLAN = Plan(
    procedure="rooms",
    title="Rooms",
    folder=".",
    base_url="http://127.0.0.1/",
    hosts=("127.0.0.1",),
    steps=(PlannedStep("sign-in", 1, "Sign in", ()),),
    people=[],
    seconds=60.0,
    seed=1,
    pause=0.0,
)


def tally() -> Tally:
    counted = Tally()
    for seconds in (0.1, 0.2, 0.3, 1.4):
        counted.time(PAGE, 0, seconds)
        counted.time(f"{STEP}sign-in", 0, seconds * 2)
    counted.count("finished", 0, 9)
    counted.count("failed", 0)
    counted.fail(Failure("sign-in", "I click OK.", "nothing"))
    return counted


@pytest.mark.parametrize(
    ("expression", "value", "holds"),
    [
        ("p95(sign-in) > 1s", 2800, False),
        ("p95( sign-in )>3 s", 2800, True),
        ("p95 > 1500ms", 1400, True),
        ("median(page) >= 200ms", 200, False),
        ("longest > 0,5min", 1400, True),
        ("failed > 0", 1, False),
        ("failed(sign-in) > 1", 1, True),
        ("unfinished > 10%", 10, True),
        ("unfinished >= 1", 1, False),
        ("lost > 0", 0, True),
        ("p95(message) > 1s", None, False),
    ],
)
def test_a_threshold_is_compared_with_what_was_measured(expression: str, value: float | None, *, holds: bool) -> None:
    threshold = read(expression, PLAN)

    measured = threshold.value(tally(), people=10)

    assert measured == value
    assert threshold.holds(measured) is holds


@pytest.mark.parametrize(
    ("expression", "remedy"),
    [
        ("p95(sign-in)", "p95(sign-in) > 1s"),
        ("p95(sign-in) = 1s", "p95(sign-in) > 1s"),
        ("p95(sign-in) > 1", "se compte en ms ou s ou min"),
        ("failed > 1s", "se compte sans unité ou %"),
        ("p98 > 1s", "median, mean, p90, p95, p99, longest, failed"),
        ("p95(mail) > 1s", "sign-in, page, message"),
        ("lost(sign-in) > 0", "Retirez (sign-in)"),
        ("p95(sign-in) > 1s; rm", "p95(sign-in) > 1s"),
    ],
)
def test_what_is_no_threshold_is_refused_with_what_could_be_written(expression: str, remedy: str) -> None:
    with pytest.raises(WrongUsage, match=r".") as raised:
        read(expression, PLAN)

    assert remedy in str(raised.value)
