"""When the surroundings fail, the walk says so, keeps the record, and leaves nothing running."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType

from portail.errors import EnvironmentNotReady
from portail.run_record.run import StepResult, read
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from tests.walk.conftest import NewTarget


class Killer(SilentObserver):
    """Kills the browser's process when a step begins."""

    def __init__(self, pid: int, step: str) -> None:
        self.pid = pid
        self.step = step

    def step_began(self, step: StepResult) -> None:
        if step.id == self.step:
            os.kill(self.pid, signal.SIGKILL)


@pytest.fixture
def another(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Browser:
    """A browser that no other test needs."""
    return browser_type.launch(**browser_type_launch_args)


def test_a_browser_killed_midway_is_reported_and_the_record_is_kept(
    another: Browser,
    bound: BoundProcedure,
    new_target: NewTarget,
    tmp_path: Path,
) -> None:
    processes = another.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pid = next(process["id"] for process in processes if process["type"] == "browser")

    with pytest.raises(EnvironmentNotReady, match="Le navigateur s’est arrêté pendant l’étape 4"):
        walk(bound, new_target(), another, Options(tmp_path), Killer(pid, "sign-in"))

    run = read(tmp_path / "premiere-connexion")
    assert run.verdict == "failed"
    assert [step.status for step in run.steps] == ["passed"] * 3 + ["failed"] + ["skipped"] * 3


def test_a_browser_that_is_closed_before_the_walk_is_reported_with_the_remedy(
    another: Browser,
    bound: BoundProcedure,
    new_target: NewTarget,
    tmp_path: Path,
) -> None:
    another.close()

    with pytest.raises(EnvironmentNotReady, match=r"Le navigateur n’ouvre pas de fenêtre .*« portail doctor »"):
        walk(bound, new_target(), another, Options(tmp_path), SilentObserver())
