"""Reports of tests and of their walks: pure functions of records and of the pictures beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Literal

from portail.files.atomic import replace_all
from portail.output.reports import history
from portail.output.reports.ctrf import ctrf
from portail.output.reports.github import summary
from portail.output.reports.history import Session
from portail.output.reports.html import html, index
from portail.output.reports.junit import junit
from portail.privacy.leak_check import without_leaks
from portail.privacy.secrets_filter import SecretsFilter
from portail.run_record.results import TestResult
from portail.wording import reports as words

GROUP = "portail.reports"
"""The entry points by which a package adds a report: any name, and a `Report`."""


@dataclass(frozen=True)
class Report:
    """A report, which is one file.

    Attributes:
        file: its name.
        make: returns its text, given the results, the folder of the report, and the sessions so far, the last of which
            is this one (none where only one command walked).
        title: what the console calls it; empty: it is not listed there.
        of: whether it is written of the walks of one command, of the sessions of tests, or of both.
    """

    file: str
    make: Callable[[Sequence[TestResult], Path, Sequence[Session]], str]
    title: str = ""
    of: Literal["both", "command", "session"] = "both"


PAGE = Report("report.html", lambda results, _, sessions: html(results, sessions), words.REPORT)
BUILT_IN = (
    PAGE,
    Report("index.html", lambda results, output, _: index(results, output), words.INDEX, of="command"),
    Report("junit.xml", lambda results, output, _: junit(results, output), "JUnit"),
    Report("ctrf-report.json", lambda results, output, _: ctrf(results, output)),
    Report("summary.md", lambda results, *_: summary(results), of="session"),
)


def all_reports() -> list[Report]:
    """Return the reports of the engine and those of installed packages, in the order in which they are listed."""
    added = sorted(entry_points(group=GROUP), key=lambda each: each.name)
    return [*BUILT_IN, *(each.load() for each in added)]


def write(results: Sequence[TestResult], output: Path, secrets: SecretsFilter | None = None) -> None:
    """Write the reports of the walks of one command, whose folders lie in `output`.

    Raises:
        Leak: one would tell one of the secrets; it is not written.
    """
    _write(results, output, (), secrets, of="command")


def write_session(results: Sequence[TestResult], output: Path, secrets: SecretsFilter | None = None) -> None:
    """Write the reports of a whole session, and add it to the history that `output` keeps.

    Raises:
        Leak: as for `write`.
    """
    output.mkdir(parents=True, exist_ok=True)
    sessions = [*history.read(output), history.session_of(results)][-history.KEPT :]
    history.write(output, sessions)
    _write(results, output, sessions, secrets, of="session")


def clear(output: Path) -> None:
    """Remove the reports of an earlier run, so that a run that breaks off leaves no stale verdict."""
    for report in all_reports():
        (output / report.file).unlink(missing_ok=True)


def listed(output: Path) -> list[tuple[str, Path]]:
    """Return the reports that stand in a folder, by the titles under which the console lists them."""
    titled = ((report.title, output / report.file) for report in all_reports() if report.title)
    return [(title, path) for title, path in titled if path.exists()]


def _write(
    results: Sequence[TestResult],
    output: Path,
    sessions: Sequence[Session],
    secrets: SecretsFilter | None,
    *,
    of: Literal["command", "session"],
) -> None:
    for report in all_reports():
        if report.of in ("both", of):
            content = report.make(results, output, sessions).encode()
            replace_all(without_leaks({output / report.file: content}, secrets))
