"""`portail walk`: walks procedures, reports, and writes evidence and guide."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import click
import msgspec
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from scenarios import browser as browsers
from scenarios import guide, library, readiness, reports, targets
from scenarios.beginning import Beginning
from scenarios.commands.interruption import Interruption
from scenarios.procedure import Procedure
from scenarios.reports.console import LiveTable, conclude
from scenarios.reports.french import paragraph
from scenarios.run import FILE_NAME, Run
from scenarios.runner import Options, Quiet, walk
from scenarios.stack import Stack
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

    @property
    def may_destroy(self) -> bool:
        """Whether the walks may pay and reset on a portal that is no mock."""
        return self.target is not None and self.destructive == self.target


def walk_all(request: Request) -> int:
    """Walk the procedures, tell how that went, and return the exit status.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    runs = []
    for procedure, run in walked(request):
        write_guide(procedure, run, request.output)
        runs.append(run)
    _tell(runs, request)
    return 0 if all(run.verdict == "passed" for run in runs) else 1


def walked(request: Request) -> list[tuple[Procedure, Run]]:
    """Walk the procedures one after the other and write the evidence and the reports.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    procedures = [library.load(name) for name in request.procedures]
    described = targets.choose(request.target, Path()) if request.target else None
    if described and not described.control:
        for procedure in procedures:
            readiness.check_permission(procedure, allowed=request.may_destroy)
    reports.clear(request.output)
    with Interruption() as interruption, _browser(request) as browser, _targets(described, request) as new_target:
        runs = []
        for procedure in procedures:
            with new_target(deeds_for(procedure).begins) as target:
                runs.append(_walk_one(procedure, target, browser, request, interruption))
    reports.write(runs, request.output)
    return list(zip(procedures, runs, strict=True))


def write_guide(procedure: Procedure, run: Run, output: Path) -> None:
    """Write the guide of a walk that passed, in every format; say which could not be written."""
    if run.verdict == "passed":
        for left_out in guide.write(procedure, run, output / procedure.id):
            _tell_progress(left_out)


def _tell_progress(words: str) -> None:
    click.echo(words, err=True)


@contextmanager
def _browser(request: Request) -> Iterator[Browser]:
    browsers.ready_driver(_tell_progress)
    with sync_playwright() as playwright:
        choice = browsers.ready(playwright, request.browser, _tell_progress)
        browser = browsers.launch(playwright, choice, headed=request.headed)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _targets(
    described: TargetFile | None, request: Request
) -> Iterator[Callable[[Beginning], AbstractContextManager[Target]]]:
    """Yield what prepares a target for one walk: on the portal of the target file, or on the embedded mock."""
    if described:
        yield partial(targets.opened, described, may_destroy=request.may_destroy)
        return
    with Stack() as stack:
        yield lambda beginning: nullcontext(stack.new_target(beginning))


def _walk_one(
    procedure: Procedure, target: Target, browser: Browser, request: Request, interruption: Interruption
) -> Run:
    options = Options(output=request.output, trace=request.trace, video=request.video)
    with (
        LiveTable(Console(highlight=False), procedure) if request.voice == "live" else nullcontext(Quiet()) as observer
    ):
        return walk(procedure, target, browser, options, interruption.between_steps(observer))


def _tell(runs: list[Run], request: Request) -> None:
    if request.voice == "live":
        conclude(Console(highlight=False), runs, _made(runs, request.output))
    for run in runs:
        if request.voice == "json":
            click.echo(msgspec.json.encode(run).decode())
        elif request.voice == "quiet" and (step := run.failed_step) and step.error:
            click.echo(paragraph(step, step.error), err=True)


def _made(runs: list[Run], output: Path) -> list[tuple[str, Path]]:
    made = [("Rapport", output / reports.REPORT)]
    for run in runs:
        folder = output / run.procedure
        made += [("Guide", path) for path in guide.written(folder)[:1] if run.verdict == "passed"]
        made += [("Compte rendu", folder / FILE_NAME)]
    return [*made, ("JUnit", output / reports.JUNIT)]
