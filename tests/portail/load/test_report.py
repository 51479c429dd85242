"""The report of a day: what a person reads, and what programs do."""

import csv
import io
import re
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from portail.load.load_plan import Plan, PlannedStep, Somebody
from portail.load.outcome.summary import Summary, summary_of
from portail.load.report import files
from portail.load.report.plots import Line, Plot, drawn, ticks
from portail.load.tally import MESSAGE, PAGE, STEP, Failure, Tally
from portail.project.crowd import Finding

STEPS = (PlannedStep("sign-in", 1, "I sign in <here>", ()), PlannedStep("pay", 2, "I pay", ()))


PLAN = Plan(
    procedure="rooms",
    title="Rooms & halls",
    folder=".",
    base_url="http://127.0.0.1/",
    hosts=("127.0.0.1",),
    steps=STEPS,
    people=[Somebody()] * 20,
    seconds=12.0,
    seed=1,
    pause=0.0,
)


def day() -> Summary:
    tally = Tally()
    for window in range(12):
        for _ in range(window + 1):
            tally.time(PAGE, window, 0.05 if window < 6 else 0.9)
        tally.time(f"{STEP}sign-in", window, 0.25)
        tally.count("arrived", window, 2)
    tally.time(MESSAGE, 0, 0.5)
    tally.count("finished", 11, 19)
    tally.count("failed", 11)
    tally.fail(Failure("pay", "I click Pay.", "expected: <b>"))
    tally.used = {"host:1": 1500}
    return summary_of(PLAN, tally, [Finding("All are there.", is_right=True)])


def test_a_summary_says_who_came_what_they_waited_and_where_waiting_begins() -> None:
    told = day()

    assert (told.arrived, told.finished, told.failed, told.is_good) == (24, 19, 1, False)
    assert (told.steps[0].times.median, told.steps[1].times.median, told.steps[1].failed) == (250, None, 1)
    assert told.knee
    assert (told.knee.pages_per_second, told.knee.most, told.knee.quiet_p95) == (7, 12, 50)
    assert told.load.processor_seconds == 1.5


def test_the_files_of_a_report_hold_the_same_figures(tmp_path: Path) -> None:
    told = day()

    files.write(told, tmp_path)

    assert msgspec.json.decode((tmp_path / files.RECORD).read_bytes(), type=Summary) == told
    steps = list(csv.DictReader(io.StringIO((tmp_path / files.STEPS).read_text("utf-8"))))
    assert [(row["step"], row["p95_ms"], row["failed"]) for row in steps] == [
        ("sign-in", "250", "0"),
        ("pay", "", "1"),
        ("page", "900", ""),
        ("message", "500", ""),
    ]
    moments = list(csv.DictReader(io.StringIO((tmp_path / files.MOMENTS).read_text("utf-8"))))
    assert (len(moments), moments[-1]["pages_per_s"]) == (12, "12.0")


def test_the_page_brings_all_it_shows_and_everybody_can_read_it(tmp_path: Path, page: Page) -> None:
    files.write(day(), tmp_path)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.goto((tmp_path / files.PAGE).as_uri())

    assert len(requests) == 1
    assert page.locator("script").count() == 0
    assert page.get_by_role("rowheader", name="I sign in <here>").is_visible()
    assert page.get_by_role("img").count() == 3
    assert "1 × pay, « I click Pay. » : expected: <b>" in page.locator("main").inner_text()
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize(
    ("largest", "expected"),
    [(1.0, [0, 0.2, 0.4, 0.6, 0.8, 1.0]), (60, [0, 15, 30, 45, 60]), (100, [0, 20, 40, 60, 80, 100])],
)
def test_round_numbers_stand_along_an_axis(largest: float, expected: list[float]) -> None:
    assert ticks(largest) == pytest.approx(expected)


def test_a_plot_keeps_its_points_within_its_frame_and_escapes_its_words() -> None:
    svg = drawn(Plot("<all>", "x", "y", [Line("a", "slow", [(0, 0), (7, 930)])], mark=(3, "<here>")))

    assert "&lt;all&gt;" in svg
    assert "&lt;here&gt;" in svg
    points = [tuple(map(float, each.split(","))) for each in re.findall(r"[\d.]+,[\d.]+", svg)]
    assert all(0 <= x <= 720 and 0 <= y <= 260 for x, y in points)


def test_a_day_on_which_nothing_came_is_told_too(tmp_path: Path) -> None:
    assert files.write(summary_of(PLAN, Tally()), tmp_path)[0].exists()
