"""`portail walk`: walks procedures, reports, and writes evidence and guide."""

from pathlib import Path

import click
import msgspec
from rich.console import Console

from scenarios import guide, reports
from scenarios.commands.walking import Request, results_of
from scenarios.procedure import Procedure
from scenarios.reports import github
from scenarios.reports.console import conclude
from scenarios.reports.french import paragraph
from scenarios.results import Result
from scenarios.run import FILE_NAME


def walk_all(request: Request) -> int:
    """Walk the procedures, tell how that went, and return the exit status.

    Raises:
        ScenarioError: the walk cannot begin, or cannot go on.
    """
    told = results_of(request, guides=True)
    results = [result for _, result in told]
    _tell(results, request)
    _tell_github(told)
    return 0 if all(result.run.verdict == "passed" for result in results) else 1


def _tell(results: list[Result], request: Request) -> None:
    if request.voice == "live":
        conclude(Console(highlight=False), [result.run for result in results], _made(results, request.output))
    for result in results:
        if request.voice == "json":
            click.echo(msgspec.json.encode(result.run).decode())
        elif request.voice == "quiet" and (step := result.run.failed_step) and step.error:
            click.echo(paragraph(step, step.error), err=True)


def _tell_github(told: list[tuple[Procedure, Result]]) -> None:
    github.show_summary([result for _, result in told])
    for procedure, result in told:
        if github.is_here() and (broken := github.annotation(procedure, result.run)):
            click.echo(github.command(broken), err=True)


def _made(results: list[Result], output: Path) -> list[tuple[str, Path]]:
    made = [("Rapport", output / reports.REPORT)]
    for result in results:
        made += [("Guide", path) for path in guide.written(result.folder)[:1] if result.run.verdict == "passed"]
        made += [("Compte rendu", result.folder / FILE_NAME)]
    return [*made, ("Index", output / reports.INDEX), ("JUnit", output / reports.JUNIT)]
