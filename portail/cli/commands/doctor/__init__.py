"""`portail doctor`: what is ready on this machine, on the way to a portal, and what is missing."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.text import Text

from portail.cli.commands.doctor.checks import CheckResult, diagnose, diagnose_pictures
from portail.cli.commands.doctor.own_portal import diagnose_own_portal
from portail.cli.commands.doctor.portal import diagnose_portal
from portail.cli.request import Voice
from portail.exit_status import NOT_READY

SIGNS = {"ready": ("✓", "green"), "optional": ("–", "yellow"), "missing": ("✗", "bold red")}


def examine(
    browser: str | None,
    *,
    determinism: bool = False,
    target: str | None = None,
    project: Path | None = None,
    voice: Voice = "live",
) -> int:
    """Print the findings; return 0 where a walk is possible, 3 where something that it needs is missing.

    `determinism`: screens are shot too, and 3 is returned where one does not look the same each time. `target`: the way
    to that portal is examined too.

    Raises:
        PortailError: there is no such target, or its file cannot be used.
    """
    console, states = Console(highlight=False), []
    for finding in _findings(browser, target, project):
        _print(console, finding, voice)
        states.append(finding.state)
    if determinism and "missing" not in states:
        for finding in diagnose_pictures(browser):
            _print(console, finding, voice)
            states.append(finding.state)
    return NOT_READY if "missing" in states else 0


def _findings(browser: str | None, target: str | None, project: Path | None) -> Iterator[CheckResult]:
    yield from diagnose(browser)
    if target:
        yield from diagnose_portal(target, project, browser)
    yield from diagnose_own_portal(target, project)


def _print(console: Console, finding: CheckResult, voice: Voice) -> None:
    if voice == "json":
        click.echo(msgspec.json.encode(finding).decode())
    elif voice == "live" or finding.state == "missing":
        sign, style = SIGNS[finding.state]
        subject = Text(f"{sign} {finding.subject:<11} ", style)
        console.print(subject.append(Text(finding.detail, "default")), soft_wrap=True)
        if finding.remedy:
            console.print(f"              {finding.remedy}", soft_wrap=True, markup=False)
