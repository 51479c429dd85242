"""The plugin lives beside others: asynchronous tests, Allure, CTRF, a browser of another machine."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.plugin.conftest import LEAN, Project

ASYNCHRONOUS = """
import asyncio
import pytest

def test_with_a_browser(walk):
    walk(until="link")

@pytest.mark.anyio
async def test_of_anyio():
    await asyncio.sleep(0)

{more}
"""
OF_ASYNCIO = """
@pytest.mark.asyncio
async def test_of_asyncio():
    await asyncio.sleep(0)
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_asynchronous_tests_run_in_the_same_session_in_any_order(project: Project, seed: str) -> None:
    test = ASYNCHRONOUS.format(more="@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'")

    project(test, f"--randomly-seed={seed}").assert_outcomes(passed=2)


def test_tests_of_pytest_asyncio_run_in_the_same_session(pytester: pytest.Pytester) -> None:
    pytester.makefile(".ini", pytest="[pytest]\nasyncio_default_fixture_loop_scope = function\n")
    more = OF_ASYNCIO + "\n@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n"
    pytester.makepyfile(test_project=ASYNCHRONOUS.format(more=more))

    pytester.runpytest_subprocess("-W", "error", *LEAN[1:], timeout=120).assert_outcomes(passed=3)


def test_allure_shows_the_steps_with_their_files(project: Project, pytester: pytest.Pytester) -> None:
    test = "def test_connexion(walk, tenant):\n    tenant.defects = ['here-renamed']\n    walk()\n"

    project(test, "--alluredir", "allure").assert_outcomes(failed=1)

    (result,) = (json.loads(path.read_bytes()) for path in (pytester.path / "allure").glob("*-result.json"))
    assert [(step["name"][:2], step["status"]) for step in result["steps"]] == [
        ("1.", "passed"),
        ("2.", "passed"),
        ("3.", "broken"),
    ]
    assert [file["name"] for file in result["steps"][2]["attachments"]] == ["failure-activation.png"]


def test_ctrf_lists_the_steps_and_their_files(project: Project, pytester: pytest.Pytester) -> None:
    test = "def test_connexion(walk, tenant):\n    tenant.defects = ['here-renamed']\n    walk()\n"

    project(test, "--ctrf", "ctrf.json").assert_outcomes(failed=1)

    (told,) = json.loads((pytester.path / "ctrf.json").read_bytes())["results"]["tests"]
    assert [step["status"] for step in told["steps"]] == ["passed", "passed", "failed", *["skipped"] * 4]
    assert {Path(file["path"]).name for file in told["attachments"]} == {"run.json", "failure-activation.png"}
    assert all((pytester.path / file["path"]).exists() for file in told["attachments"])


@contextmanager
def browser_server() -> Iterator[str]:
    """A browser server, as another machine would run it; `--unsafe` lets the client name the browser's file."""
    command = [sys.executable, "-m", "playwright", "run-server", "--host", "127.0.0.1", "--port", "0", "--unsafe"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield server.stdout.readline().split()[-1]
        server.terminate()


def test_a_browser_of_another_machine_walks_on_the_local_mock(project: Project, pytester: pytest.Pytester) -> None:
    # Playwright's own build would be found by the server itself; where there is only the system's, it is named.
    pytester.makeconftest(
        """
        import pytest

        @pytest.fixture(scope="session")
        def browser_type_launch_args(playwright):
            from scenarios import browser

            return {"executablePath": str(browser.find(playwright).path)}
        """
    )
    with browser_server() as url:
        ended = project("def test_connexion(walk):\n    walk(until='terms')\n", "--portail-connect", url)

    ended.assert_outcomes(passed=1)


def test_a_run_that_does_not_walk_imports_no_more_than_the_plugin(project: Project) -> None:
    ended = project(
        """
        import atexit
        import sys

        def tell():
            names = [name for name in sys.modules if name.startswith("scenarios")]
            print("imported:", *names, file=sys.__stderr__)

        atexit.register(tell)

        def test_other():
            pass
        """
    )

    (listed,) = (line for line in ended.errlines if line.startswith("imported:"))
    _, *imported = listed.split()
    assert [name for name in imported if name != "scenarios" and not name.startswith("scenarios.plugin")] == []
    assert {"scenarios.plugin.walker", "scenarios.plugin.ground"} & set(imported) == set()
