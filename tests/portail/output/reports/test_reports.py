"""Reports of an earlier run go before a new one begins."""

from pathlib import Path

from portail.output import reports
from tests.portail.runs import passed_step, result_in, run_with, with_pictures


def test_clearing_removes_the_reports_of_an_earlier_run_and_nothing_else(tmp_path: Path) -> None:
    output = with_pictures(tmp_path)
    reports.write([result_in(output, run_with(passed_step()))], output)
    (output / "notes.txt").write_text("à garder")

    reports.clear(output)

    assert sorted(path.name for path in output.iterdir()) == ["essai", "notes.txt"]
