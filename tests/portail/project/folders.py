"""Projects, written as somebody else writes them."""

from collections.abc import Mapping
from pathlib import Path

PROCEDURE = """+++
id = "{id}"
title = "Louer une salle"
lang = "fr"
audience = "habitants"
+++

## 1. Je choisis une salle {{#choose}}

Je choisis `Salle Ravel`.
"""
STEPS = """from portail import Steps, Walk

steps = Steps(begins="logged-out")


@steps.step("choose")
def choose_a_room(walk: Walk) -> None:
    \"\"\"A room is chosen.\"\"\"
    walk.open("salles")
"""
START = """from portail import Target, start_state


@start_state("logged-out")
def logged_out(target: Target) -> None:
    \"\"\"Nobody is signed in.\"\"\"
"""
RENT = "louer-une-salle"
WHOLE = {
    "portail.toml": '[project]\nname = "salles"\nlang = "fr"\n',
    f"procedures/{RENT}.md": PROCEDURE.format(id=RENT),
    "steps/louer_une_salle.py": STEPS,
    "start.py": START,
}
"""The files of a project with one procedure."""


def written(folder: Path, files: Mapping[str, str] = WHOLE) -> Path:
    """Write the files into a folder, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
