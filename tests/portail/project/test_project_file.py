"""`portail.toml` describes a project; what it cannot say is refused with its line and the remedy."""

from pathlib import Path

import pytest

from portail.errors import ProjectError
from portail.project.project import Project
from portail.project.project_file import read_project
from portail.target.tables.publisher import Publisher
from portail.target.values import ValueKind
from tests.portail.project.folders import written

WHOLE = r"""[project]
name = "salles"
lang = "fr"
locale = "fr-FR"
timezone = "Europe/Paris"
procedures = "textes"
steps = "python"
start = "debut.py"
default_procedure = "louer"
default_target = "recette"

[project.values.card]
description = "la carte du lecteur"
example = "12345"
format = '\d{5}'
secret = true

[words]
"VALIDER" = "Confirmer"

[document]
name = "Vélizy"

[targets.recette]
base_url = "https://recette.example.fr/"
"""


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    assert read_project(written(tmp_path, {"portail.toml": WHOLE})) == Project(
        tmp_path,
        "salles",
        lang="fr",
        locale="fr-FR",
        timezone="Europe/Paris",
        procedures="textes",
        steps="python",
        start="debut.py",
        default_procedure="louer",
        default_target="recette",
        words={"VALIDER": "Confirmer"},
        values=(ValueKind("card", "la carte du lecteur", "12345", r"\d{5}", secret=True),),
        publisher=Publisher(name="Vélizy"),
    )


@pytest.mark.parametrize("text", [None, "", "[project]\n", 'base_url = "https://recette.example.fr/"\n'])
def test_without_a_file_or_a_word_in_it_the_conventions_hold(tmp_path: Path, text: str | None) -> None:
    folder = written(tmp_path / "salles", {} if text is None else {"portail.toml": text})

    project = read_project(folder)

    assert project == Project(folder, "salles")
    assert (project.procedures, project.steps, project.start) == ("procedures", "steps", "start.py")


def test_the_browser_speaks_the_language_of_the_documents_where_nothing_else_is_said(tmp_path: Path) -> None:
    project = read_project(written(tmp_path, {"portail.toml": '[project]\nlang = "fr"\n'}))

    assert (project.lang, project.locale) == ("fr", "fr")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "remedy"),
    [
        ('lang = "fr"', 'langue = "fr"', 3, "« langue » n’est pas connu", "corrigez son nom"),
        ("[words]", "[mots]", 18, "« mots » n’est pas connu", "corrigez son nom"),
        ("secret = true", "hidden = true", 16, "« hidden » n’est pas connu", "corrigez son nom"),
        ("secret = true", 'secret = "oui"', 16, "une valeur ne convient pas", "Écrivez"),
        ('name = "salles"', 'name = " "', 2, "un texte est vide (« name »)", "Remplissez-le"),
        ('"VALIDER" = "Confirmer"', '"VALIDER" = 1', 19, "une valeur ne convient pas", "Écrivez"),
        ('"Europe/Paris"', '"Europe/Velizy"', 5, "« Europe/Velizy » n’est pas un fuseau horaire", "Europe/Paris"),
        ('"Europe/Paris"', '"/etc/passwd"', 5, "« /etc/passwd » n’est pas un fuseau horaire", "Europe/Paris"),
        ('"Europe/Paris"', '"."', 5, "« . » n’est pas un fuseau horaire", "Europe/Paris"),
        ('"textes"', '"../textes"', 6, "« procedures » sort du dossier du projet", "Donnez un chemin au-dedans"),
        ('"python"', '"/tmp"', 7, "« steps » sort du dossier du projet", "Donnez un chemin au-dedans"),
        ('"debut.py"', '"../debut.py"', 8, "« start » sort du dossier du projet", "Donnez un chemin au-dedans"),
        ("[targets.recette]\nbase_url", "[targets]\nrecette", 25, "une valeur ne convient pas", "Écrivez"),
        (
            "[project.values.card]",
            'values.card = "12345"\n[project.values.other]',
            12,
            "une valeur ne convient",
            "Écrivez",
        ),
        ("[words]", "[project.values.cat]\nsecret = 1\n[words]", 19, "une valeur ne convient pas", "Écrivez"),
        ('name = "salles"', "name = salles", 2, "pas du TOML : un texte n’est pas entre", 'Écrivez name = "…"'),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line_and_the_remedy(
    tmp_path: Path, old: str, new: str, line: int, problem: str, remedy: str
) -> None:
    assert old in WHOLE
    folder = written(tmp_path, {"portail.toml": WHOLE.replace(old, new)})

    with pytest.raises(ProjectError) as refusal:
        read_project(folder)

    found = refusal.value
    assert (found.path, found.line) == (folder / "portail.toml", line), str(found)
    assert problem in found.problem
    assert remedy in found.remedy


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "portail.toml").write_bytes('[project]\nname = "Vélizy"\n'.encode("latin-1"))

    with pytest.raises(ProjectError, match=r"portail\.toml, ligne 2 : le fichier n’est pas en UTF-8"):
        read_project(tmp_path)
