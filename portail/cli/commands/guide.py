"""`portail guide`: says whether the committed reference of a procedure is still true, or renews it."""

import os
from pathlib import Path

import click

from portail.cli.batch import walk_all
from portail.cli.request import Request
from portail.output import drift
from portail.output.drift import report
from portail.output.reports import github
from portail.procedure.procedure import Procedure
from portail.record.run import Run
from portail.record.summary import failure_paragraph
from portail.walk.bound_procedure import load_all
from portail.wording import cli as words
from portail.wording.drift import LAYERS

DRIFTED = 4


def check(request: Request) -> int:
    """Walk again, compare with the references and report every drift; return the exit status: 0, or 4 for a drift.

    Raises:
        PortailError: the walk cannot begin or go on, or a procedure has no reference.
    """
    for bound in load_all(request.projects, request.names):
        drift.read(bound.procedure)
    checked = [_check_one(procedure, run, request.output / procedure.id) for procedure, run in walk_all(request)]
    return DRIFTED if any(comparison.findings for comparison in checked) else 0


def update(request: Request) -> int:
    """Walk again and make what was seen the reference; return the exit status: 0, or 1 where a walk failed.

    Raises:
        PortailError: the walk cannot begin or go on.
    """
    failed = False
    for procedure, run in walk_all(request):
        if run.verdict == "passed":
            _renew(procedure, run, request.output / procedure.id)
        else:
            failed = True
            _report_failure(procedure, run)
    return 1 if failed else 0


def _report_failure(procedure: Procedure, run: Run) -> None:
    click.echo(words.walk_failed(procedure.id), err=True)
    if step := run.failed_step:
        click.echo(f"  {failure_paragraph(step, step.error)}", err=True)


def _check_one(procedure: Procedure, run: Run, folder: Path) -> drift.Comparison:
    comparison = drift.compare(procedure, run, folder)
    page = report.write(procedure, run, folder, comparison)
    findings = comparison.findings
    click.echo(words.compared(procedure.id, len(findings), report.note(comparison)))
    for finding in findings:
        click.echo(words.drift(LAYERS[finding.layer], finding.line, finding.picture, finding.words))
    if findings:
        click.echo(words.drifts_at(str(page)))
    _annotate(procedure, comparison)
    return comparison


def _annotate(procedure: Procedure, comparison: drift.Comparison) -> None:
    if github.is_here():
        for annotation in report.github(procedure, comparison):
            click.echo(annotation)
    github.show(report.summary(procedure, comparison))


def _renew(procedure: Procedure, run: Run, folder: Path) -> None:
    changed = drift.renew(procedure, run, folder)
    if not changed:
        click.echo(words.reference_is_up_to_date(procedure.id))
    for path in changed:
        click.echo(words.of(procedure.id, os.path.relpath(path)))
