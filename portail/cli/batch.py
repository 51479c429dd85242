"""Walks several procedures: opens the browsers and portals that were asked for, walks, and writes reports."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Self

import click
from playwright.sync_api import Browser, Playwright, sync_playwright
from rich.console import Console

from portail import browser as browsers
from portail.browser import remote
from portail.browser.device import DEVICES, Device, named
from portail.cli.interruption import Interruption
from portail.cli.output_lock import alone_in
from portail.cli.request import Request
from portail.output import drift, formats, reports
from portail.output.reports.console import LiveTable
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure.procedure import Procedure
from portail.project.discovery import publisher_of
from portail.project.open_portal import choose_target, open_portal
from portail.project.portal import Portal
from portail.record.results import TestResult, WalkResult, of_procedure
from portail.record.run import Run
from portail.target.target import Target
from portail.target.target_file import TargetFile
from portail.walk.bound_procedure import BoundProcedure, load_all
from portail.walk.options import Options
from portail.walk.preconditions import check_permission
from portail.walk.runner import SilentObserver
from portail.walk.runner import walk as run_walk
from portail.wording import cli as words


@dataclass(frozen=True)
class MatrixCell:
    """One square of the matrix: a device in a browser; its name is its folder, none where it is the only one."""

    name: str
    device: Device
    browser: str | None


@dataclass(frozen=True)
class PlannedWalk:
    """A procedure, and the target on which it will be walked; `None`: the project's own portal."""

    bound: BoundProcedure
    target: TargetFile | None


class OpenPortals:
    """The portals of the walks of one command, each opened once."""

    def __init__(self, *, may_destroy: bool) -> None:
        self._may_destroy = may_destroy
        self._open: dict[Path, Portal] = {}
        self._resources = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def of(self, walk: PlannedWalk) -> Portal:
        """Return the portal of a walk; it stays open as long as the block lasts."""
        project = walk.bound.project
        if project.folder not in self._open:
            portal = open_portal(project, walk.target, may_destroy=self._may_destroy)
            self._open[project.folder] = self._resources.enter_context(portal)
        return self._open[project.folder]


def walk_all(request: Request) -> list[tuple[Procedure, Run]]:
    """Walk the procedures one after the other, silently, and write the evidence and the reports.

    Raises:
        PortailError: the walk cannot begin, or cannot go on.
    """
    return [(procedure, result.run) for procedure, result in results_of(replace(request, voice="quiet"), guides=False)]


def results_of(request: Request, *, guides: bool) -> list[tuple[Procedure, WalkResult]]:
    """Walk as asked, write evidence and reports, with `guides` the guides too, and return the result of each walk.

    Raises:
        PortailError: the walk cannot begin, or cannot go on.
    """
    planned = plan(request)
    device, secrets = named(request.device), SecretsFilter()
    with alone_in(request.output):
        return reported(_walks(planned, device, request, secrets, guides=guides), request.output, secrets)


def plan(request: Request) -> list[PlannedWalk]:
    """Return what a request asks to be walked, before anything is cleared.

    Raises:
        PortailError: a procedure or a target cannot be used.
    """
    return [_planned(bound, request) for bound in load_all(request.projects, request.names)]


def _planned(bound: BoundProcedure, request: Request) -> PlannedWalk:
    """Choose the target of a walk, before anything is cleared.

    Raises:
        WrongUsage: there is no such target, or the procedure would pay or reset there without permission.
    """
    target = choose_target(request.projects, bound.project, request.target)
    if target and not target.control:
        check_permission(bound, allowed=request.may_destroy)
    return PlannedWalk(bound.in_words(target.words) if target else bound, target)


def reported(
    walks: Iterable[tuple[Procedure, WalkResult]], output: Path, secrets: SecretsFilter | None = None
) -> list[tuple[Procedure, WalkResult]]:
    """Go through the walks and write their reports, even where a later one cannot go on; return the results."""
    results: list[tuple[Procedure, WalkResult]] = []
    try:
        results.extend(walks)  # those before an error stay
    finally:
        if results:
            reports.write(of_procedures(results), output, secrets)
    return results


def of_procedures(walks: Iterable[tuple[Procedure, WalkResult]]) -> list[TestResult]:
    """Return walks as the reports take them: each procedure is a test, with its walk inside."""
    return [of_procedure(walk, _named(procedure.path)) for procedure, walk in walks]


def _named(file: Path) -> str:
    """Name the file of a procedure; one that an installed package brings lies elsewhere on each machine."""
    path, here = file.resolve(), Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else Path(path.parent.name, path.name)).as_posix()


