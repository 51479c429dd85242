"""Reading a town's file."""

from pathlib import Path

import pytest

from mock_portal.errors import TownFileError
from mock_portal.town_file import DATA, read_town, read_towns


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
    ("old", "new", "told"),
    [
        ('name = "Vélizy', 'nom = "Vélizy', "nom"),
        ('submit = "VALIDER"', 'valider = "VALIDER"', "valider"),
        ('prefill = ""', 'prefill = ""\ncolour = "red"', "colour"),
        ('gate = "end"', 'gate = "middle"', "middle"),
        ('version = "2026-09"', "version = 2026", "version"),
    ],
)
def test_a_value_that_is_not_known_is_refused_with_file_line_and_remedy(
    folder: Path, old: str, new: str, told: str
) -> None:
    file = folder / "velizy.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    lines = [number for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if told in line]

    with pytest.raises(TownFileError, match=rf"velizy\.toml, line {lines[0]}: .*: \w.+\.") as refused:
        read_town(file, folder)

    assert told in str(refused.value)


def test_a_file_that_is_no_toml_is_refused_with_its_line(folder: Path) -> None:
    (folder / "velizy.toml").write_text("name = \n", encoding="utf-8")

    with pytest.raises(TownFileError, match="line 1"):
        read_town(folder / "velizy.toml", folder)


def test_terms_that_are_not_there_are_named(folder: Path) -> None:
    (folder / "velizy.terms.md").unlink()

    with pytest.raises(TownFileError, match=r"velizy\.terms\.md"):
        read_town(folder / "velizy.toml", folder)
