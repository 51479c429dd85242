"""The plugin lives beside others: asynchronous tests, Allure, CTRF, a browser of another machine."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from portail import browser as browsers
from tests.plugin.conftest import LEAN, Project

# What every run of pytest may import: the plugin, its texts, how projects are found, and the fixtures of this one.
THIN = r"""(?x)
    portail (\.errors | \.exit_status | \.extras | \.files (\.\w+)? | \.project (\.installed | \.modules)?)?
    | portail \. (plugin | wording) (\.\w+)?
    | _portail_scenarios_\w+ (\.fixtures)?
"""
ASYNCHRONOUS = """
import asyncio
import pytest

@pytest.fixture
def anyio_backend():
    return "asyncio"

def test_with_a_browser(walk):
    walk(until="link")

@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.anyio
async def test_of_anyio(number):
    await asyncio.sleep(0)

@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.asyncio
async def test_of_asyncio(number):
    await asyncio.sleep(0)
"""


def test_asynchronous_tests_run_before_the_browser_whatever_the_order(pytester: pytest.Pytester) -> None:
    pytester.makefile(".ini", pytest="[pytest]\nasyncio_default_fixture_loop_scope = function\n")
    pytester.makepyfile(test_project=ASYNCHRONOUS)

    ended = pytester.runpytest_subprocess("-W", "error", "-p", "randomly", "--randomly-seed=1", *LEAN[1:], timeout=120)

    ended.assert_outcomes(passed=7)


def test_allure_and_ctrf_get_the_steps_with_their_files(project: Project, pytester: pytest.Pytester) -> None:
    test = "def test_connexion(walk, tenant):\n    tenant.defects = ['here-renamed']\n    walk()\n"

    project(test, "--alluredir", "allure", "--ctrf", "ctrf.json").assert_outcomes(failed=1)

    (result,) = (json.loads(path.read_bytes()) for path in (pytester.path / "allure").glob("*-result.json"))
    assert [(step["name"][:2], step["status"]) for step in result["steps"]] == [
        ("1.", "passed"),
        ("2.", "passed"),
        ("3.", "broken"),
    ]
    assert [file["name"] for file in result["steps"][2]["attachments"]] == ["failure-activation.png"]
    (test,) = json.loads((pytester.path / "ctrf.json").read_bytes())["results"]["tests"]
    assert [step["status"] for step in test["steps"]] == ["passed", "passed", "failed", *["skipped"] * 4]
    assert {Path(file["path"]).name for file in test["attachments"]} == {"run.json", "failure-activation.png"}
    assert all((pytester.path / file["path"]).exists() for file in test["attachments"])


@contextmanager
def browser_server() -> Iterator[str]:
    """A browser server, as another machine would run it; `--unsafe` lets the client name the browser's file."""
    command = [sys.executable, "-m", "playwright", "run-server", "--host", "127.0.0.1", "--port", "0", "--unsafe"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().split()[-1]
        finally:
            # The server itself is a child of this process; asked politely, it may wait for ever.
            os.killpg(server.pid, signal.SIGKILL)
            server.stdout.read()  # to its end: the child has gone too


def test_a_browser_of_another_machine_walks_on_the_local_mock(
    project: Project, playwright: Playwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = browsers.find(playwright)
    assert choice
    # Playwright's own build would be found by the server itself; where there is only the system's, it is named.
    monkeypatch.setenv("PORTAIL_BROWSER", str(choice.path))
    with browser_server() as url:
        ended = project("def test_connexion(walk):\n    walk(until='terms')\n", "--portail-connect", url)

    ended.assert_outcomes(passed=1)


LISTING = """
import atexit
import sys

atexit.register(lambda: print("imported:", *sys.modules, file=sys.__stderr__))

def test_other():
    pass
"""


def imported_by(run: pytest.RunResult) -> set[str]:
    (listed,) = (line for line in run.errlines if line.startswith("imported:"))
    return set(listed.split()[1:])


def test_a_run_that_does_not_walk_imports_no_more_than_the_plugin(project: Project) -> None:
    added = imported_by(project(LISTING)) - imported_by(project(LISTING, "-pno:portail"))

    others = {name for name in added if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {name for name in others if not re.fullmatch(THIN, name)} == set()
    assert not {"portail.plugin.walker", "portail.plugin.environment", "portail.plugin.reporter"} & added
