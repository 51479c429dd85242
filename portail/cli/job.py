"""What one job of a command walks with: its own driver, the browser that was last asked for, its own portals."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import cycle, islice

import click
from playwright.sync_api import Browser, Playwright, sync_playwright

from portail import browser as browsers
from portail.browser import remote
from portail.cli.portals import OpenPortals
from portail.cli.request import Request


class Job:
    """Opens browsers, one at a time, and the portals that projects raise themselves: no other job has mail there.

    Args:
        playwright: the driver, in the thread that started it.
        request: what the command line asks.
        server: the address of the browser server that this job walks in; `None`: browsers of this machine.
        portals: the portals of this job.
    """

    def __init__(self, playwright: Playwright, request: Request, server: str | None, portals: OpenPortals) -> None:
        self.portals = portals
        self._playwright = playwright
        self._request = request
        self._server = server
        self._name: str | None = None
        self._browser: Browser | None = None

    def browser(self, name: str | None) -> Browser:
        """Return the browser that is asked for; the one before is closed where it is another.

        Raises:
            EnvironmentNotReady: it is not there, or does not start.
        """
        if self._browser and self._name != name:
            self.close()
        if self._browser is None:
            self._name, self._browser = name, self._opened(name)
        return self._browser

    def close(self) -> None:
        """Close the browser, if there is one."""
        browser, self._browser = self._browser, None
        if browser:
            browser.close()

    def _opened(self, name: str | None) -> Browser:
        headed = self._request.headed
        if self._server:
            return remote.connect(self._playwright, self._server, name, headed=headed)
        choice = browsers.ready(self._playwright, name, report_progress, headed=headed)
        return browsers.launch(self._playwright, choice, headed=headed)


def openers(
    request: Request, jobs: int, playwright: Playwright | None = None
) -> list[Callable[[], AbstractContextManager[Job]]]:
    """Return what opens each job, in its own thread; browser servers take turns.

    `playwright`: the driver of the caller's thread, which a single job walks with.
    """
    own = playwright if jobs == 1 else None
    return [partial(_job, request, server, own) for server in islice(cycle(request.connect or (None,)), jobs)]


@contextmanager
def _job(request: Request, server: str | None, playwright: Playwright | None) -> Iterator[Job]:
    if playwright is None:
        with sync_playwright() as own, _job(request, server, own) as job:
            yield job
        return
    with OpenPortals() as portals, closing(Job(playwright, request, server, portals)) as job:
        yield job


@contextmanager
def driver() -> Iterator[Playwright]:
    """Start the driver of this thread, after it was made ready for all."""
    browsers.prepare_driver(report_progress)
    with sync_playwright() as playwright:
        yield playwright


def report_progress(sentence: str) -> None:
    """Print what a person may want to know meanwhile, beside what the command prints."""
    click.echo(sentence, err=True)
