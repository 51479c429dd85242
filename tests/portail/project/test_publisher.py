"""What a project and its targets say of their publisher is checked before anything is printed."""

from datetime import date
from pathlib import Path

import pytest

from portail.errors import ProjectError, TargetError
from portail.project.discovery import Projects, publisher_of
from portail.project.project_file import read_project
from portail.target.target_file import choose


def project(folder: Path, document: str) -> Path:
    (folder / "logo.png").write_bytes(b"")
    (folder / "portail.toml").write_text(f'[project]\nname = "Essai"\n\n[document]\n{document}\n', encoding="utf-8")
    return folder


def test_paths_count_from_portail_toml_and_a_date_is_one(tmp_path: Path) -> None:
    publisher = read_project(project(tmp_path, 'name = "Ville"\nlogo = "logo.png"\ndate = 2026-09-01')).publisher

    assert publisher.logo == str(tmp_path / "logo.png")
    assert publisher.date == date(2026, 9, 1)
    assert not publisher.can_be_reached


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ('colour = "vert"', "« vert » n’est pas une couleur"),
        ('colour = "#9ad6b0"', r"#9ad6b0 se lit mal sur du blanc \(contraste de 1,7 pour 1\)"),
        ('logo = "logo.jpg"', "n’est ni un SVG ni un PNG"),
        ('logo = "absent.svg"', r"logo ne mène à aucun fichier \(absent.svg\)"),
        ('word = "absent.docx"', "word ne mène à aucun fichier"),
        ('couleur = "#000000"', "couleur"),
        (
            'formats = ["html", "pfd"]',
            '« pfd » n’est pas une valeur de formats. Connues : "a5.pdf", "conformance.html", ',
        ),
        ('date = "1er septembre"', "portail.toml, ligne 5"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_line(tmp_path: Path, document: str, said: str) -> None:
    with pytest.raises(ProjectError, match=said) as refused:
        read_project(project(tmp_path, document))

    assert "portail.toml, ligne 5" in str(refused.value)


def test_a_target_says_what_is_otherwise_there(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        'name = "Ville"\nversion = "2"\n[targets.recette]\nbase_url = "https://recette.example.fr/"\n'
        '[targets.recette.document]\nname = "Autre ville"\nlogo = "logo.png"\nformats = ["pdf"]',
    )

    found = publisher_of(Projects.find(folder), folder / "essai.md", choose("recette", folder))

    assert (found.name, found.version, found.formats) == ("Autre ville", "2", ("pdf",))
    assert found.logo == str(tmp_path / "logo.png")


def test_what_a_target_cannot_print_is_refused_with_its_line(tmp_path: Path) -> None:
    target = (
        '[targets.recette]\nbase_url = "https://recette.example.fr/"\n[targets.recette.document]\nlogo = "absent.svg"'
    )

    with pytest.raises(TargetError, match=r"ligne 8 : .*logo ne mène à aucun fichier \(absent.svg\)"):
        choose("recette", project(tmp_path, target))
