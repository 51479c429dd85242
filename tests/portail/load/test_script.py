"""What people do is what the sentences of a document say, or those of its script for load."""

from pathlib import Path

import pytest

from portail.errors import ProcedureError
from portail.load.script import Script
from portail.project.discovery import Projects
from portail.project.project_file import read_project
from portail.walk.bound_procedure import load

SCENARIOS = Path(__file__).parents[3] / "scenarios"
HEADER = '+++\nid = "rooms"\ntitle = "Rooms"\nlang = "en"\naudience = "people"\n+++\n\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("procedures", "steps", "load"):
        (tmp_path / folder).mkdir()
    (tmp_path / "portail.toml").write_text('[project]\nname = "rooms"\nlang = "en"\n', encoding="utf-8")
    (tmp_path / "procedures" / "rooms.md").write_text(
        f"{HEADER}## 1. The list {{#list}}\n\nI open the site.\n", "utf-8"
    )
    return tmp_path


def script(folder: Path) -> Script:
    return Script(load(Projects(read_project(folder), alone=True), "rooms"))


def walked_by_python(folder: Path) -> None:
    steps = 'from portail import Steps\n\nsteps = Steps()\n\n\n@steps.step("list")\ndef look(walk) -> None: ...\n'
    (folder / "steps" / "rooms.py").write_text(steps, encoding="utf-8")


def test_a_procedure_of_words_that_act_is_followed_as_it_stands(project: Path) -> None:
    [step] = script(project).steps

    assert [move.action.act for move in step.moves if move.action] == ["open-site"]


def test_what_python_walks_is_told_in_words_in_the_script_for_load(project: Path) -> None:
    walked_by_python(project)
    with pytest.raises(ProcedureError, match=r"load/rooms\.md"):
        script(project)

    (project / "load" / "rooms.md").write_text(f"{HEADER}## 1. Look {{#list}}\n\nI open the page `/list`.\n", "utf-8")

    [step] = script(project).steps
    assert (step.title, [move.action.name for move in step.moves if move.action]) == ("The list", ["/list"])


def test_a_place_that_only_a_screen_has_is_refused(project: Path) -> None:
    words = 'I click `Edit` in the row "Anne".'
    (project / "procedures" / "rooms.md").write_text(f"{HEADER}## 1. The list {{#list}}\n\n{words}\n", "utf-8")

    with pytest.raises(ProcedureError, match="ni lignes ni parties"):
        script(project)


def test_a_script_has_the_steps_of_its_procedure(project: Path) -> None:
    (project / "load" / "rooms.md").write_text(f"{HEADER}## 1. Look {{#other}}\n\nI open the site.\n", "utf-8")

    with pytest.raises(ProcedureError, match="list"):
        script(project)


def test_a_sentence_that_begins_like_an_action_and_is_none_is_refused(project: Path) -> None:
    (project / "load" / "rooms.md").write_text(f"{HEADER}## 1. Look {{#list}}\n\nI double-click `A`.\n", "utf-8")

    with pytest.raises(ProcedureError, match="double-click"):
        script(project)


@pytest.mark.parametrize("name", [path.stem for path in sorted((SCENARIOS / "load").glob("*.md"))])
def test_the_scripts_of_this_project_can_be_followed(name: str) -> None:
    read = Script(load(Projects(read_project(SCENARIOS), alone=True), name))

    assert all(any(move.action for move in step.moves) for step in read.steps)
