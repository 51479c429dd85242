"""What a project and its targets say of their publisher is checked before anything is printed."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from portail.errors import ProjectError, TargetError
from portail.project.discovery import Projects, publisher_of
from portail.project.project_file import read_project
from portail.target.target_file import choose


def project(folder: Path, document: str) -> Path:
    Image.new("RGB", (8, 8), "navy").save(folder / "logo.png")
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
        ('link = "www.exemple.fr"', "« www.exemple.fr » n’est pas l’adresse d’une page"),
        ('link = "javascript:alert(1)"', "n’est pas l’adresse"),
        ('link = "https://"', "n’est pas l’adresse"),
        ('link = "https://a b/"', "n’est pas l’adresse"),
        (f'link = "https://a.fr/{"x" * 4000}"', "xxx… » n’est pas l’adresse"),
        ('name = "Ville\\u0007"', "name contient un caractère que l’on ne peut pas imprimer"),
        ("date = 2026-09-01T10:00:00", "une date suivie d’une heure, et non une date"),
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


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cassé.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect', "n’est pas un SVG que l’on puisse lire"),
        ("texte.svg", b"bonjour", "n’est pas un SVG"),
        ("page.svg", b"<html><body/></html>", "n’est pas un SVG"),
        ("bombe.svg", b'<!DOCTYPE svg [<!ENTITY a "aa">]><svg><text>&a;</text></svg>', "n’est pas un SVG"),
        ("vide.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "ne contient aucun dessin"),
        ("loin.svg", b'<svg><image href="https://a.example/b.png"/></svg>', r"chercher une image ailleurs \(https"),
        ("coupé.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "n’est pas un PNG que l’on puisse lire"),
        ("photo.png", b"\xff\xd8\xff\xe0", "n’est pas un PNG"),
        ("lourd.png", b"\0" * 2_000_001, "pèse plus de 2 Mo"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused_with_its_line(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ProjectError, match=f"ligne 5 : .*« {name} » .*{said}|ligne 5 : « {name} » {said}"):
        read_project(project(tmp_path, f'logo = "{name}"'))


def test_a_logo_of_more_pixels_than_a_sheet_can_show_is_refused(tmp_path: Path) -> None:
    Image.new("1", (4001, 10)).save(tmp_path / "large.png")

    with pytest.raises(ProjectError, match=r"« large\.png » a plus de 4000 pixels de côté"):
        read_project(project(tmp_path, 'logo = "large.png"'))


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
