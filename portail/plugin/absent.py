"""The plugin where the extra `walk` is missing: who wants to walk learns what to install, others notice nothing."""

import pytest

from portail import extras


@pytest.fixture
def walk() -> None:
    """Nothing can be walked here; the error says what to install."""
    raise pytest.UsageError(extras.remedy("walk"))
