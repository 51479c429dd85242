"""What browsers took meanwhile is read from the records of their walks."""

from pathlib import Path

from portail.load.browsers import Felt
from tests.portail.runs import failed_step, passed_step, run_with, with_pictures


def test_the_steps_that_passed_are_added_up_over_several_walks(tmp_path: Path) -> None:
    folder = with_pictures(tmp_path) / "essai"
    felt = Felt()

    for run in (run_with(passed_step()), run_with(passed_step(), failed_step())):
        run.write(folder)
        felt.add(folder)

    step = passed_step()
    assert (felt.walks, felt.failed) == (2, 1)
    assert felt.steps == {step.id: {step.duration_ms: 2}}
