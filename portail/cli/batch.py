"""Walks several procedures: opens the browsers and portals that were asked for, walks, and writes reports."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from threading import Event

from playwright.sync_api import Playwright
from rich.console import Console

from portail.browser.device import named
from portail.browser.parallel import at_once
from portail.cli.interruption import Interruption
from portail.cli.job import driver, openers, report_progress
from portail.cli.output_lock import alone_in
from portail.cli.portals import OpenPortals, most_at_once
from portail.cli.request import Request
from portail.cli.walk_plan import PlannedWalk, Turn, plan, turns
from portail.cli.walking import Walking
from portail.output import booklet, formats, reports
from portail.output.formats import GuideSource
from portail.output.guide_process import GuideJob, GuideProcess
from portail.output.reports.overview import Overview
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure.procedure import Procedure
from portail.project.discovery import publisher_of
from portail.run_record.repetitions import shed
from portail.run_record.results import TestResult, WalkResult, of_procedure
from portail.run_record.run import Run
from portail.target.target_file import TargetFile
from portail.wording import cli as words


@dataclass(frozen=True)
class Walked:
    """A procedure that was walked, with the result; `number` is its place in the order that was asked for.

    `is_shed`: it passed as another one did, and keeps nothing but its record; `target`: where it was walked, on another
    portal than the project's own.
    """

    procedure: Procedure
    result: WalkResult
    number: int = 0
    is_shed: bool = False
    target: TargetFile | None = None


def walk_all(request: Request) -> list[tuple[Procedure, Run]]:
    """Walk the procedures silently, and write the evidence and the reports.

    Raises:
        PortailError: the walk cannot begin, or cannot go on.
    """
    walked = results_of(replace(request, voice="quiet"), guides=False)
    return [(each.procedure, each.result.run) for each in walked]


def results_of(request: Request, *, guides: bool) -> list[Walked]:
    """Walk as asked, write evidence and reports, with `guides` the guides too, and return the result of each walk.

    Raises:
        PortailError: the walk cannot begin, or cannot go on.
    """
    planned, secrets = plan(request), SecretsFilter()
    named(request.device)
    with (
        alone_in(request.output),
        Interruption() as interruption,
        driver() as playwright,
        OpenPortals() as portals,
    ):
        every = turns(planned, request, playwright)
        reports.clear(request.output)  # not before all that was asked for is known to be right
        jobs = min(most_at_once(planned, request.at_once), len(every))
        if jobs < min(request.at_once, len(every)):
            report_progress(words.ONE_AFTER_THE_OTHER)
        with _overview(request, every, jobs) as overview:
            walking = Walking(request, portals, secrets, interruption, overview, names_walks=len(every) > 1)
            walks = _walks(every, walking, jobs, playwright)
            if guides:
                walks = _with_guides(walks, request, secrets, _suffixes_of_guides(planned, request))
            return reported(walks, request.output, secrets)


@contextmanager
def _overview(request: Request, every: Sequence[Turn], jobs: int) -> Iterator[Overview | None]:
    """Show all walks together where they are more than one can look at singly."""
    together = request.voice == "live" and (jobs > 1 or request.repeat > 1)
    with Overview(Console(highlight=False), len(every)) if together else nullcontext() as overview:
        yield overview


def reported(walks: Iterable[Walked], output: Path, secrets: SecretsFilter | None = None) -> list[Walked]:
    """Go through the walks and write their reports, even where a later one cannot go on; return them in their order."""
    results: list[Walked] = []
    try:
        results.extend(walks)  # those before an error stay
    finally:
        results.sort(key=lambda each: each.number)
        if results:
            reports.write(of_procedures(results), output, secrets)
    return results


def of_procedures(walks: Iterable[Walked]) -> list[TestResult]:
    """Return walks as the reports take them: each procedure is a test, with its walk inside."""
    return [of_procedure(walk.result, _named(walk.procedure.path)) for walk in walks]


def _named(file: Path) -> str:
    """Name the file of a procedure; one that an installed package brings lies elsewhere on each machine."""
    path, here = file.resolve(), Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else Path(path.parent.name, path.name)).as_posix()


def _walks(every: Sequence[Turn], walking: Walking, jobs: int, playwright: Playwright) -> Iterator[Walked]:
    """Walk them all; of repetitions that pass, one keeps its evidence."""
    request, enough = walking.request, Event()
    shown: set[tuple[str, str]] = set()
    to_do = takewhile(lambda _: not enough.is_set(), every)
    for turn, result in at_once(to_do, openers(request, jobs, playwright), walking.walk):
        is_shed = result.run.verdict == "passed" and turn.group in shown
        if walking.overview:
            walking.overview.ended(turn.name, result.run)
        if is_shed:
            result = replace(result, run=shed(result.run, result.folder))
        elif result.run.verdict == "failed":
            if request.fail_fast:
                enough.set()
        else:
            shown.add(turn.group)
        yield Walked(turn.planned.bound.procedure, result, turn.number, is_shed, turn.planned.target)


def _suffixes_of_guides(planned: Iterable[PlannedWalk], request: Request) -> set[str]:
    publishers = {publisher_of(request.projects, each.bound.procedure.path, each.target) for each in planned}
    forms = (form for each in publishers for form in formats.wanted(each, filmed=request.video))
    return {suffix for form in forms for suffix in form.suffixes}


def _with_guides(
    walks: Iterable[Walked], request: Request, secrets: SecretsFilter, suffixes: set[str]
) -> Iterator[Walked]:
    """Write the guide of each walk that has passed and kept its evidence, while the next ones go on.

    Raises:
        PortailError: a guide cannot be written, for it would tell a secret, or for what a person wrote; the others are.
    """
    asked: list[Future[list[str]]] = []  # a project without a guide asks too: one of an earlier walk goes
    sources: dict[int, GuideSource] = {}
    booklet.clear(request.output)
    with GuideProcess(suffixes) as guides:
        for walked in walks:
            procedure, run, folder = walked.procedure, walked.result.run, walked.result.folder
            if run.verdict == "passed" and not walked.is_shed:
                publisher = publisher_of(request.projects, procedure.path, walked.target)
                asked.append(guides.write(GuideJob(procedure, run, folder, publisher, request.video, secrets)))
                sources[walked.number] = GuideSource(procedure, run, folder, publisher)
            yield walked
        in_order = [source for _, source in sorted(sources.items())]
        asked += [guides.write(each) for each in booklet.booklets(request.output, in_order, secrets)]
    for guide in sorted(asked, key=lambda each: each.exception() is not None):
        report_left_out(guide.result())


def report_left_out(sentences: Iterable[str]) -> None:
    """Say which formats of a guide could not be written."""
    for sentence in sentences:
        report_progress(sentence)
