"""The walk is the same in a browser that another machine runs; the local mock comes along."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from portail import browser as browsers
from portail.browser import remote
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from scenarios.mock.controlled_portal import ControlledPortal
from tests.plugin.test_neighbours import browser_server
from tests.targets import new_target
from tests.walk.test_command_line import portail


@contextmanager
def chromium_with_cdp(path: Path, profile: Path, *flags: str) -> Iterator[str]:
    """A browser that was started by hand, and listens for CDP; its children may write to its profile after it."""
    command = [str(path), "--headless", "--no-sandbox", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    with subprocess.Popen([*command, *flags], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        line = next(line for line in process.stderr if "DevTools listening" in line)
        try:
            yield line.split()[-1]
        finally:
            process.terminate()


@pytest.mark.parametrize("kind", ["server", "cdp"])
def test_the_walk_passes_in_a_browser_of_another_machine(
    kind: str, bound: BoundProcedure, mock: ControlledPortal, playwright: Playwright, tmp_path: Path
) -> None:
    choice = browsers.find(playwright)
    assert choice
    with browser_server() if kind == "server" else chromium_with_cdp(choice.path, tmp_path / "profile") as url:
        browser = remote.connect(playwright, url, str(choice.path))
        run = walk(
            bound, new_target(mock), browser, Options(tmp_path / "output", pictures=False, flags=()), SilentObserver()
        )
        browser.close()

    assert [step.error for step in run.steps] == [None] * 7
    assert run.manifest.flags == []


def test_a_browser_that_does_not_answer_ends_the_walk_with_three_and_the_remedy(tmp_path: Path) -> None:
    ended = portail("walk", "--connect", "ws://127.0.0.1:9/", cwd=tmp_path)

    assert ended.returncode == 3
    assert ended.stderr.startswith("portail : Le navigateur ws://127.0.0.1:9/ ne répond pas")
    assert len(ended.stderr.splitlines()) == 1
