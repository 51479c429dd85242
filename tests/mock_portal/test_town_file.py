"""Reading a town's file."""

from pathlib import Path

import pytest

from mock_portal.errors import TownFileError
from mock_portal.towns.town_file import DATA, read_town, read_towns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in DATA.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_velizy_is_described() -> None:
    velizy = read_towns()["velizy"]

    assert velizy.sender.address == "nepasrepondre_velizy@espace-citoyens.net"
    assert velizy.terms.document.startswith("## CONDITIONS GÉNÉRALES D'UTILISATION")


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ('name = "Vélizy', 'nom = "Vélizy', "nom"),
        ('submit = "VALIDER"', 'valider = "VALIDER"', "valider"),
        ('prefill = ""', 'prefill = ""\ncolour = "red"', "colour"),
        ('gate = "end"', 'gate = "middle"', "middle"),
        ('version = "2026-09"', "version = 2026", "version"),
        ("Europe/Paris", "Europe/Pari", "Europe/Pari"),
        ("days = 30", "days = 99999999999", "days"),
        ("unit_price = 412", "unit_price = 0", "unit_price"),
    ],
)
def test_a_value_that_is_not_known_is_refused_with_file_line_and_remedy(
    folder: Path, old: str, new: str, reported: str
) -> None:
    file = folder / "velizy.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    lines = [number for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if reported in line]

    with pytest.raises(TownFileError, match=rf"velizy\.toml, line {lines[0]}: .*: \w.+\.") as refused:
        read_town(file, folder)

    assert reported in str(refused.value)


def test_a_file_that_is_no_toml_is_refused_with_its_line(folder: Path) -> None:
    (folder / "velizy.toml").write_text("name = \n", encoding="utf-8")

    with pytest.raises(TownFileError, match="line 1"):
        read_town(folder / "velizy.toml", folder)


def test_terms_that_are_not_there_are_named(folder: Path) -> None:
    (folder / "velizy.terms.md").unlink()

    with pytest.raises(TownFileError, match=r"velizy\.terms\.md"):
        read_town(folder / "velizy.toml", folder)


@pytest.mark.parametrize(
    ("old", "new", "line_of"),
    [
        ('prefill = ""', "prefill = 3", "prefill = 3"),
        ("unit_price = 1380", "unit_price = -1", "unit_price = -1"),
        ('label = "Aide"', 'libelle = "Aide"', "libelle"),
    ],
)
def test_a_wrong_value_in_one_of_several_rows_is_reported_with_the_line_of_that_row(
    folder: Path, old: str, new: str, line_of: str
) -> None:
    file = folder / "velizy.toml"
    before, _, after = file.read_text(encoding="utf-8").rpartition(old)
    file.write_text(f"{before}{new}{after}", encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()

    with pytest.raises(
        TownFileError, match=rf"line {next(n for n, line in enumerate(lines, 1) if line.startswith(line_of))}: "
    ):
        read_town(file, folder)
