import subprocess
import sys
from pathlib import Path

import pytest

from fake_smtp import DataFileTaken, FakeSmtp
from tests.fake_smtp.messages import compose, send


def test_a_data_file_has_one_owner_at_a_time(tmp_path: Path) -> None:
    data = tmp_path / "mail.db"
    with FakeSmtp(data=data) as first:
        with pytest.raises(DataFileTaken, match=r"mail\.db .*another mail catcher uses it.* Stop the other one"):
            FakeSmtp(data=data).__enter__()
        send(first, compose())

    with FakeSmtp(data=data) as second:
        assert second.mailbox.count() == 1


def test_a_second_process_ends_with_3_and_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "mail.db"
    command = [sys.executable, "-m", "fake_smtp", "--smtp-port=0", "--http-port=0", f"--data={data}"]
    with FakeSmtp(data=data):
        second = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (second.returncode, second.stdout) == (3, "")
    assert second.stderr.count("\n") == 1
    assert "another mail catcher uses it" in second.stderr
