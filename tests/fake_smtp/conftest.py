"""One mail catcher for all tests; it is empty, and has no faults, at the start of each."""

from collections.abc import Iterator

import httpx
import pytest

from fake_smtp import FakeSmtp
from fake_smtp.store.scope import Scope


@pytest.fixture(scope="session")
def catcher() -> Iterator[FakeSmtp]:
    with FakeSmtp() as smtp:
        yield smtp


@pytest.fixture
def smtp(catcher: FakeSmtp) -> FakeSmtp:
    catcher.mailbox.clear()
    catcher.faults.clear(Scope())
    catcher.chaos.set({})
    return catcher


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    with httpx.Client() as client:
        yield client
