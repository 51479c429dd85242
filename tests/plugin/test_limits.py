"""In pytest a walk has the limit and the patience of the command line, and what cannot be used is told plainly."""

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.plugin.conftest import LEAN, STRICT
from tests.plugin.test_verdicts import PROJECT
from tests.portail.project.folders import written

STEPS = """from portail import Steps, Walk

steps = Steps()


@steps.step("ring")
def ring(walk: Walk) -> None:
    walk.page.set_content("<button>SONNETTE</button>")
    walk.page.evaluate("() => new Promise(() => {})")


@steps.step("enter")
def enter(walk: Walk) -> None:
    pass
"""
RETURNING = """from portail import Steps, Walk

steps = Steps()


@steps.step("come")
def come(walk: Walk) -> None:
    pass


@steps.revisit("come")
def come_again(walk: Walk) -> None:
    pass
"""
RETURNED = """+++
id = "revenue"
title = "Revenir"
lang = "fr"
audience = "familles"
+++

## 1. Je viens {#come}
"""
TESTS = """
import pytest


def test_comes_again(walk):
    assert walk("revenue").steps[0].revisited
    assert not walk("revenue", thorough=False).steps[0].revisited


def test_hangs(walk):
    walk("tenue")


def test_keeps_its_own_patience(walk, page):
    page.set_default_timeout(123)
    with pytest.raises(Exception):
        walk("tenue")
    with pytest.raises(Exception, match="123ms"):
        page.get_by_text("rien").click()


def test_unknown_step(walk):
    walk("rompue", until="no-such-step")


def test_broken_grammar(walk):
    walk("procedures/torn.md")
"""
UNUSABLE = {
    "test_unknown_step": "L’étape « no-such-step » n’existe pas",
    "test_broken_grammar": "torn.md, ligne 1",
}


def test_a_walk_has_the_limit_and_the_patience_of_the_command_line_and_what_cannot_be_used_is_told_plainly(
    tmp_path: Path,
) -> None:
    text = printed_in(tmp_path)

    assert "3 failed, 2 passed" in text
    a_step_that_never_ends_is_given_up_with_its_evidence(tmp_path, text)
    for test, sentence in UNUSABLE.items():
        is_told_without_frames_of_the_library(section_of(text, test), sentence)


def printed_in(folder: Path) -> str:
    """Return what one session with these tests printed, whose steps may last a second."""
    files = {**PROJECT, "steps/tenue.py": STEPS, "test_project.py": TESTS, "procedures/torn.md": "# rien\n"}
    files |= {"steps/revenue.py": RETURNING, "procedures/revenue.md": RETURNED}
    written(folder, files)
    (folder / "test_torn.py").unlink()
    command = [sys.executable, "-m", "pytest", *STRICT, *LEAN, "--portail-limit", "1"]
    command.append("--portail-thorough")
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def section_of(text: str, test: str) -> str:
    """Return what pytest printed of the failure of a test."""
    return re.split(r"^_{3,} .* _{3,}$", text.partition(f" {test}")[2].partition("\n")[2], flags=re.MULTILINE)[0]


def a_step_that_never_ends_is_given_up_with_its_evidence(folder: Path, text: str) -> None:
    assert "l’étape n’était pas finie après 1 s, sa limite" in section_of(text, "test_hangs")
    records = [json.loads(path.read_bytes()) for path in folder.rglob("run.json")]
    errors = [record["steps"][0]["error"] for record in records if record["procedure"] == "tenue"]
    assert {error["cause"] for error in errors} == {"limit"}
    assert all("SONNETTE" in path.read_text(encoding="utf-8") for path in folder.rglob("failure.txt"))


def is_told_without_frames_of_the_library(section: str, sentence: str) -> None:
    assert sentence in section
    assert "test_project.py" in section
    assert not re.search(r"portail/(plugin|walk|procedure|project)/\w+\.py:\d+", section)
