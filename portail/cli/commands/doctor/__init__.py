"""`portail doctor`: what is ready on this machine, and what is missing."""

from rich.console import Console
from rich.text import Text

from portail.cli.commands.doctor.checks import CheckResult, State, diagnose, diagnose_pictures

SIGNS = {"ready": ("✓", "green"), "optional": ("–", "yellow"), "missing": ("✗", "bold red")}


def examine(browser: str | None, *, determinism: bool = False) -> int:
    """Print the findings; return 0 where a walk is possible, 3 where something that it needs is missing.

    `determinism`: screens are shot too, and 3 is returned where one does not look the same each time.
    """
    console = Console(highlight=False)
    states = [_print(console, finding) for finding in diagnose(browser)]
    if determinism and "missing" not in states:
        states += [_print(console, finding) for finding in diagnose_pictures(browser)]
    return 3 if "missing" in states else 0


def _print(console: Console, finding: CheckResult) -> State:
    sign, style = SIGNS[finding.state]
    console.print(Text(f"{sign} {finding.subject:<11} ", style).append(Text(finding.detail, "default")), soft_wrap=True)
    if finding.remedy:
        console.print(f"              {finding.remedy}", soft_wrap=True, markup=False)
    return finding.state
