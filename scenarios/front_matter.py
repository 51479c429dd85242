"""The header of a procedure file: TOML between two lines of `+++`."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from scenarios.errors import ProcedureError

KEYS = ("id", "title", "lang", "audience")
FENCE = "+++"


def read(path: Path, lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the header, and the index of the first line after it.

    Raises:
        ProcedureError: the header is missing, not closed, no TOML, or says something unknown.
    """
    if not lines or lines[0].strip() != FENCE:
        raise ProcedureError(
            path, 1, "l’en-tête manque.", f"Commencez le fichier par {FENCE}, {', '.join(KEYS)}, {FENCE}."
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise ProcedureError(path, 1, "l’en-tête n’est pas fermé.", f"Ajoutez une ligne {FENCE} après lui.")
    try:
        header = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) + 1 if found else end
        raise ProcedureError(
            path, line, "cette ligne de l’en-tête n’est pas du TOML.", 'Écrivez par exemple title = "…".'
        ) from error
    _check(path, lines, header, end)
    return header, end + 1


def line_of(lines: Sequence[str], key: str) -> int:
    """Return the line, counted from 1, on which the header gives a key its value; 1 where it is written in escapes."""
    stands = re.compile(rf"""[\s\["']*{re.escape(key)}(?!\w)""")
    return next((n for n, text in enumerate(lines, 1) if stands.match(text)), 1)


def _check(path: Path, lines: Sequence[str], header: dict[str, object], end: int) -> None:
    for key, value in header.items():
        line = line_of(lines, key)
        if key not in KEYS:
            raise ProcedureError(path, line, f"« {key} » n’est pas connu.", f"L’en-tête connaît {', '.join(KEYS)}.")
        if not isinstance(value, str) or not value.strip():
            raise ProcedureError(path, line, f"« {key} » n’est pas un texte.", f'Écrivez {key} = "…".')
    for key in KEYS:
        if key not in header:
            raise ProcedureError(path, end + 1, f"« {key} » manque dans l’en-tête.", f'Ajoutez {key} = "…".')
