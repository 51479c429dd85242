"""What is no font of a document is refused, with the file and the remedy."""

from pathlib import Path

import pytest

from portail.target.tables import font_files
from portail.target.tables.publisher import Publisher
from tests.portail.fonts import FAMILY, font, regular_and_bold


def refusals(*paths: str) -> list[str]:
    return [" ".join(refusal) for refusal in font_files.mistakes([Path(path) for path in paths])]


def test_a_regular_and_a_bold_file_of_one_font_can_be_used(tmp_path: Path) -> None:
    files = regular_and_bold(tmp_path)

    assert refusals(*files) == []
    publisher = Publisher(fonts=files)
    assert publisher.typeface == FAMILY
    assert [(each.weight, each.style, each.media_type) for each in publisher.font_files] == [
        (400, "normal", "font/ttf"),
        (700, "normal", "font/woff2"),
    ]
    assert {ord("é"), ord("œ")} <= publisher.letters


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"pas une police", "« faux.ttf » n’est pas un fichier de police."),
        (b"\x00\x01\x00\x00 tronquee", "« faux.ttf » ne se lit pas comme une police"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    file = tmp_path / "faux.ttf"
    file.write_bytes(content)

    (refusal,) = refusals(str(file))

    assert refusal.startswith(expected)
    assert refusal.endswith("Donnez des fichiers .ttf, .otf, .woff ou .woff2 de la police.")


def test_a_font_whose_licence_forbids_it_is_refused(tmp_path: Path) -> None:
    (refusal,) = refusals(font(tmp_path / "E.ttf", kind=font_files.RESTRICTED))

    assert "licence interdit" in refusal


def test_a_font_is_refused_that_lacks_a_weight_or_is_two(tmp_path: Path) -> None:
    regular, bold = regular_and_bold(tmp_path)
    other = font(tmp_path / "Autre.ttf", weight="700", family="Autre")

    assert refusals(regular) == [
        "La police « Essai Ville » est donnée sans sa graisse grasse. Ajoutez le fichier Bold."
    ]
    assert "sans sa graisse normale" in refusals(bold)[0]
    assert refusals(regular, other) == [
        "Ces fichiers sont de plusieurs polices : Autre, Essai Ville. Donnez ceux d’une seule."
    ]


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = Path(font(tmp_path / "E.ttf"))
    before = font_files.read(path)

    font(path, lacks="é")

    assert before.letters - font_files.read(path).letters == {ord("é")}
