"""What a whole session leaves: one report of all its walks, and what GitHub Actions shows of them."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portail.plugin.settings import settings_of
from portail.wording import plugin as words

if TYPE_CHECKING:
    from portail.record.results import Result

TESTS = "tests"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Clear what an earlier session left; only the process that the user started does so."""
    output = settings_of(session.config).output
    if not _is_worker(session.config) and not session.config.option.collectonly and (output / TESTS).exists():
        from portail.output import reports

        reports.clear(output)
        _clear(output / TESTS)


def _clear(folder: Path) -> None:
    """Empty a folder, except for passwords that stand nowhere else."""
    from portail.record.run import ALL_SECRETS

    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and not path.match(ALL_SECRETS):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report, once every worker has ended."""
    output = settings_of(session.config).output
    if _is_worker(session.config) or not (output / TESTS).exists():
        return
    from portail.output import reports
    from portail.output.reports import github
    from portail.record.results import gather

    if results := gather([output / TESTS]):
        reports.write_session(results, output)
        github.show_summary(results)
        _complete_ctrf(session.config, results)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say where the report is; on GitHub, annotate the procedures' lines."""
    output = settings_of(config).output
    if not (output / TESTS).exists():
        return
    from portail.output import reports

    report = output / reports.PAGE.file
    if not report.exists():
        return
    terminalreporter.section("portail", "-")
    terminalreporter.line(words.report_at(os.path.relpath(report, config.invocation_params.dir)))
    from portail.output.reports import github

    if github.is_here():
        from portail.record.results import gather

        for result in gather([output / TESTS]):
            for annotation in result.annotations:
                terminalreporter.line(github.command(annotation))


def _complete_ctrf(config: pytest.Config, results: "Sequence[Result]") -> None:
    """Add to the report of pytest-json-ctrf, which takes no steps from others; it has been written by now."""
    from portail.output.reports.ctrf import completed

    if file := config.getoption("ctrf", None):
        path = Path(file)
        path.write_bytes(completed(path.read_bytes(), results))


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
