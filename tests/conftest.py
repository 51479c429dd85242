"""What tests of several folders need."""

from collections.abc import Iterator

import pytest

from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.mock.stack import Stack


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The mock portal and the mail catcher; each test creates tenants of its own there."""
    with Stack() as running:
        yield running


@pytest.fixture(scope="session")
def mock(stack: Stack) -> ControlledPortal:
    """The mock, open for walks."""
    return stack.controlled_portal
