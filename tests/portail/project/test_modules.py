"""Python of a project is imported under names of its own, and an error there names its file and line."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

import scenarios
from portail.errors import ProjectError
from portail.project import modules
from portail.project.discovery import Projects
from portail.walk.bound_procedure import load
from tests.portail.project.folders import RENT, STEPS, WHOLE, written

PAGES = 'ROOM = "{room}"\n'
WITH_PAGES = {
    **WHOLE,
    "pages/rooms.py": PAGES.format(room="Ravel"),
    "steps/louer_une_salle.py": f"from ..pages.rooms import ROOM\n{STEPS}",
}


def steps_in(folder: Path) -> ModuleType:
    module = Projects.find(folder).all[0].step_module(RENT)
    assert module
    return module


def test_files_of_a_project_import_one_another_by_relative_names(tmp_path: Path) -> None:
    assert steps_in(written(tmp_path, WITH_PAGES)).ROOM == "Ravel"


def test_modules_of_the_same_name_in_two_projects_do_not_clash(tmp_path: Path) -> None:
    written(tmp_path / "un", WITH_PAGES)
    written(tmp_path / "deux", {**WITH_PAGES, "pages/rooms.py": PAGES.format(room="Satie")})

    assert [steps_in(tmp_path / name).ROOM for name in ("un", "deux")] == ["Ravel", "Satie"]


def test_nothing_is_added_to_the_path_or_taken_from_others(tmp_path: Path) -> None:
    path = list(sys.path)

    steps_in(written(tmp_path, WITH_PAGES))

    assert sys.path == path
    assert not {"steps", "pages", "start", tmp_path.name} & set(sys.modules)


@pytest.mark.parametrize("name", ["mes salles", "salles.v2", "salles-2026", "import", "portail"])
def test_the_folder_of_a_project_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert steps_in(written(tmp_path / name, WITH_PAGES)).ROOM == "Ravel"


def test_a_file_is_imported_once_by_whatever_path_it_is_reached(tmp_path: Path) -> None:
    folder = written(tmp_path / "salles", WITH_PAGES)
    (tmp_path / "lien").symlink_to(folder)

    assert steps_in(tmp_path / "lien") is steps_in(folder)


def test_the_package_of_a_project_is_run_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "salles", {**WITH_PAGES, "__init__.py": "ROOMS = []\n"})

    package = modules.load_package(folder)
    package.ROOMS.append("Ravel")
    steps_in(folder)

    assert modules.load_package(folder).ROOMS == ["Ravel"]


def test_a_package_that_was_imported_under_its_own_name_is_not_imported_again() -> None:
    assert modules.load_package(Path(scenarios.__file__).parent) is scenarios


@pytest.mark.parametrize(
    ("file", "text", "line", "problem"),
    [
        ("steps/louer_une_salle.py", "import portail\n\ndef (:\n", 3, "ce n’est pas du Python (invalid syntax)"),
        ("steps/louer_une_salle.py", "\nimport absent_module\n", 2, "ModuleNotFoundError : No module named 'absent_"),
        ("steps/louer_une_salle.py", "\n\nfrom ..pages.rooms import HALL\n", 3, "ImportError : cannot import name 'HA"),
        ("steps/louer_une_salle.py", "from ..pages.halls import HALL\n", 1, "ModuleNotFoundError : No module named"),
        ("pages/rooms.py", "ROOM = 'Ravel'\nROOM +\n", 2, "ce n’est pas du Python (invalid syntax)"),
        ("pages/rooms.py", "import math\nROOM = math.sqrt(-1)\n", 2, "ValueError : math domain error"),
        ("__init__.py", "1 / 0\n", 1, "ZeroDivisionError : division by zero"),
    ],
)
@pytest.mark.parametrize("named", ["by an absolute path", "by a relative path"])
def test_an_error_names_the_file_and_the_line_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, line: int, problem: str, named: str
) -> None:
    folder = written(tmp_path / "salles", {**WITH_PAGES, file: text})
    monkeypatch.chdir(tmp_path)
    projects = Projects.find(tmp_path, folder if named == "by an absolute path" else Path("salles"))

    with pytest.raises(ProjectError) as refusal:
        load(projects, RENT)

    found = refusal.value
    assert (found.path.resolve(), found.line) == (folder / file, line), str(found)
    assert problem in found.problem
    assert found.remedy == "Corrigez cette ligne."


@pytest.mark.parametrize("file", ["steps/louer_une_salle.py", "pages/rooms.py", "__init__.py"])
def test_a_file_that_has_been_mended_is_imported_anew(tmp_path: Path, file: str) -> None:
    files = {**WITH_PAGES, "__init__.py": "ROOMS = 3\n"}
    folder = written(tmp_path, {**files, file: "1 / 0\n"})
    with pytest.raises(ProjectError):
        steps_in(folder)

    written(folder, files)

    assert steps_in(folder).ROOM == "Ravel"
    assert modules.load_package(folder).ROOMS == 3
