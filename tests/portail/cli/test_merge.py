"""What `portail merge` says: everything, what failed alone, or JSON."""

import json
from pathlib import Path

import pytest

from portail.cli.commands.merge import merge
from tests.portail.runs import failed_step, passed_step, run_with, with_pictures


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """The evidence of a walk that failed."""
    folder = with_pictures(tmp_path / "machine") / "essai"
    run_with(passed_step(), failed_step()).write(folder)
    return tmp_path / "machine"


def test_json_names_what_failed_and_the_reports(
    evidence: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = merge([evidence], tmp_path / "report", "json")

    told = json.loads(capsys.readouterr().out)
    assert (status, told["tests"], len(told["failed"])) == (1, 1, 1)
    assert str(tmp_path / "report" / "junit.xml") in told["reports"]


def test_quietly_it_names_what_failed_alone(evidence: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert merge([evidence], tmp_path / "report", "quiet") == 1
    assert len(capsys.readouterr().out.splitlines()) == 1
