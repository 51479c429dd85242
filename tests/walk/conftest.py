"""The plugin's servers serve the session; each test walks on a tenant of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portail.run_record.run import Run
from portail.screen.scrolling.scrolling_box import Gesture
from portail.target.target import Target
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options, Trace
from portail.walk.runner import SilentObserver, walk
from scenarios.mock.controlled_portal import ControlledPortal
from tests import projects, targets

PATIENCE = 5.0

WalkOn = Callable[..., Run]
NewTarget = Callable[..., Target]


@pytest.fixture(scope="session")
def bound() -> BoundProcedure:
    """The first procedure, with its steps."""
    return projects.load(projects.FIRST)


@pytest.fixture
def walk_on(bound: BoundProcedure, browser: Browser, tmp_path: Path) -> WalkOn:
    """Walk a procedure, by default the first one, on a target; the evidence lies in the test's folder."""
    first = bound

    def walk_on(
        target: Target,
        bound: BoundProcedure = first,
        *,
        gesture: Gesture = "wheel",
        trace: Trace = "never",
        pictures: bool = True,
        film: bool = False,
        thorough: bool = False,
        thorough_from: str = "",
        limit: float | None = None,
        output: Path = tmp_path,
    ) -> Run:
        options = Options(
            output,
            trace=trace,
            gesture=gesture,
            patience=PATIENCE,
            limit=limit,
            pictures=pictures,
            film=film,
            thorough=thorough,
            thorough_from=thorough_from,
        )
        return walk(bound, target, browser, options, SilentObserver())

    return walk_on


@pytest.fixture
def new_target(mock: ControlledPortal, request: pytest.FixtureRequest) -> NewTarget:
    """Prepare a tenant with a family whose address no other test uses."""
    return partial(targets.new_target, mock, email=f"{abs(hash(request.node.nodeid))}@example.org")
