"""Walks a minute, as more of them go on at once: by the engine's jobs, by bare scripts, in one browser or several."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from portail import browser as browsers
from portail.browser import remote
from portail.browser.parallel import at_once
from scenarios.mock.stack import Stack
from tests.benchmarks.pairs import Figure, alternately, seconds
from tests.benchmarks.stage import Stage, report, stage
from tests.plugin.test_neighbours import browser_server

AT_ONCE = (1, 2, 4, 8)
WALKS = 8
TEST = f"import pytest\n@pytest.mark.parametrize('number', range({WALKS}))\ndef test_walk(walk, number):\n    walk()\n"
Opener = Callable[[], AbstractContextManager[Stage]]


def figures(pairs: int) -> Iterator[Figure]:
    """Measure, for each number of walks at once, those of the engine against bare contexts, then the commands."""
    for jobs in AT_ONCE:
        one, two = alternately(pairs, partial(_rate, jobs, _engine), partial(_rate, jobs, _hand))
        yield _figure("walks of the engine", one, "bare contexts", two, float(jobs), 0.95 if jobs == 4 else None)
    one, two = alternately(pairs, _in_one_browser, partial(_rate, 4, _hand))
    yield _figure("four in one browser", one, "four browsers", two)
    one, two = alternately(pairs, _command, _by_xdist)
    yield _figure("portail walk -j 2, with documents", one, "pytest -n 2, with pictures", two)


def _figure(
    name: str, ours: tuple[float, ...], against: str, other: tuple[float, ...], at: float | None = None,
    target: float | None = None,
) -> Figure:  # fmt: skip
    return Figure(name, ours, against, other, "a minute", target, more_is_better=True, at=at)


def _engine(there: Stage, _: int) -> float:
    return there.engine(pictures=False)


def _hand(there: Stage, _: int) -> float:
    return there.hand()


def _rate(jobs: int, way: Callable[[Stage, int], float], opener: Opener = stage) -> float:
    """Return walks a minute, each job with a browser and servers of its own, from the end of its first walk on."""
    taken = seconds(lambda: list(at_once(range(WALKS), [opener] * jobs, way)))
    return WALKS / taken * 60


@contextmanager
def _connected(url: str) -> Iterator[Stage]:
    with Stack() as stack, sync_playwright() as playwright:
        choice = browsers.ready(playwright, None, report)
        browser = remote.connect(playwright, url, str(choice.path))
        yield Stage(stack, browser)
        browser.close()


def _in_one_browser() -> float:
    """Four jobs whose contexts share the browser of one server."""
    with browser_server() as url:
        return _rate(4, _hand, partial(_connected, url))


def _command() -> float:
    with TemporaryDirectory() as folder:
        asked = ["walk", "--quiet", "--repeat", str(WALKS), "-j", "2", "--output", folder]
        return WALKS / seconds(lambda: _run("portail", *asked)) * 60


def _by_xdist() -> float:
    with TemporaryDirectory() as folder:
        Path(folder, "test_walks.py").write_text(TEST)
        return WALKS / seconds(lambda: _run("pytest", "-q", "-n", "2", "--rootdir", folder, folder)) * 60


def _run(*command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)
