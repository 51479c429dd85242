"""A QA engineer's own project: pytest runs in a process of its own, as they run it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

STRICT = ("-W", "error", "--strict-markers", "--strict-config")
# Plugins of this project's own tests, which take longer to import than a walk takes; pytest-asyncio has its own test.
LEAN = tuple(f"-pno:{name}" for name in ("asyncio", "hypothesispytest", "schemathesis", "faker"))

Project = Callable[..., pytest.RunResult]


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Run the tests that are given, in an empty project, as strictly as pytest can be."""
    for name in list(os.environ):
        if name.startswith(("PORTAIL_", "GITHUB_")):
            monkeypatch.delenv(name)
    pytester.makefile(".ini", pytest="[pytest]\n")

    def run(test: str, *arguments: str | Path) -> pytest.RunResult:
        pytester.makepyfile(test_project=test)
        return pytester.runpytest_subprocess(*STRICT, *LEAN, *arguments, timeout=120)

    return run


@pytest.fixture
def results(pytester: pytest.Pytester) -> Path:
    return pytester.path / "portail-results"
