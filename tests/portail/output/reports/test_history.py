"""The last sessions of tests show which tests and steps are unstable."""

from datetime import timedelta
from pathlib import Path

import msgspec

from portail.output import reports
from portail.output.reports import history
from tests.portail.runs import failed_run, passed_run, result_in


def test_a_step_that_passed_and_failed_in_the_last_sessions_is_called_unstable(tmp_path: Path) -> None:
    for run in (passed_run(), failed_run(), passed_run()):
        reports.write_session([result_in(tmp_path, run)], tmp_path)

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert history.unstable(history.read(tmp_path)) == {"essai": (1, 3), "essai / services": (1, 3)}
    assert "Tests et étapes instables" in page
    assert "1 sur 3" in page


def test_a_step_that_always_failed_is_not_called_unstable(tmp_path: Path) -> None:
    for _ in range(3):
        reports.write_session([result_in(tmp_path, failed_run())], tmp_path)

    assert history.unstable(history.read(tmp_path)) == {}


def test_the_history_keeps_the_last_sessions_and_survives_torn_lines(tmp_path: Path) -> None:
    start = passed_run()
    for number in range(history.KEPT + 3):
        run = msgspec.structs.replace(start, started=start.started + timedelta(days=number))
        reports.write_session([result_in(tmp_path, run)], tmp_path)
    with (tmp_path / history.FILE_NAME).open("ab") as file:
        file.write(b'{"started": "\xff", "steps": {}}\n{"started": "20')

    sessions = history.read(tmp_path)

    assert (len(sessions), sessions[0].started) == (history.KEPT - 1 + 1, "2026-09-10T07:00:00+00:00")
