"""Where the evidence of a test lies."""

import hashlib
import re
from pathlib import Path

import pytest

LONGEST = 80


def folder_of(item: pytest.Item, output: Path) -> Path:
    """Return the folder of the evidence of a test; pytest-rerunfailures' repetitions have one each."""
    attempt = attempt_of(item)
    return output / "tests" / (folder_name(item.nodeid) + (f"-retry{attempt}" if attempt else ""))


def attempt_of(item: pytest.Item) -> int:
    """Return how often the test was repeated before."""
    return int(getattr(item, "execution_count", 1)) - 1


def folder_name(nodeid: str) -> str:
    """Return a name for a folder that no other test has, in which a person recognises the test."""
    readable = re.sub(r"[^\w.-]+", "-", nodeid.rpartition("/")[2]).strip("-")[:LONGEST]
    return f"{readable}-{hashlib.sha256(nodeid.encode()).hexdigest()[:7]}"
