"""The fixtures of the engine: `walk`, and those that it depends on, private so that nobody overrides them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portail.plugin.evidence import TESTS, attempt_of, folder_of, note
from portail.plugin.settings import settings_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from portail.plugin.environment import SessionPortals, TestEnvironments
    from portail.plugin.reporter import Reporter
    from portail.plugin.walker import Walker


@pytest.fixture(scope="session")
def _portail_portals(pytestconfig: pytest.Config) -> "Iterator[SessionPortals]":
    """The portals of the session: each project's own, or the one that `--portail-target` names."""
    from portail.plugin.environment import SessionPortals
    from portail.privacy.secrets_filter import SecretsFilter

    with SessionPortals(settings_of(pytestconfig), SecretsFilter()) as portals:
        yield portals


@pytest.fixture
def _portail_environments(
    request: pytest.FixtureRequest, _portail_portals: "SessionPortals"
) -> "Iterator[TestEnvironments]":
    """What this test walks on: for each project a tenant of the test's own."""
    from portail.plugin.environment import TestEnvironments

    with TestEnvironments(_portail_portals) as environments:
        note(request.node, environments=environments, secrets=_portail_portals.secrets)
        yield environments


@pytest.fixture
def _portail_evidence(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Path:
    """The folder of the evidence of this test; each repetition has its own."""
    from portail.run_record import pytest_outcome

    pytest_outcome.begin(settings_of(pytestconfig).output / TESTS)
    return folder_of(request.node, settings_of(pytestconfig).output)


@pytest.fixture
def _portail_reporter(
    request: pytest.FixtureRequest, pytestconfig: pytest.Config, _portail_evidence: Path
) -> "Reporter":
    """Reports the walks of this test to whoever writes a report."""
    from portail.plugin.reporter import Reporter

    allure = bool(pytestconfig.getoption("allure_report_dir", None))
    return Reporter(_portail_evidence, request.node.nodeid, attempt_of(request.node), allure=allure)


@pytest.fixture
def walk(
    request: pytest.FixtureRequest,
    pytestconfig: pytest.Config,
    page: "Page",
    _portail_environments: "TestEnvironments",
    _portail_reporter: "Reporter",
) -> "Walker":
    """Walks a procedure, or a part of it, in the test's own page: `walk("louer-une-salle", until="confirm")`."""
    from portail.browser import FLAGS
    from portail.plugin.walker import Walker

    mark = request.node.get_closest_marker("procedure")
    return Walker(
        page,
        _portail_environments,
        _portail_reporter,
        procedure=mark.args[0] if mark else None,
        pictures=pytestconfig.getoption("--screenshot") == "on",
        flags=() if settings_of(pytestconfig).connect else FLAGS,
        limit=settings_of(pytestconfig).limit,
        thorough=settings_of(pytestconfig).thorough,
    )
