"""What a test uses of this plugin, for the report of a failure."""

from typing import Any

import pytest

_KEY: pytest.StashKey[dict[str, Any]] = pytest.StashKey()


def note(node: pytest.Item, **values: object) -> None:
    """Note that a test uses these; a repetition of the test replaces them."""
    noted = node.stash.setdefault(_KEY, dict[str, Any]())
    noted.update(values)


def used_by(item: pytest.Item) -> dict[str, Any]:
    """Return what the test uses, by the names of the fixtures."""
    noted: dict[str, Any] = item.stash.get(_KEY, {})
    return {**noted, **getattr(item, "funcargs", {})}
