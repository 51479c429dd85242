"""`portail guide --review`: shows old and new side by side, and renews what a person approves."""

import os
from collections.abc import Collection
from dataclasses import replace

import click

from portail.cli.batch import walk_all
from portail.cli.commands.guide import report_failure
from portail.cli.commands.review_page import ask
from portail.cli.request import Request
from portail.exit_status import BROKEN, DRIFTED
from portail.output import drift
from portail.output.drift import report
from portail.procedure.procedure import Procedure
from portail.run_record.run import Run
from portail.walk.bound_procedure import load_all
from portail.wording import cli as words

ALL = "*"
"""What the page sends where everything is approved together."""


def review(request: Request) -> int:
    """Walk again and let a person approve each drift; return the exit status: 0, 1 for a failed walk, 4 for the rest.

    Raises:
        PortailError: the walk cannot begin or go on, or a procedure has no reference.
    """
    for bound in load_all(request.projects, request.names):
        drift.read(bound.procedure, request.reference)
    walked = walk_all(replace(request, probed=True))
    return max(review_walk(procedure, run, request) for procedure, run in walked)


def review_walk(procedure: Procedure, run: Run, request: Request) -> int:
    """Let a person approve what a walk shows; return the exit status."""
    if run.verdict == "failed":
        report_failure(procedure, run)
        return BROKEN
    comparison = drift.compare(procedure, run, request.output / procedure.id, request.reference)
    if not comparison.findings:
        click.echo(words.compared(procedure.id, 0, report.note(comparison), comparison.variant))
        return 0
    _ask(procedure, run, request, comparison)
    left = drift.compare(procedure, run, request.output / procedure.id, request.reference)
    click.echo(words.compared(procedure.id, len(left.findings), report.note(left), left.variant))
    return DRIFTED if left.findings else 0


def _ask(procedure: Procedure, run: Run, request: Request, comparison: drift.Comparison) -> None:
    folder = request.output / procedure.id
    asked = report.Review(
        singly=drift.may_be_approved_singly(procedure, run, request.reference),
        document=any(finding.layer == "procedure" for finding in comparison.findings),
    )

    def answered(approved: Collection[str]) -> str:
        everything = None if ALL in approved else approved
        changed = drift.renew(procedure, run, folder, request.reference, everything) if approved else []
        return report.reviewed(procedure, comparison, [os.path.relpath(path) for path in changed])

    page = report.html(procedure, run, folder, comparison, asked)
    ask(page, answered, lambda address: click.echo(words.review_at(procedure.id, address)))
