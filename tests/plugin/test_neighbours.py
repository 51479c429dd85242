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

def test_connexion(walk, tenant):
    tenant.defects = ["here-renamed"]
    walk()

@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.anyio
async def test_of_anyio(number):
    await asyncio.sleep(0)

@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.asyncio
async def test_of_asyncio(number):
    await asyncio.sleep(0)
"""

BESIDE = (
    "-W",
    "error",
    "--randomly-seed=1",
    *(each for each in LEAN if each not in ("-pno:asyncio", "-pno:randomly")),
)


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


def test_asynchronous_tests_allure_ctrf_and_a_browser_of_another_machine_stand_beside_the_walks_of_a_session(
    empty_project: pytest.Pytester, playwright: Playwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = browsers.find(playwright)
    assert choice
    # Playwright's own build would be found by the server itself; where there is only the system's, it is named.
    monkeypatch.setenv("PORTAIL_BROWSER", str(choice.path))
    empty_project.makefile(".ini", pytest="[pytest]\nasyncio_default_fixture_loop_scope = function\n")
    empty_project.makepyfile(test_project=ASYNCHRONOUS)
    reports = ("--alluredir", "allure", "--ctrf", "ctrf.json")
    with browser_server() as url:
        ended = empty_project.runpytest_subprocess(*BESIDE, *reports, "--portail-connect", url, timeout=120)

    # Asynchronous tests run before the browser, whatever the order: seen from within its loop, they fail.
    ended.assert_outcomes(passed=6, failed=1)
    allure_gets_the_steps_with_their_files(empty_project.path / "allure")
    ctrf_gets_the_steps_with_their_files(empty_project.path)


def allure_gets_the_steps_with_their_files(folder: Path) -> None:
    results = [json.loads(path.read_bytes()) for path in folder.glob("*-result.json")]
    (result,) = [each for each in results if each["name"].startswith("test_connexion")]
    assert [(step["name"][:2], step["status"]) for step in result["steps"]] == [
        ("1.", "passed"),
        ("2.", "passed"),
        ("3.", "broken"),
    ]
    assert [file["name"] for file in result["steps"][2]["attachments"]] == ["failure-activation.png"]


def ctrf_gets_the_steps_with_their_files(folder: Path) -> None:
    tests = json.loads((folder / "ctrf.json").read_bytes())["results"]["tests"]
    (test,) = [each for each in tests if "test_connexion" in each["name"]]
    assert [step["status"] for step in test["steps"]] == ["passed", "passed", "failed", *["skipped"] * 4]
    assert {Path(file["path"]).name for file in test["attachments"]} == {"run.json", "failure-activation.png"}
    assert all((folder / file["path"]).exists() for file in test["attachments"])


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
