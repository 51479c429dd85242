"""What the commands share that walk: the request, the browsers and targets it asks for, the walks themselves."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Literal

import click
from playwright.sync_api import Browser, Playwright, sync_playwright
from rich.console import Console

from scenarios import browser as browsers
from scenarios import drift, guide, library, readiness, reports, targets
from scenarios.beginning import Beginning
from scenarios.browser import remote
from scenarios.commands.alone import alone_in
from scenarios.commands.interruption import Interruption
from scenarios.device import DEVICES, USUAL, Device, named
from scenarios.options import Options
from scenarios.procedure import Procedure
from scenarios.reports.console import LiveTable
from scenarios.results import Result
from scenarios.run import Run
from scenarios.runner import Quiet, walk
from scenarios.steps import deeds_for
from scenarios.target import Target
from scenarios.target_file import TargetFile

Voice = Literal["live", "quiet", "json"]


@dataclass(frozen=True)
class Request:
    """What the command line asks for; `voice` is how it wants to be told.

    `destructive` names the target once more, where the walks may pay and reset.
    """

    procedures: tuple[str, ...]
    target: str | None
    output: Path
    browser: str | None
    headed: bool
    trace: bool
    video: bool
    voice: Voice
    destructive: str | None = None
    device: str = USUAL.name
    matrix: bool = False
    connect: str | None = None

    @property
    def may_destroy(self) -> bool:
        """Whether the walks may pay and reset on a portal that is no mock."""
        return self.target is not None and self.destructive == self.target


@dataclass(frozen=True)
class Cell:
    """One square of the matrix: a device in a browser; its name is its folder, none where it is the only one."""

    name: str
    device: Device
    browser: str | None


def walked(request: Request) -> list[tuple[Procedure, Run]]:
    """Walk the procedures one after the other and write the evidence and the reports.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    return [(procedure, result.run) for procedure, result in results_of(request, guides=False)]


def results_of(request: Request, *, guides: bool) -> list[tuple[Procedure, Result]]:
    """Walk as asked, write evidence and reports, with `guides` the guides too, and return what came of each walk.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    procedures = library.load_all(request.procedures)
    device = named(request.device)
    described = targets.choose(request.target, Path()) if request.target else None
    if described and not described.control:
        for procedure in procedures:
            readiness.check_permission(procedure, allowed=request.may_destroy)
    with alone_in(request.output):
        return reported(_walks(procedures, described, device, request, guides=guides), request.output)


def reported(walks: Iterable[tuple[Procedure, Result]], output: Path) -> list[tuple[Procedure, Result]]:
    """Go through the walks and write their reports, even where a later one cannot go on; return what came of each."""
    results: list[tuple[Procedure, Result]] = []
    try:
        results.extend(walks)  # those before an error stay
    finally:
        if results:
            reports.write([result for _, result in results], output)
    return results


def _walks(
    procedures: Sequence[Procedure], described: TargetFile | None, device: Device, request: Request, *, guides: bool
) -> Iterator[tuple[Procedure, Result]]:
    with (
        Interruption() as interruption,
        _playwright() as playwright,
        _targets(described, request) as new_target,
    ):
        cells = _cells(request, device, playwright)
        _check_browsers(cells, request, playwright)
        _check_places(cells, procedures, request.output)
        reports.clear(request.output)  # not before all that was asked for is known to be right
        for cell in cells:
            with _browser(playwright, cell.browser, request) as browser:
                for procedure in procedures:
                    with new_target(deeds_for(procedure).begins) as target:
                        result = _walk_one(procedure, target, browser, cell, request, interruption)
                    if guides:
                        write_guide(procedure, result.run, result.folder, filmed=request.video)
                    yield procedure, result


def _cells(request: Request, device: Device, playwright: Playwright) -> list[Cell]:
    if not request.matrix:
        return [Cell("", device, request.browser)]
    one = request.browser or request.connect or os.environ.get(browsers.VARIABLE)
    engines = [request.browser] if one else browsers.engines(playwright)
    several = len(engines) > 1
    return [
        Cell(f"{device.name}-{engine}" if several else device.name, device, engine)
        for engine in engines
        for device in DEVICES.values()
    ]


def _check_browsers(cells: Sequence[Cell], request: Request, playwright: Playwright) -> None:
    """Make sure that the browsers which were named are there.

    Raises:
        EnvironmentNotReady: one is not.
    """
    if not request.connect:
        for cell in cells:
            browsers.find(playwright, cell.browser)


def _check_places(cells: Sequence[Cell], procedures: Sequence[Procedure], output: Path) -> None:
    """Make sure that no walk clears a reference away.

    Raises:
        WrongUsage: the evidence of one would lie where a reference does.
    """
    for cell, one, other in product(cells, procedures, procedures):
        drift.check_apart(one, output / cell.name / other.id)


def write_guide(procedure: Procedure, run: Run, folder: Path, *, filmed: bool = False) -> None:
    """Write the guide of a walk that passed beside its record in `folder`; say which formats could not be written."""
    if run.verdict == "passed":
        for left_out in guide.write(procedure, run, folder, filmed=filmed):
            _tell_progress(left_out)


def _tell_progress(words: str) -> None:
    click.echo(words, err=True)


@contextmanager
def _playwright() -> Iterator[Playwright]:
    browsers.ready_driver(_tell_progress)
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def _browser(playwright: Playwright, name: str | None, request: Request) -> Iterator[Browser]:
    browser = _found(playwright, name, request)
    try:
        yield browser
    finally:
        browser.close()


def _found(playwright: Playwright, name: str | None, request: Request) -> Browser:
    if request.connect:
        return remote.connect(playwright, request.connect, name, headed=request.headed)
    choice = browsers.ready(playwright, name, _tell_progress)
    return browsers.launch(playwright, choice, headed=request.headed)


@contextmanager
def _targets(
    described: TargetFile | None, request: Request
) -> Iterator[Callable[[Beginning], AbstractContextManager[Target]]]:
    """Yield what prepares a target for one walk: on the portal of the target file, or on the embedded mock."""
    if described:
        yield partial(targets.opened, described, may_destroy=request.may_destroy)
        return
    from scenarios.stack import Stack

    with Stack() as stack:
        yield lambda beginning: nullcontext(stack.new_target(beginning))


def _walk_one(
    procedure: Procedure,
    target: Target,
    browser: Browser,
    cell: Cell,
    request: Request,
    interruption: Interruption,
) -> Result:
    output = request.output / cell.name
    flags = () if request.connect else browsers.FLAGS  # what another machine's browser was started with is its own
    options = Options(
        output=output,
        trace=request.trace,
        film=request.video and not request.connect,
        flags=flags,
        accepted=drift.accepted_pictures(procedure),
        device=cell.device,
    )
    if cell.name and request.voice != "quiet":
        _tell_progress(f"{procedure.id} : {cell.device.title}, {browser.browser_type.name}")
    with (
        LiveTable(Console(highlight=False), procedure) if request.voice == "live" else nullcontext(Quiet()) as observer
    ):
        run = walk(procedure, target, browser, options, interruption.between_steps(observer))
    return Result(run, output / procedure.id, cell.name)
