"""A project is found by the path of its procedure, by the working folder, by name, or among installed packages."""

import json
from pathlib import Path

import pytest

from portail.errors import ProcedureError, ProjectError, WrongUsage
from portail.project.discovery import Projects
from portail.project.installed import installed_projects
from portail.walk.bound_procedure import load
from tests.portail.project.folders import PROCEDURE, RENT, WHOLE, written


def test_the_path_of_a_procedure_leads_to_the_project_above_it(tmp_path: Path) -> None:
    project = written(tmp_path / "salles")

    bound = load(Projects(), str(project / "procedures" / f"{RENT}.md"))

    assert (bound.id, bound.project.name, bound.project.folder) == (RENT, "salles", project)
    assert (list(bound.steps), bound.steps.begins) == (["choose"], "logged-out")


@pytest.mark.parametrize("file", [f"procedures/{RENT}.md", f"{RENT}.md"])
def test_without_portail_toml_the_steps_stand_beside_the_procedure_or_its_folder(tmp_path: Path, file: str) -> None:
    files = {file: PROCEDURE.format(id=RENT), "steps/louer_une_salle.py": WHOLE["steps/louer_une_salle.py"]}

    bound = load(Projects(), str(written(tmp_path / "salles", files) / file))

    assert (bound.project.name, list(bound.steps)) == ("salles", ["choose"])


@pytest.mark.parametrize("below", [".", "procedures", "steps"])
def test_a_procedure_of_the_project_around_the_working_folder_is_known_by_its_name(tmp_path: Path, below: str) -> None:
    project = written(tmp_path / "salles")

    projects = Projects.find(project / below)

    assert load(projects, RENT).project.folder == project
    assert projects.default_procedure() == RENT
    assert projects.folder == project


def test_the_project_of_the_working_folder_comes_before_those_of_packages(tmp_path: Path) -> None:
    name = "premiere-connexion"
    files = {
        **WHOLE,
        f"procedures/{name}.md": PROCEDURE.format(id=name),
        "steps/premiere_connexion.py": WHOLE["steps/louer_une_salle.py"],
    }
    projects = Projects.find(written(tmp_path / "salles", files))

    assert load(projects, name).project.name == "salles"
    assert load(projects, "payer-une-facture").project.name == "portail-famille"


def test_of_a_project_that_is_named_no_other_counts(tmp_path: Path) -> None:
    project = written(tmp_path / "salles")
    elsewhere = written(tmp_path / "piscine", {"portail.toml": "", "procedures/nager.md": PROCEDURE.format(id="nager")})

    projects = Projects.find(elsewhere, project)

    assert [each.name for each in projects.all] == ["salles"]
    with pytest.raises(WrongUsage, match=rf"« nager » n’existe pas\. Connues : {RENT} ; ou donnez un fichier \.md"):
        load(projects, "nager")


def test_a_project_that_is_named_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"--project : .*absent n’est pas un dossier\. .*portail\.toml"):
        Projects.find(tmp_path, tmp_path / "absent")


def offer(site: Path, package: str, *, editable: Path | None = None) -> None:
    """Install a distribution that offers a package as a project, as pip does."""
    info = site / f"{package}-1.0.dist-info"
    files = {"METADATA": f"Name: {package}\nVersion: 1.0\n", "entry_points.txt": f"[portail.projects]\nx = {package}\n"}
    if editable:
        files["direct_url.json"] = json.dumps({"url": editable.as_uri(), "dir_info": {"editable": True}})
    written(info, files)


def test_a_project_of_an_installed_package_is_known_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site-packages"
    offer(site, "aardvark_rooms")
    written(site / "aardvark_rooms", {**WHOLE, "__init__.py": ""})
    monkeypatch.syspath_prepend(site)

    bound = load(Projects.find(tmp_path), RENT)

    assert bound.project.folder == site / "aardvark_rooms"


def test_a_project_that_is_installed_to_be_edited_is_found_where_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, site, other = tmp_path / "mes sources", tmp_path / "site-packages", tmp_path / "other"
    offer(site, "aardvark_rooms", editable=source)
    written(source / "aardvark_rooms")
    written(other / "aardvark_rooms", {"__init__.py": "raise RuntimeError('not this one')"})
    monkeypatch.syspath_prepend(site)
    monkeypatch.syspath_prepend(other)

    assert source / "aardvark_rooms" in installed_projects()


def test_a_package_that_is_not_there_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = installed_projects()
    offer(tmp_path, "aardvark_rooms")
    monkeypatch.syspath_prepend(tmp_path)

    assert installed_projects() == before


def test_the_default_procedure_is_the_one_that_the_project_names(tmp_path: Path) -> None:
    files = {
        **WHOLE,
        "portail.toml": '[project]\ndefault_procedure = "visiter"\n',
        "procedures/visiter.md": PROCEDURE.format(id="visiter"),
    }

    assert Projects.find(written(tmp_path, files)).default_procedure() == "visiter"


def test_of_several_procedures_without_a_default_one_must_be_named(tmp_path: Path) -> None:
    files = {**WHOLE, "procedures/visiter.md": PROCEDURE.format(id="visiter")}

    with pytest.raises(WrongUsage, match=f"^Nommez une procédure : {RENT}, visiter ;"):
        Projects.find(written(tmp_path, files)).default_procedure()


def test_a_project_without_procedures_leaves_the_default_to_the_next(tmp_path: Path) -> None:
    folder = written(tmp_path, {"portail.toml": "[targets]\n"})

    assert Projects.find(folder).default_procedure() == "premiere-connexion"
    with pytest.raises(WrongUsage, match="aucun projet n’en contient"):
        Projects.find(tmp_path, folder).default_procedure()


def test_a_readme_beside_procedures_is_none(tmp_path: Path) -> None:
    project = written(tmp_path, {**WHOLE, "procedures/README.md": "# Nos procédures"})

    assert Projects.find(project).all[0].procedure_names == [RENT]


def test_an_unknown_name_is_refused_with_those_of_every_project(tmp_path: Path) -> None:
    projects = Projects.find(written(tmp_path))

    with pytest.raises(WrongUsage, match=f"« louer » n’existe pas. Connues : {RENT}, ajouter-une-cle, .*premiere-"):
        projects.file_of("louer")


def test_a_procedure_without_steps_is_refused_with_the_place_where_they_belong(tmp_path: Path) -> None:
    said_only = WHOLE[f"procedures/{RENT}.md"].replace("Je choisis `Salle", "La liste montre `Salle")
    project = written(tmp_path, {"portail.toml": WHOLE["portail.toml"], f"procedures/{RENT}.md": said_only})

    with pytest.raises(ProcedureError, match=r"ligne 2 : .*ou écrivez ses étapes dans .*steps/louer_une_salle\.py"):
        load(Projects.find(project), RENT)


def test_a_file_of_steps_without_steps_is_refused(tmp_path: Path) -> None:
    project = written(tmp_path, {**WHOLE, "steps/louer_une_salle.py": "steps = {}\n"})

    with pytest.raises(ProjectError, match=r"louer_une_salle\.py, ligne 1 : .*Écrivez-y « steps = Steps\(\) »"):
        load(Projects.find(project), RENT)
