"""Before a walk, the project brings its portal to where the procedure begins."""

from dataclasses import replace
from pathlib import Path

import pytest

from portail.errors import ProjectError, WrongUsage
from portail.mailbox.no_mailbox import NoMailbox
from portail.project import modules
from portail.project.open_portal import open_portal
from portail.project.project import Project
from portail.project.project_file import read_project
from portail.target.target import Person, Target
from tests.portail.project.folders import START, WHOLE, written

TARGET = Target("external", "https://salles.example/", Person("ada@example.org"), NoMailbox())
TWO = """from dataclasses import replace

from portail import Target, start_state

from .desk import CALLED


@start_state("logged-out")
def logged_out(target: Target) -> None:
    CALLED.append(target)


@start_state("booked")
def booked(target: Target) -> Target:
    return replace(target, values={"room": "Ravel"})
"""


def project_with(folder: Path, start: str | None) -> Project:
    files = {name: text for name, text in WHOLE.items() if name != "start.py"}
    if start is not None:
        files |= {"start.py": start, "desk.py": "CALLED = []\n"}
    return read_project(written(folder, files))


def test_the_function_of_a_start_state_gets_the_target_and_may_return_another(tmp_path: Path) -> None:
    project = project_with(tmp_path, TWO)

    assert list(project.start_states) == ["logged-out", "booked"]
    assert project.prepare(TARGET, "logged-out") == TARGET
    assert project.prepare(TARGET, "booked") == replace(TARGET, values={"room": "Ravel"})
    desk = modules.load(project.folder, project.folder / "desk.py")
    assert desk
    assert desk.CALLED == [TARGET]


def test_a_start_state_that_is_not_defined_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    project = project_with(tmp_path, TWO)

    with pytest.raises(ProjectError, match=r"start\.py, .*« paid » n’y est pas défini .*logged-out, booked") as refusal:
        project.prepare(TARGET, "paid")

    assert refusal.value.remedy == 'Écrivez-y une fonction décorée par @start_state("paid").'


@pytest.mark.parametrize("start", [None, "ROOMS = 3\n"])
def test_where_a_project_has_no_start_states_its_portal_stands_where_it_should(
    tmp_path: Path, start: str | None
) -> None:
    project = project_with(tmp_path, start)

    assert project.prepare(TARGET, "logged-out") == TARGET


def test_steps_that_begin_anywhere_call_no_start_state(tmp_path: Path) -> None:
    project = project_with(tmp_path, TWO)

    assert project.prepare(TARGET, None) == TARGET
    desk = modules.load(project.folder, project.folder / "desk.py")
    assert desk
    assert desk.CALLED == []


def test_an_error_in_the_file_names_its_line(tmp_path: Path) -> None:
    project = project_with(tmp_path, f"{START}\nstart_state(1, 2)\n")

    with pytest.raises(ProjectError, match=rf"start\.py, ligne {len(START.splitlines()) + 2} : .*TypeError"):
        project.prepare(TARGET, "logged-out")


def test_a_target_gets_the_words_and_the_values_of_the_project_unless_it_has_its_own(tmp_path: Path) -> None:
    text = '[words]\n"VALIDER" = "Confirmer"\n"Salles" = "Lieux"\n[project.values.card]\nexample = "12345"\n'
    project = read_project(written(tmp_path, {"portail.toml": text}))

    target = project.complete(replace(TARGET, words={"VALIDER": "Oui"}))

    assert target.words == {"VALIDER": "Oui", "Salles": "Lieux"}
    assert [kind.name for kind in target.value_kinds] == ["card"]


def test_a_project_without_a_portal_of_its_own_asks_for_a_target(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"« salles » n’a pas de portail à lui : nommez une cible .*--target"):
        open_portal(project_with(tmp_path, TWO), None, may_destroy=False)
