"""What is written from run records: pure functions of the records and of the pictures beside them."""

from collections.abc import Sequence
from pathlib import Path

from scenarios.reports import history
from scenarios.reports.ctrf import ctrf
from scenarios.reports.github import summary
from scenarios.reports.html import html, index
from scenarios.reports.junit import junit
from scenarios.results import Result

REPORT, INDEX, JUNIT, CTRF, SUMMARY = "report.html", "index.html", "junit.xml", "ctrf-report.json", "summary.md"


def write(results: Sequence[Result], output: Path) -> None:
    """Write the reports of walks whose folders lie in `output`."""
    _write(output, {JUNIT: junit(results), CTRF: ctrf(results), REPORT: html(results), INDEX: index(results, output)})


def write_session(results: Sequence[Result], output: Path) -> None:
    """Write the reports of a whole session, and add it to the history that `output` keeps."""
    output.mkdir(parents=True, exist_ok=True)
    sessions = [*history.read(output), history.session_of(results)][-history.KEPT :]
    history.write(output, sessions)
    texts = {JUNIT: junit(results), CTRF: ctrf(results), REPORT: html(results, sessions), SUMMARY: summary(results)}
    _write(output, texts)


def clear(output: Path) -> None:
    """Remove the reports of an earlier run, so that a run that breaks off leaves no stale verdict."""
    for name in (REPORT, INDEX, JUNIT, CTRF, SUMMARY):
        (output / name).unlink(missing_ok=True)


def _write(output: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (output / name).write_text(text, encoding="utf-8")
