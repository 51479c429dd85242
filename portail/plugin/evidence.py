"""What a test leaves to be looked at: which fixtures it uses, and where its evidence lies."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

TESTS = "tests"
LONGEST = 80
_USED: pytest.StashKey[dict[str, Any]] = pytest.StashKey()


def note(node: pytest.Item, **values: object) -> None:
    """Note that a test uses these; a repetition of the test replaces them."""
    noted = node.stash.setdefault(_USED, dict[str, Any]())
    noted.update(values)


def used_by(item: pytest.Item) -> dict[str, Any]:
    """Return what the test uses, by the names of the fixtures; an argument of its own hides none of what was noted."""
    noted: dict[str, Any] = item.stash.get(_USED, {})
    return {**getattr(item, "funcargs", {}), **noted}


def uses_plugin(item: pytest.Item) -> bool:
    """Return whether the test uses this plugin."""
    return _USED in item.stash


def folder_of(item: pytest.Item, output: Path) -> Path:
    """Return the folder of the evidence of a test; pytest-rerunfailures' repetitions have one each."""
    attempt = attempt_of(item)
    return output / TESTS / (folder_name(item.nodeid) + (f"-retry{attempt}" if attempt else ""))


def attempt_of(item: pytest.Item) -> int:
    """Return how often the test was repeated before."""
    return int(getattr(item, "execution_count", 1)) - 1


def folder_name(nodeid: str) -> str:
    """Return a name for a folder that no other test has, in which a person recognises the test."""
    readable = re.sub(r"[^\w.-]+", "-", nodeid.rpartition("/")[2]).strip("-")[:LONGEST]
    return f"{readable}-{hashlib.sha256(nodeid.encode()).hexdigest()[:7]}"
