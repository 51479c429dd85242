"""`portail guide`: says whether the committed reference of a procedure is still true, or renews it."""

import os
from pathlib import Path

import click

from scenarios import drift, library
from scenarios.commands.walk import Request, walked
from scenarios.drift import report
from scenarios.drift.finding import LAYERS, Finding
from scenarios.procedure import Procedure
from scenarios.reports.french import counted
from scenarios.run import Run

DRIFTED = 4
PINNED = "Mêmes navigateur, polices et fenêtre que la référence : les images sont comparées pixel par pixel."
UNPINNED = (
    "Le navigateur, les polices ou la fenêtre ne sont pas ceux de la référence : les places et les pixels ne sont pas "
    "comparés, mais la couleur de chaque élément nommé l’est."
)


def check(request: Request) -> int:
    """Walk again, compare with the references and tell every drift; return the exit status: 0, or 4 for a drift.

    Raises:
        ScenarioError: the walk cannot begin or go on, or a procedure has no reference.
    """
    for name in request.procedures:
        drift.read(library.load(name))
    findings = [_check_one(procedure, run, request.output / procedure.id) for procedure, run in walked(request)]
    return DRIFTED if any(findings) else 0


def update(request: Request) -> int:
    """Walk again and make what was seen the reference; return the exit status: 0, or 1 where a walk failed.

    Raises:
        ScenarioError: the walk cannot begin or go on.
    """
    failed = False
    for procedure, run in walked(request):
        if run.verdict == "passed":
            _renew(procedure, run, request.output / procedure.id)
        else:
            failed = True
            click.echo(f"{procedure.id} : le parcours échoue ; la référence reste telle quelle.", err=True)
    return 1 if failed else 0


def _check_one(procedure: Procedure, run: Run, folder: Path) -> list[Finding]:
    findings = drift.compare(procedure, run, folder)
    note = PINNED if drift.same_renderer(procedure, run) else UNPINNED
    page = report.write(procedure, run, folder, findings, note)
    click.echo(f"{procedure.id} : {counted(len(findings), 'dérive') if findings else 'aucune dérive'}. {note}")
    for finding in findings:
        picture = f", écran {finding.picture}" if finding.picture else ""
        click.echo(f"  [{LAYERS[finding.layer]}] ligne {finding.line}{picture} : {finding.words}")
    if findings:
        click.echo(f"  À voir : {page}")
    if os.environ.get("GITHUB_ACTIONS"):
        for annotation in report.github(procedure, findings):
            click.echo(annotation)
    return findings


def _renew(procedure: Procedure, run: Run, folder: Path) -> None:
    changed = drift.renew(procedure, run, folder)
    if not changed:
        click.echo(f"{procedure.id} : la référence est déjà à jour.")
    for path in changed:
        click.echo(f"{procedure.id} : {os.path.relpath(path)}")
