"""A browser and the mock, running, and the ways to walk the first procedure on them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from portail import browser as browsers
from portail.browser.device import USUAL
from portail.output import drift
from portail.run_record.run import Run
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk, walk_in
from scenarios.mock.stack import Stack
from tests import projects
from tests.benchmarks.by_hand import Shoot, by_hand, look_on
from tests.benchmarks.pairs import seconds
from tests.targets import new_target

Way = Callable[[], object]


class Stage:
    """Walks again and again, each time on a tenant and in a context of its own; every way returns its seconds."""

    def __init__(self, stack: Stack, browser: Browser) -> None:
        self.portal = stack.controlled_portal
        self.browser = browser
        self.bound = projects.load(projects.FIRST)

    def hand(self, shoot: Shoot = look_on, *, trace: bool = False) -> float:
        """Walk by the script, its context included, at the density of the walk's pictures."""
        target, density = new_target(self.portal), 2 if shoot is not look_on else 1

        def script() -> None:
            context = self.browser.new_context(viewport={"width": 1280, "height": 800}, device_scale_factor=density)
            if trace:
                context.tracing.start(screenshots=True, snapshots=True)
            by_hand(context.new_page(), target, shoot)
            if trace:
                with TemporaryDirectory() as folder:
                    context.tracing.stop(path=Path(folder, "trace.zip"))
            context.close()

        return seconds(script)

    def engine(self, **how: Any) -> float:
        """Walk by the engine, its context included; `how` are fields of `Options`."""
        target = new_target(self.portal)
        with TemporaryDirectory() as folder:
            return seconds(lambda: passed(walk(self.bound, target, self.browser, self.options(folder, **how), QUIET)))

    def options(self, folder: str, **how: Any) -> Options:
        """Return the options of a walk whose pictures agree with the reference."""
        accepted = drift.accepted_pictures(self.bound.procedure)
        return replace(Options(Path(folder), device=USUAL, accepted=accepted), **how)

    def in_page(self, way: Callable[[Page], object]) -> float:
        """Walk in the tab of a context that is there already; that alone is measured."""
        context = self.browser.new_context()
        page = context.new_page()
        taken = seconds(lambda: way(page))
        context.close()
        return taken

    def fixture(self) -> float:
        """Walk as the fixture does."""
        target = new_target(self.portal)
        with TemporaryDirectory() as folder:
            options = Options(Path(folder), pictures=False)
            return self.in_page(lambda page: passed(walk_in(page, self.bound, target, options)))

    def hand_in_page(self) -> float:
        """Walk by the script in the tab of a context that is there already."""
        target = new_target(self.portal)
        return self.in_page(lambda page: by_hand(page, target))


QUIET = SilentObserver()


def passed(run: Run) -> Run:
    """Return a walk that passed; one that did not measures nothing."""
    assert run.is_whole, run.failed_step
    return run


@contextmanager
def stage() -> Iterator[Stage]:
    """Raise the mock and start the browser, as long as the block lasts."""
    with Stack() as stack, sync_playwright() as playwright:
        browser = browsers.launch(playwright, browsers.ready(playwright, None, report))
        yield Stage(stack, browser)
        browser.close()


def report(sentence: str) -> None:
    """Print what the start of the browser has to say."""
    print(sentence, file=sys.stderr)


def main(way: str) -> None:
    """Walk once, from the start of Python to its end: by the `hand`, or by the `engine`."""
    with stage() as there:
        there.hand() if way == "hand" else there.engine(pictures=False)


if __name__ == "__main__":
    main(sys.argv[1])
