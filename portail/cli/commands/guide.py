"""`portail guide`: says whether the committed reference of a procedure is still true, or renews it."""

import os
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from portail.cli.batch import walk_all
from portail.cli.request import Request
from portail.exit_status import BROKEN, DRIFTED
from portail.output import drift
from portail.output.drift import report
from portail.output.reports import github
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.run_record.summary import failure_paragraph
from portail.walk.bound_procedure import load_all
from portail.wording import cli as words
from portail.wording.drift import on_screens


def check(request: Request) -> int:
    """Walk again, compare with the references and report every drift; return the exit status: 0, or 4 for a drift.

    Raises:
        PortailError: the walk cannot begin or go on, or a procedure has no reference.
    """
    for bound in load_all(request.projects, request.names):
        drift.read(bound.procedure, request.reference)
    checked = [_check_one(procedure, run, request) for procedure, run in walk_all(replace(request, probed=True))]
    return DRIFTED if any(comparison.findings for comparison in checked) else 0


def update(request: Request) -> int:
    """Walk again and make what was seen the reference; return the exit status: 0, or 1 where a walk failed.

    Raises:
        PortailError: the walk cannot begin or go on.
    """
    failed = False
    for procedure, run in walk_all(replace(request, probed=True)):
        changed: list[str] = []
        if run.verdict == "passed":
            changed = _renew(procedure, run, request)
        else:
            failed = True
            report_failure(procedure, run)
        if request.voice == "json":
            _print(procedure, request, verdict=run.verdict, changed=changed)
    return BROKEN if failed else 0


def report_failure(procedure: Procedure, run: Run) -> None:
    """Say that a walk failed, and why."""
    click.echo(words.walk_failed(procedure.id), err=True)
    if step := run.failed_step:
        click.echo(f"  {failure_paragraph(step, step.error)}", err=True)


def _check_one(procedure: Procedure, run: Run, request: Request) -> drift.Comparison:
    folder = request.output / procedure.id
    comparison = drift.compare(procedure, run, folder, request.reference)
    page = report.write(procedure, run, folder, comparison)
    if request.voice == "json":
        findings = [finding.as_json() for finding in comparison.findings]
        _print(procedure, request, findings=findings, comparison=comparison.extent, unseen=comparison.unseen)
    elif comparison.findings or request.voice != "quiet":
        _tell(procedure, comparison, page)
    _annotate(procedure, comparison, request)
    return comparison


def _tell(procedure: Procedure, comparison: drift.Comparison, page: Path) -> None:
    findings = comparison.findings
    click.echo(words.compared(procedure.id, len(findings), report.note(comparison), comparison.variant))
    for finding in findings:
        click.echo(words.drift(report.layers(finding), finding.line, on_screens(finding.pictures), finding.words))
    if findings:
        click.echo(words.drifts_at(str(page)))


def _print(procedure: Procedure, request: Request, **said: object) -> None:
    """Print one line of JSON on a procedure."""
    line = {"procedure": procedure.id, "reference": request.reference, **said}
    click.echo(msgspec.json.encode(line).decode())


def _annotate(procedure: Procedure, comparison: drift.Comparison, request: Request) -> None:
    if github.is_here():
        for annotation in report.github(procedure, comparison):
            click.echo(annotation, err=request.voice == "json")
    github.show(report.summary(procedure, comparison))


def _renew(procedure: Procedure, run: Run, request: Request) -> list[str]:
    """Renew the reference, and return the files that have changed, relative to the working folder."""
    changed = drift.renew(procedure, run, request.output / procedure.id, request.reference)
    files = [os.path.relpath(path) for path in changed]
    if request.voice == "live":
        renewed = [words.of(procedure.id, file) for file in files]
        click.echo("\n".join(renewed or [words.reference_is_up_to_date(procedure.id)]))
    return files
