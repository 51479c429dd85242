"""A process of its own writes the same guides, and what goes wrong in it is told as if it were here."""

import os
import signal
from pathlib import Path

import pytest

from portail.errors import EnvironmentNotReady
from portail.output import formats
from portail.output.guide_process import GuideJob, GuideProcess
from portail.privacy.secrets_filter import SecretsFilter
from portail.procedure import parser
from portail.target.tables.publisher import NOBODY, Publisher
from tests.portail.procedures import PROCEDURE, written
from tests.portail.runs import passed_step, run_with, with_pictures


def test_it_writes_what_is_written_here_and_tells_each_error_of_a_guide(tmp_path: Path) -> None:
    procedure, run = parser.load(written(tmp_path, PROCEDURE)), run_with(passed_step())
    here, there = (with_pictures(tmp_path / name) / "essai" for name in ("here", "there"))
    refused = Publisher(page="absent.html")
    formats.write(procedure, run, here)

    with GuideProcess(NOBODY.formats) as guides:
        bad = guides.write(GuideJob(procedure, run, there, refused, filmed=False, secrets=SecretsFilter()))
        good = guides.write(GuideJob(procedure, run, there, NOBODY, filmed=False, secrets=SecretsFilter()))

    assert good.result() == []
    assert [file.read_bytes() for file in formats.written(there)] == [
        file.read_bytes() for file in formats.written(here)
    ]
    with pytest.raises(Exception, match="absent"):
        bad.result()


def test_a_process_that_dies_is_told_with_a_remedy(tmp_path: Path) -> None:
    procedure, folder = parser.load(written(tmp_path, PROCEDURE)), with_pictures(tmp_path) / "essai"

    with GuideProcess(NOBODY.formats) as guides:
        os.kill(guides.pid, signal.SIGKILL)
        guide = guides.write(
            GuideJob(procedure, run_with(passed_step()), folder, NOBODY, filmed=False, secrets=SecretsFilter())
        )

    with pytest.raises(EnvironmentNotReady, match="relancez la commande"):
        guide.result()
    assert formats.written(folder) == []
