"""A portal each page of which comes late, and is never idle, is walked within `[patience]`, and not without it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from portail.errors import EnvironmentNotReady
from portail.mailbox.no_mailbox import NoMailbox
from portail.project.discovery import Projects
from portail.project.project_file import read_project
from portail.run_record.run import Run
from portail.target.tables.patience import Patience
from portail.target.target import Person, Target
from portail.walk import bound_procedure
from portail.walk.options import Options
from portail.walk.runner import SilentObserver, walk
from tests.habits.corpus import PROJECT
from tests.habits.portal import NONE, screen
from tests.walk.other_portal.portal import served

LATE, SHORT, LONG = 2.0, 1.0, 5
"""How late a page comes, and how long a walk waits that gives up, or not, in seconds."""
NEVER_IDLE = (
    "<script>fetch('/attend').catch(() => 0); setInterval(() => fetch('/bat').catch(() => 0), 200)</script></html>"
)


async def late(request: Request) -> HTMLResponse:
    """Show a page of the town of Bellerive, late."""
    await asyncio.sleep(LATE)
    name = "merci" if request.method == "POST" else request.path_params["screen"]
    return HTMLResponse(screen(NONE, name).replace("</html>", NEVER_IDLE))


@pytest.fixture(scope="module")
def slow() -> Iterator[str]:
    ends = asyncio.Event()

    async def beat(_: Request) -> Response:
        return Response(status_code=204)

    async def wait(request: Request) -> Response:
        while not await request.is_disconnected() and not ends.is_set():
            await asyncio.sleep(LATE / 10)
        return Response(status_code=204)

    routes = [Route("/attend", wait), Route("/bat", beat), Route("/{screen}", late, methods=["GET", "POST"])]
    with served(Starlette(routes=routes)) as url:
        yield url
        ends.set()


def walked(browser: Browser, url: str, patience: Patience, folder: Path) -> Run:
    bound = bound_procedure.load(Projects(read_project(PROJECT), alone=True), "payer")
    target = Target("external", url, Person(), NoMailbox(), data="invented", patience=patience)
    return walk(bound, target, browser, Options(folder, patience=SHORT), SilentObserver())


def test_a_slow_portal_that_is_never_idle_is_walked_within_the_patience_of_its_target(
    browser: Browser, slow: str, tmp_path: Path
) -> None:
    run = walked(browser, slow, Patience(act=LONG, page=LONG), tmp_path)

    assert run.verdict == "passed", run.failed_step
    assert len(run.screenshots) == 2


def test_without_that_patience_the_page_that_did_not_come_is_named(browser: Browser, slow: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentNotReady, match=r"la page n’est pas venue en 1 s : .*/factures"):
        walked(browser, slow, Patience(), tmp_path)
