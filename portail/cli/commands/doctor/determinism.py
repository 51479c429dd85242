"""Whether this machine draws the same pictures each time: every screen is shot twice in each of two browsers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from portail import browser as browsers
from portail.errors import EnvironmentNotReady
from portail.project.open_portal import open_portal
from portail.run_record.run import Run
from portail.walk.bound_procedure import BoundProcedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from portail.wording import doctor as words

BROWSERS, WALKS = 2, 2


def flickering(runs: Iterable[Run]) -> dict[str, int]:
    """Return the screens that do not look the same in all walks, each with how many pictures it gave."""
    seen: dict[str, set[str]] = {}
    for shot in (shot for run in runs for shot in run.screenshots.values()):
        seen.setdefault(shot.id, set()).add(shot.sha256)
    return {screen: len(pictures) for screen, pictures in seen.items() if len(pictures) > 1}


def repeated(bound: BoundProcedure, playwright: Playwright, choice: browsers.Choice) -> Iterator[Run]:
    """Walk the procedure twice in each of two browsers.

    Raises:
        EnvironmentNotReady: the browser does not start, or a walk does not come to its end.
    """
    with open_portal(bound.project, None, may_destroy=False) as portal, TemporaryDirectory() as folder:
        for _ in range(BROWSERS):
            browser = browsers.launch(playwright, choice)
            for _ in range(WALKS):
                with portal.new_tenant() as tenant:
                    target = bound.project.prepare(tenant.new_target(), bound.steps.begins)
                    run = walk(bound, target, browser, Options(Path(folder), trace="never"), SilentObserver())
                if step := run.failed_step:
                    raise EnvironmentNotReady(words.control_walk_failed(step.number))
                yield run
            browser.close()
