"""An opening day on the mock: families come by HTTP, beside each other, in processes of their own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

PORTAIL = (sys.executable, "-m", "portail", "load")
FAMILIES = 40
"""Enough for some who mistype."""
DAY = ("--families", str(FAMILIES), "--spread", "2s", "--pause", "0.01s", "--workers", "2")


def test_families_come_to_their_invoices_and_nobody_is_lost(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*PORTAIL, *DAY, "--json", "--fail-if", "failed > 0", "--fail-if", "longest > 0ms", "--output", str(tmp_path)],
        env={**os.environ, "MOCK_PORTAL_HASHING": "cheap"},
        capture_output=True,
        text=True,
        check=False,
    )

    told = json.loads(ended.stdout)
    assert (told["arrived"], told["finished"], told["failures"]) == (FAMILIES, FAMILIES, [])
    assert told["events"]["mistyped"] == FAMILIES // 20
    assert (told["events"]["lost"], told["events"]["double"]) == (0, 0)
    assert (told["messages"]["number"], told["load"]["processes"]) == (FAMILIES, 2)
    assert all(step["times"]["number"] == FAMILIES for step in told["steps"])
    assert [finding["holds"] for finding in told["findings"]] == [True, True]
    assert [threshold["holds"] for threshold in told["thresholds"]] == [True, False]
    assert ended.returncode == 1, "a threshold says so"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["load.html", "load.json", "moments.csv", "steps.csv"]


def test_ctrl_c_ends_the_day_at_once_and_leaves_what_was_measured(tmp_path: Path) -> None:
    command = [*PORTAIL, "--families", "3", "--spread", "1h", "--output", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr
        first = (line for line in process.stderr if "arrivées sur 3" in line)
        assert next(first)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(15) == 130

    told = json.loads((tmp_path / "load.json").read_text(encoding="utf-8"))
    assert told["people"] == 3
    assert told["arrived"] < 3