def _walks(
    planned: Sequence[PlannedWalk], device: Device, request: Request, secrets: SecretsFilter, *, guides: bool
) -> Iterator[tuple[Procedure, WalkResult]]:
    with (
        Interruption() as interruption,
        _playwright() as playwright,
        OpenPortals(may_destroy=request.may_destroy) as portals,
    ):
        procedures = [walk.bound.procedure for walk in planned]
        cells = _cells(request, device, playwright)
        _check_browsers(cells, request, playwright)
        _check_places(cells, procedures, request.output)
        reports.clear(request.output)  # not before all that was asked for is known to be right
        for cell in cells:
            with _browser(playwright, cell.browser, request) as browser:
                for walk in planned:
                    with portals.of(walk).new_tenant() as tenant:
                        target = walk.bound.project.prepare(tenant.new_target(), walk.bound.steps.begins)
                        result = _walk_one(walk.bound, target, browser, cell, request, secrets, interruption)
                    if guides:
                        write_guide(walk.bound.procedure, result.run, result.folder, request, secrets)
                    yield walk.bound.procedure, result
                    if request.fail_fast and result.run.verdict == "failed":
                        return


def _cells(request: Request, device: Device, playwright: Playwright) -> list[MatrixCell]:
    if not request.matrix:
        return [MatrixCell("", device, request.browser)]
    one = request.browser or request.connect or os.environ.get(browsers.VARIABLE)
    engines = [request.browser] if one else browsers.engines(playwright)
    several = len(engines) > 1
    return [
        MatrixCell(f"{device.name}-{engine}" if several else device.name, device, engine)
        for engine in engines
        for device in DEVICES.values()
    ]


def _check_browsers(cells: Sequence[MatrixCell], request: Request, playwright: Playwright) -> None:
    """Make sure that the browsers which were named are there.

    Raises:
        EnvironmentNotReady: one is not.
    """
    if not request.connect:
        for cell in cells:
            browsers.find(playwright, cell.browser)


def _check_places(cells: Sequence[MatrixCell], procedures: Sequence[Procedure], output: Path) -> None:
    """Make sure that no walk clears a reference away.

    Raises:
        WrongUsage: the evidence of one would lie where a reference does.
    """
    for cell, one, other in product(cells, procedures, procedures):
        drift.check_apart(one, output / cell.name / other.id)


def write_guide(
    procedure: Procedure, run: Run, folder: Path, request: Request, secrets: SecretsFilter | None = None
) -> None:
    """Write the guide of a walk that passed beside its record in `folder`; say which formats could not be written."""
    if run.verdict == "passed":
        publisher = publisher_of(request.projects, procedure.path)
        for left_out in formats.write(
            procedure, run, folder, publisher=publisher, filmed=request.video, secrets=secrets
        ):
            _report_progress(left_out)


def _report_progress(sentence: str) -> None:
    click.echo(sentence, err=True)


@contextmanager
def _playwright() -> Iterator[Playwright]:
    browsers.prepare_driver(_report_progress)
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def _browser(playwright: Playwright, name: str | None, request: Request) -> Iterator[Browser]:
    browser = found_browser(playwright, name, request)
    try:
        yield browser
    finally:
        browser.close()


def found_browser(playwright: Playwright, name: str | None, request: Request) -> Browser:
    """Return the browser that is asked for: of this machine, or of another one.

    Raises:
        EnvironmentNotReady: it is not there, or does not start.
    """
    if request.connect:
        return remote.connect(playwright, request.connect, name, headed=request.headed)
    choice = browsers.ready(playwright, name, _report_progress, headed=request.headed)
    return browsers.launch(playwright, choice, headed=request.headed)


def _walk_one(
    bound: BoundProcedure,
    target: Target,
    browser: Browser,
    cell: MatrixCell,
    request: Request,
    secrets: SecretsFilter,
    interruption: Interruption,
) -> WalkResult:
    output = request.output / cell.name
    flags = () if request.connect else browsers.FLAGS  # what another machine's browser was started with is its own
    options = Options(
        output=output,
        trace=request.trace,
        film=request.video and not request.connect,
        flags=flags,
        accepted=drift.accepted_pictures(bound.procedure, drift.variant_of(request.target, cell.device)),
        device=cell.device,
        limit=request.limit,
        secrets=secrets,
    )
    if cell.name and request.voice != "quiet":
        _report_progress(words.walk_in(bound.id, cell.device.title, browser.browser_type.name))
    with (
        LiveTable(Console(highlight=False), bound.procedure)
        if request.voice == "live"
        else nullcontext(SilentObserver()) as observer
    ):
        run = run_walk(bound, target, browser, options, interruption.between_steps(observer))
    return WalkResult(run, output / bound.id, cell.name)
