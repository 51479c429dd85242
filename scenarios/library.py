"""The procedures that come with the project, and those that a user brings."""

import shlex
from collections.abc import Iterable
from pathlib import Path

from scenarios import grammar
from scenarios.errors import WrongUsage
from scenarios.procedure import Procedure

SHELF = Path(__file__).with_name("procedures")


def names() -> list[str]:
    """List the procedures that come with the project."""
    return sorted(path.stem for path in SHELF.glob("*.md") if path.stem != "README")


def load(name: str) -> Procedure:
    """Load a procedure by its name, or by the path of its file.

    Raises:
        WrongUsage: there is none by that name, or its file breaks the grammar.
    """
    return grammar.load(file_of(name))


def load_all(names: Iterable[str]) -> list[Procedure]:
    """Load procedures, one that is named twice once.

    Raises:
        WrongUsage: there is none by a name, its file breaks the grammar, or two files have the same id.
    """
    files: dict[Path, str] = {}
    for name in names:
        file = file_of(name)
        files.setdefault(file.parent.resolve() / file.name, name)
    procedures: dict[str, Procedure] = {}
    for procedure in map(load, files.values()):
        other = procedures.setdefault(procedure.id, procedure)
        if other is not procedure:
            raise WrongUsage(
                f"{other.path} et {procedure.path} ont le même id, « {procedure.id} » : le parcours de l’un effacerait "
                f"les preuves de l’autre. Changez l’un des deux, ou parcourez-les à part, chacun avec son --output."
            )
    return list(procedures.values())


def file_of(name: str) -> Path:
    """Return the file of a procedure, given by its name or by the path itself.

    Raises:
        WrongUsage: there is none by that name.
    """
    if name.endswith(".md"):
        return Path(name)
    if name not in names():
        raise WrongUsage(
            f"La procédure « {name} » n’existe pas. Connues : {', '.join(names())} ; ou donnez un fichier .md."
        )
    return SHELF / f"{name}.md"


def spoken_name(procedure: Procedure) -> str:
    """Return what a user types to name a procedure: its id, or the path of a file that is not on the shelf."""
    return procedure.id if procedure.path == SHELF / f"{procedure.id}.md" else shlex.quote(str(procedure.path))
