"""`portail walk`: walks procedures, reports, and writes evidence and guide; `--list` names those that there are."""

from pathlib import Path

import click
import msgspec
from rich.console import Console

from portail.cli.batch import Walked, of_procedures, results_of
from portail.cli.request import Request
from portail.errors import PortailError
from portail.exit_status import BROKEN
from portail.output import booklet, formats, reports
from portail.output.reports import github
from portail.output.reports.console import conclude
from portail.procedure import parser
from portail.project.discovery import Projects
from portail.run_record.repetitions import CONFIDENCE, repetitions_of
from portail.run_record.results import WalkResult, name_in
from portail.run_record.run import FILE_NAME
from portail.run_record.summary import failure_paragraph
from portail.wording import cli as words
from portail.wording import reports as say


def run(request: Request) -> int:
    """Walk the procedures, report, and return the exit status.

    Raises:
        PortailError: the walk cannot begin, or cannot go on.
    """
    walked = results_of(request, guides=True)
    results = [each.result for each in walked]
    _report(results, request)
    _report_repetitions(results, request)
    _annotate(walked)
    return 0 if all(result.run.verdict == "passed" for result in results) else BROKEN


def print_procedures(folder: Path | None) -> int:
    """Print every procedure by name and title, one a line, the user's own first, and return the exit status 0.

    Args:
        folder: the folder of the one project that counts; `None`: all that are found from the working folder.

    Raises:
        PortailError: a project cannot be used.
    """
    projects = Projects.find(Path(), folder)
    width = max(map(len, projects.procedure_names), default=0)
    for name in projects.procedure_names:
        click.echo(words.listed(name.ljust(width), _title(projects.file_of(name))))
    return 0


def _report(results: list[WalkResult], request: Request) -> None:
    if request.voice == "live":
        told = [result for result in results if not result.repetition or result.run.verdict == "failed"]
        named = [(name_in(result.run.procedure, result.place), result.run) for result in told]
        conclude(Console(highlight=False), named, _made(results, request.output))
    for result in results:
        if request.voice == "json":
            click.echo(msgspec.json.encode(result.run).decode())
        elif request.voice == "quiet" and (step := result.run.failed_step) and step.error:
            why, name = failure_paragraph(step, step.error), name_in(result.run.procedure, result.place)
            click.echo(words.of(name, why) if len(results) > 1 else why, err=True)


def _report_repetitions(results: list[WalkResult], request: Request) -> None:
    """Say how often repeated walks failed; as JSON, on a line of its own after those of the walks."""
    for each in repetitions_of(results):
        if request.voice == "json":
            told = {"repetitions": each.walks, "of": each.name, "failed": each.failed, "flaky": each.is_flaky}
            shares = {"rate": each.rate, "at_most": each.at_most, "confidence": CONFIDENCE}
            click.echo(msgspec.json.encode({**told, **shares}).decode())
        elif request.voice == "live":
            click.echo(say.repetitions(each.name, each.failed, each.walks, each.rate, each.at_most))


def _annotate(walked: list[Walked]) -> None:
    github.show_summary(of_procedures(walked))
    for each in walked:
        if github.is_here() and (broken := github.annotation(each.procedure, each.result.run)):
            click.echo(github.command(broken), err=True)


def _made(results: list[WalkResult], output: Path) -> list[tuple[str, Path]]:
    page, *others = reports.listed(output)
    made = [page]
    for result in results:
        if result.repetition and not result.run.screenshots:
            continue  # one that passed like another keeps its record alone
        made += [(words.GUIDE, path) for path in formats.written(result.folder)[:1] if result.run.verdict == "passed"]
        made += [(words.RECORD, result.folder / FILE_NAME)]
    return [*made, *((words.BOOKLET, path) for path in booklet.written(output)), *others]


def _title(file: Path) -> str:
    """Return the title of a procedure, or what is wrong with its file."""
    try:
        return parser.load(file).title
    except PortailError as error:
        return str(error)
