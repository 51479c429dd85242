"""A procedure is bound to the code of its steps, and refused at its line where they differ."""

import shutil
from pathlib import Path

import pytest

from portail.errors import ProcedureError, WrongUsage
from portail.procedure.parser import load
from portail.walk.bound_procedure import load_all
from portail.walk.steps import Steps
from tests import projects
from tests.portail.procedures import HEADER, STEP, written


def test_steps_that_nobody_can_walk_are_refused_at_their_line(tmp_path: Path) -> None:
    known = HEADER.replace("essai", "premiere-connexion", 1)

    for text, line, culprit in ((HEADER + STEP, 2, "« essai »"), (known + STEP, 7, "les étapes sont clic")):
        with pytest.raises(ProcedureError, match=f"ligne {line} : .*{culprit}"):
            projects.bind(load(written(tmp_path, text)))


def test_a_picture_that_lost_its_name_is_refused_and_one_that_was_removed_is_not(tmp_path: Path) -> None:
    text = projects.file_of("premiere-connexion").read_text(encoding="utf-8")
    renamed = text.replace("screenshot:terms-read", "screenshot:terms-red")
    line = renamed.splitlines().index(next(line for line in renamed.splitlines() if "terms-red" in line)) + 1
    removed = "\n".join(line for line in text.splitlines() if "screenshot:terms-read" not in line)

    with pytest.raises(ProcedureError, match=f"ligne {line} : .*« terms-red ».*Rendez-lui le nom « terms-read »"):
        projects.bind(load(written(tmp_path, renamed)))
    assert projects.bind(load(written(tmp_path, removed))).steps


def test_a_second_visit_of_a_step_that_is_not_in_the_document_is_refused(tmp_path: Path) -> None:
    steps = Steps()
    steps.revisit("clics")(lambda _: None)

    with pytest.raises(ProcedureError, match="revient sur l’étape « clics », et le document n’a que clic"):
        steps.check(load(written(tmp_path, HEADER + STEP)))


@pytest.mark.parametrize("name", ["essai", "premiere-connexion.en", "os.path"])
def test_a_procedure_that_nobody_can_walk_is_refused_at_its_id(tmp_path: Path, name: str) -> None:
    procedure = load(written(tmp_path, HEADER.replace('"essai"', f'"{name}"') + STEP))

    with pytest.raises(ProcedureError, match=f"ligne 2 : personne n’a écrit comment parcourir « {name} »"):
        projects.bind(procedure)


def test_a_procedure_that_is_named_twice_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(projects.PROCEDURES / "ajouter-une-cle.md", "essai.md")
    its_file = str(projects.PROCEDURES / "premiere-connexion.md")
    names = ["premiere-connexion", "essai.md", its_file, f"{tmp_path}/essai.md", "premiere-connexion"]

    assert [bound.id for bound in load_all(projects.PROJECTS, names)] == ["premiere-connexion", "ajouter-une-cle"]


def test_two_files_with_one_id_are_refused_and_both_are_named(tmp_path: Path) -> None:
    path = shutil.copy(projects.PROCEDURES / "premiere-connexion.md", tmp_path / "essai.md")

    with pytest.raises(WrongUsage, match=r"premiere-connexion\.md et .*essai\.md ont le même id"):
        load_all(projects.PROJECTS, ["premiere-connexion", str(path)])
