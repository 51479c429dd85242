"""Two walks never write into one folder at once."""

from pathlib import Path

import pytest

from portail.cli.output_lock import alone_in
from portail.errors import EnvironmentNotReady


def test_a_folder_belongs_to_one_command_at_a_time(tmp_path: Path) -> None:
    with alone_in(tmp_path / "output"):
        with alone_in(tmp_path / "other"):
            pass
        with pytest.raises(EnvironmentNotReady, match=r"Un autre parcours écrit dans « .*output ».*--output"):
            alone_in(tmp_path / "output").__enter__()

    with alone_in(tmp_path / "output"):
        pass
