"""What repetitions say of a walk: how often it failed, and how often it may fail at most."""

from pathlib import Path

import pytest

from portail.run_record.repetitions import Repetitions, repetitions_of, shed, upper_bound
from portail.run_record.results import WalkResult
from portail.run_record.run import read
from tests.portail.runs import failed_run, passed_run, passed_step, run_with, with_pictures


@pytest.mark.parametrize(
    ("failed", "walks", "bound"),
    [(0, 1, 0.95), (0, 20, 0.1391), (1, 20, 0.2161), (5, 10, 0.7776), (10, 10, 1.0), (0, 10_000, 0.0003)],
)
def test_the_bound_is_that_of_the_tables_of_clopper_and_pearson(failed: int, walks: int, bound: float) -> None:
    assert upper_bound(failed, walks) == pytest.approx(bound, abs=5e-5)


def test_the_bound_of_none_that_failed_is_the_rule_of_three() -> None:
    assert upper_bound(0, 1000) == pytest.approx(3 / 1000, rel=0.01)


def test_repetitions_are_counted_by_procedure_and_place_and_a_single_walk_is_none(tmp_path: Path) -> None:
    places = ("phone/repetition-1", "phone/repetition-2", "desktop/repetition-1", "desktop")
    runs = (passed_run(), failed_run(), passed_run(), failed_run())
    results = [WalkResult(run, tmp_path, place) for run, place in zip(runs, places, strict=True)]

    assert repetitions_of(results) == [Repetitions("essai – desktop", 1, 0), Repetitions("essai – phone", 2, 1)]
    assert [each.is_flaky for each in repetitions_of(results)] == [False, True]


def test_what_is_kept_of_one_that_passed_is_a_record_that_can_be_read(tmp_path: Path) -> None:
    folder = with_pictures(tmp_path) / "essai"
    run = run_with(passed_step())
    run.write(folder)

    lighter = shed(run, folder)

    assert [path.name for path in folder.iterdir()] == ["run.json"]
    assert read(folder) == lighter
    assert lighter.steps[0].promises == run.steps[0].promises
