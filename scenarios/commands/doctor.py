"""`portail doctor`: what is ready on this machine, and what is missing."""

from rich.console import Console
from rich.text import Text

from scenarios.diagnosis import Finding, diagnose

SIGNS = {"ready": ("✓", "green"), "optional": ("–", "yellow"), "missing": ("✗", "bold red")}


def examine(browser: str | None) -> int:
    """Print the findings; return 0 where a walk is possible, 3 where something that it needs is missing."""
    findings = diagnose(browser)
    console = Console(highlight=False)
    for finding in findings:
        _print(console, finding)
    return 3 if any(finding.state == "missing" for finding in findings) else 0


def _print(console: Console, finding: Finding) -> None:
    sign, style = SIGNS[finding.state]
    console.print(Text(f"{sign} {finding.subject:<11} ", style).append(Text(finding.detail, "default")), soft_wrap=True)
    if finding.remedy:
        console.print(f"              {finding.remedy}", soft_wrap=True, markup=False)
