"""`portail walk`: walks procedures, reports, and writes evidence and guide."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import click
import msgspec
from playwright.sync_api import Browser, Playwright, sync_playwright
from rich.console import Console

from scenarios import browser as browsers
from scenarios import guide, library, reports, targets
from scenarios.browser import remote
from scenarios.commands.interruption import Interruption
from scenarios.procedure import Procedure
from scenarios.reports import github
from scenarios.reports.console import LiveTable, conclude
from scenarios.reports.french import paragraph
from scenarios.results import Result
from scenarios.run import FILE_NAME, Run
from scenarios.runner import Options, Quiet, walk
from scenarios.stack import Stack
from scenarios.target import Target
from scenarios.target_file import TargetFile

Voice = Literal["live", "quiet", "json"]


@dataclass(frozen=True)
class Request:
    """What the command line asks for; `voice` is how it wants to be told."""

    procedures: tuple[str, ...]
    target: str | None
    output: Path
    browser: str | None
    headed: bool
    trace: bool
    video: bool
    voice: Voice
    connect: str | None = None


def walk_all(request: Request) -> int:
    """Walk the procedures, tell how that went, and return the exit status.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    told = walked(request)
    runs = [run for _, run in told]
    _tell(runs, request)
    _tell_github(told, request.output)
    return 0 if all(run.verdict == "passed" for run in runs) else 1


def walked(request: Request) -> list[tuple[Procedure, Run]]:
    """Walk the procedures one after the other and write the evidence, the reports and the guides.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    procedures = [library.load(name) for name in request.procedures]
    described = targets.choose(request.target, Path()) if request.target else None
    reports.clear(request.output)
    with Interruption() as interruption, _browser(request) as browser, _targets(described) as new_target:
        runs = []
        for procedure in procedures:
            with new_target() as target:
                runs.append(_walk_one(procedure, target, browser, request, interruption))
    reports.write(runs, request.output)
    return list(zip(procedures, runs, strict=True))


def _tell_progress(words: str) -> None:
    click.echo(words, err=True)


@contextmanager
def _browser(request: Request) -> Iterator[Browser]:
    browsers.ready_driver(_tell_progress)
    with sync_playwright() as playwright:
        browser = _found(playwright, request)
        try:
            yield browser
        finally:
            browser.close()


def _found(playwright: Playwright, request: Request) -> Browser:
    if request.connect:
        return remote.connect(playwright, request.connect, request.browser, headed=request.headed)
    choice = browsers.ready(playwright, request.browser, _tell_progress)
    return browsers.launch(playwright, choice, headed=request.headed)


@contextmanager
def _targets(described: TargetFile | None) -> Iterator[Callable[[], AbstractContextManager[Target]]]:
    """Yield what prepares a target for one walk: on the portal of the target file, or on the embedded mock."""
    if described:
        yield partial(targets.opened, described)
        return
    with Stack() as stack:
        yield lambda: nullcontext(stack.new_target())


def _walk_one(
    procedure: Procedure, target: Target, browser: Browser, request: Request, interruption: Interruption
) -> Run:
    flags = () if request.connect else browsers.FLAGS  # what another machine's browser was started with is its own
    options = Options(output=request.output, trace=request.trace, video=request.video, flags=flags)
    with (
        LiveTable(Console(highlight=False), procedure) if request.voice == "live" else nullcontext(Quiet()) as observer
    ):
        run = walk(procedure, target, browser, options, interruption.between_steps(observer))
    if run.verdict == "passed":
        for left_out in guide.write(procedure, run, request.output / procedure.id):
            _tell_progress(left_out)
    return run


def _tell(runs: list[Run], request: Request) -> None:
    if request.voice == "live":
        conclude(Console(highlight=False), runs, _made(runs, request.output))
    for run in runs:
        if request.voice == "json":
            click.echo(msgspec.json.encode(run).decode())
        elif request.voice == "quiet" and (step := run.failed_step) and step.error:
            click.echo(paragraph(step, step.error), err=True)


def _tell_github(told: list[tuple[Procedure, Run]], output: Path) -> None:
    github.show_summary([Result(run, output / run.procedure) for _, run in told])
    for procedure, run in told:
        if github.is_here() and (broken := github.annotation(procedure, run)):
            click.echo(github.command(broken), err=True)


def _made(runs: list[Run], output: Path) -> list[tuple[str, Path]]:
    made = [("Rapport", output / reports.REPORT)]
    for run in runs:
        folder = output / run.procedure
        made += [("Guide", path) for path in guide.written(folder)[:1] if run.verdict == "passed"]
        made += [("Compte rendu", folder / FILE_NAME)]
    return [*made, ("JUnit", output / reports.JUNIT)]
