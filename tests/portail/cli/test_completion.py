"""The shell completes procedures, targets and devices."""

import subprocess
import sys
from pathlib import Path

import pytest

TARGETS = """
[targets.recette]
base_url = "https://recette.example.fr/"
[targets.preprod]
base_url = "https://preprod.example.fr/"
"""


def completed(folder: Path, *words: str) -> list[str]:
    environment = {
        "_PORTAIL_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("portail", *words)),
        "COMP_CWORD": str(len(words)),
    }
    command = "import sys; sys.argv[0] = 'portail'; from portail.cli.main import main; main()"
    listed = subprocess.check_output([sys.executable, "-c", command], cwd=folder, env=environment, text=True)
    return [line.partition(",")[2] for line in listed.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("walk", "premiere"), ["premiere-connexion", "premiere-connexion.en"]),
        (("guide", "lou"), ["louer-une-salle"]),
        (("walk", "--target", "re"), ["recette"]),
        (("walk", "--device", "phone"), ["phone", "phone-dark"]),
    ],
)
def test_words_are_completed_from_the_project(words: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "portail.toml").write_text(TARGETS, encoding="utf-8")
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "louer-une-salle.md").touch()

    assert completed(tmp_path, *words) == expected
