"""The plugin's servers serve the session; each test walks on a tenant of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenarios import library
from scenarios.options import Options
from scenarios.pages.terms import Gesture
from scenarios.procedure import Procedure
from scenarios.run import Run
from scenarios.runner import Quiet, walk
from scenarios.stack import Stack
from scenarios.target import Target

PATIENCE = 5.0

WalkOn = Callable[..., Run]


@pytest.fixture(scope="session")
def procedure() -> Procedure:
    return library.load("premiere-connexion")


@pytest.fixture
def walk_on(procedure: Procedure, browser: Browser, tmp_path: Path) -> WalkOn:
    """Walk a procedure, by default the first one, on a target; the evidence lies in the test's folder."""
    first = procedure

    def walk_on(
        target: Target,
        procedure: Procedure = first,
        *,
        gesture: Gesture = "wheel",
        trace: bool = False,
        pictures: bool = True,
        film: bool = False,
        output: Path = tmp_path,
    ) -> Run:
        options = Options(output, trace=trace, gesture=gesture, patience=PATIENCE, pictures=pictures, film=film)
        return walk(procedure, target, browser, options, Quiet())

    return walk_on


@pytest.fixture
def new_target(stack: Stack, request: pytest.FixtureRequest) -> Callable[..., Target]:
    """Prepare a tenant with a family whose address no other test uses."""
    return partial(stack.new_target, email=f"{abs(hash(request.node.nodeid))}@example.org")
