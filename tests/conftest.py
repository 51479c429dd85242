"""What tests of several folders need."""

import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest

from scenarios.mock.controlled_portal import ControlledPortal
from scenarios.mock.stack import Stack


def pytest_configure(config: pytest.Config) -> None:
    """Where nothing compiled may be kept beside its source, keep it elsewhere for this run.

    The commands that tests start would each compile half of what they import again, which takes longer than most walks.
    """
    if sys.dont_write_bytecode and not hasattr(config, "workerinput"):
        compiled = TemporaryDirectory(prefix="compiled-", ignore_cleanup_errors=True)
        config.add_cleanup(compiled.cleanup)
        change = pytest.MonkeyPatch()
        config.add_cleanup(change.undo)
        change.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        change.setenv("PYTHONPYCACHEPREFIX", compiled.name)  # of the workers too, which start later
        change.setattr(sys, "dont_write_bytecode", False)
        change.setattr(sys, "pycache_prefix", compiled.name)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The mock portal and the mail catcher; each test creates tenants of its own there."""
    with Stack() as running:
        yield running


@pytest.fixture(scope="session")
def mock(stack: Stack) -> ControlledPortal:
    """The mock, open for walks."""
    return stack.controlled_portal
