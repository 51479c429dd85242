"""What a whole session leaves: one report of all its tests, and what GitHub Actions shows of them."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portail.plugin.evidence import TESTS
from portail.plugin.outcome_log import TestLog
from portail.plugin.settings import settings_of
from portail.wording import plugin as words

if TYPE_CHECKING:
    from portail.run_record.results import TestResult

FIXTURE = "_portail_environments"
"""On this depend all fixtures of this plugin, and of projects: a session whose tests ask for it has reports."""
LOG = pytest.StashKey[TestLog]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep what becomes of each test; only the process that the user started does so."""
    if not _is_worker(config):
        log = TestLog(settings_of(config).output / TESTS, config.rootpath, config.invocation_params.dir)
        config.stash[LOG] = log
        config.pluginmanager.register(log, "portail-test-log")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin the records where a test uses this plugin, whatever becomes of its fixtures."""
    if FIXTURE in getattr(item, "fixturenames", ()):
        from portail.run_record import pytest_outcome

        pytest_outcome.begin(settings_of(item.config).output / TESTS)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Clear what an earlier session left; only the process that the user started does so."""
    output = settings_of(session.config).output
    if not _is_worker(session.config) and not session.config.option.collectonly and (output / TESTS).exists():
        from portail.output import reports

        reports.clear(output)
        _clear(output / TESTS)


def _clear(folder: Path) -> None:
    """Empty a folder, except for passwords that stand nowhere else."""
    from portail.run_record.run import ALL_SECRETS

    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and not path.match(ALL_SECRETS):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report, once every worker has ended."""
    output = settings_of(session.config).output
    if _is_worker(session.config):
        return
    log = session.config.stash[LOG]
    log.finish()
    if not log.is_wanted:
        return
    from portail.output import reports
    from portail.output.reports import github
    from portail.run_record.gathering import gather

    if results := gather([output / TESTS]):
        reports.write_session(results, output)
        github.show_summary(results)
        _complete_ctrf(session.config, results, output)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say where the report is; on GitHub, annotate the lines that failed tests are about."""
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
        from portail.run_record.gathering import gather

        for result in gather([output / TESTS]):
            for annotation in github.annotations(result):
                terminalreporter.line(github.command(annotation))


def _complete_ctrf(config: pytest.Config, results: "Sequence[TestResult]", output: Path) -> None:
    """Add to the report of pytest-json-ctrf, which takes no steps from others; it has been written by now."""
    from portail.output.reports.ctrf import completed

    if file := config.getoption("ctrf", None):
        path = Path(file)
        path.write_bytes(completed(path.read_bytes(), results, output))


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")
