"""`portail walk`: walks procedures, reports, and writes evidence and guide; `--list` names those that there are."""

from pathlib import Path

import click
import msgspec
from rich.console import Console

from portail.cli.batch import of_procedures, results_of
from portail.cli.request import Request
from portail.errors import PortailError
from portail.output import formats, reports
from portail.output.reports import github
from portail.output.reports.console import conclude
from portail.procedure import parser
from portail.procedure.procedure import Procedure
from portail.project.discovery import Projects
from portail.record.results import WalkResult
from portail.record.run import FILE_NAME
from portail.record.summary import failure_paragraph
from portail.wording import cli as words


def run(request: Request) -> int:
    """Walk the procedures, report, and return the exit status.

    Raises:
        PortailError: the walk cannot begin, or cannot go on.
    """
    walked = results_of(request, guides=True)
    results = [result for _, result in walked]
    _report(results, request)
    _annotate(walked)
    return 0 if all(result.run.verdict == "passed" for result in results) else 1


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
        conclude(Console(highlight=False), [result.run for result in results], _made(results, request.output))
    for result in results:
        if request.voice == "json":
            click.echo(msgspec.json.encode(result.run).decode())
        elif request.voice == "quiet" and (step := result.run.failed_step) and step.error:
            click.echo(failure_paragraph(step, step.error), err=True)


def _annotate(walked: list[tuple[Procedure, WalkResult]]) -> None:
    github.show_summary(of_procedures(walked))
    for procedure, result in walked:
        if github.is_here() and (broken := github.annotation(procedure, result.run)):
            click.echo(github.command(broken), err=True)


def _made(results: list[WalkResult], output: Path) -> list[tuple[str, Path]]:
    page, *others = reports.listed(output)
    made = [page]
    for result in results:
        made += [(words.GUIDE, path) for path in formats.written(result.folder)[:1] if result.run.verdict == "passed"]
        made += [(words.RECORD, result.folder / FILE_NAME)]
    return [*made, *others]


def _title(file: Path) -> str:
    """Return the title of a procedure, or what is wrong with its file."""
    try:
        return parser.load(file).title
    except PortailError as error:
        return str(error)
