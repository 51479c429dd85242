"""A QA engineer's own project: pytest runs in a process of its own, as they run it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

STRICT = ("-W", "error", "--strict-markers", "--strict-config")
# Plugins of this project's own tests, which take longer to import than a walk takes; pytest-asyncio and pytest-randomly
# have their own test.
LEAN = tuple(f"-pno:{name}" for name in ("hypothesispytest", "schemathesis", "faker", "locust", "asyncio", "randomly"))

Project = Callable[..., pytest.RunResult]


@pytest.fixture
def empty_project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project without tests, in an environment that says nothing of this project's own."""
    for name in list(os.environ):
        if name.startswith(("PORTAIL_", "GITHUB_")):
            monkeypatch.delenv(name)
    pytester.makefile(".ini", pytest="[pytest]\n")
    return pytester


@pytest.fixture
def project(empty_project: pytest.Pytester) -> Project:
    """Run the tests that are given, in an empty project, as strictly as pytest can be."""

    def run(test: str, *arguments: str | Path) -> pytest.RunResult:
        empty_project.makepyfile(test_project=test)
        return empty_project.runpytest_subprocess(*STRICT, *LEAN, *arguments, timeout=120)

    return run


@pytest.fixture
def project_here(empty_project: pytest.Pytester) -> Project:
    """The same in the process of the test itself, where they open no browser: Playwright is at work here already."""

    def run(test: str, *arguments: str | Path) -> pytest.RunResult:
        empty_project.makepyfile(test_project=test)
        return empty_project.runpytest_inprocess(*STRICT, *LEAN, "-pno:playwright", *arguments)

    return run


@pytest.fixture
def results(pytester: pytest.Pytester) -> Path:
    return pytester.path / "portail-results"
