"""Fixtures of the mock: a tenant of one's own for each test, with its family, mail, clock and faults.

They are thin: what they give comes from fixtures of the engine that nobody overrides by accident.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from portail.plugin.environment import TestEnvironment, TestEnvironments
    from portail.plugin.scoped_mailbox import ScopedMailbox

    from .mock.clock import TenantClock
    from .mock.control import Control
    from .mock.family import TenantFamily
    from .mock.mail_faults import MailFaults
    from .mock.tenant import Tenant

PROJECT = Path(__file__).parent
MOCK_ONLY = "mock_only: the test needs the control API of a mock portal; skipped on any other target"


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark of this project known."""
    config.addinivalue_line("markers", MOCK_ONLY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test that is marked `mock_only` ask for the control API, which skips it elsewhere."""
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("mock_only"):
            item.fixturenames.append("control")


@pytest.fixture
def _portail_mock(_portail_environments: "TestEnvironments") -> "TestEnvironment":
    """What the test has of the portal of this project."""
    return _portail_environments.of(PROJECT)


@pytest.fixture
def control(_portail_mock: "TestEnvironment") -> "Control":
    """The control API of the mock."""
    if _portail_mock.is_external:
        pytest.skip("la cible n’a pas d’API de contrôle : ce n’est pas un portail de référence")
    found: Control = _portail_mock.portal.control
    return found


@pytest.fixture
def tenant(_portail_mock: "TestEnvironment", control: "Control") -> "Tenant":  # noqa: ARG001 - skips elsewhere
    """A portal of the test's own: its clock stands still, and it has no defects and no families yet."""
    found: Tenant = _portail_mock.tenant
    return found


@pytest.fixture
def family(_portail_mock: "TestEnvironment") -> "TenantFamily":
    """A family, not yet invited, of the test's own tenant; on a portal that is no mock, the one of the target file."""
    found: TenantFamily = _portail_mock.person
    return found


@pytest.fixture
def mailbox(_portail_mock: "TestEnvironment") -> "ScopedMailbox":
    """The mail that came to the test's own addresses since the test began."""
    return _portail_mock.mailbox


@pytest.fixture
def clock(tenant: "Tenant") -> "TenantClock":
    """The time of the test's own tenant."""
    return tenant.clock


@pytest.fixture
def faults(tenant: "Tenant") -> "Iterator[MailFaults]":
    """Faults of the mail of the test's own tenant."""
    if tenant.mail_faults is None:
        pytest.skip("la boîte mail de la cible ne prend pas d’ordres : seul fake_smtp en prend")
    yield tenant.mail_faults
    tenant.mail_faults.clear()
