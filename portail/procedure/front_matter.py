"""The header of a procedure file: TOML between two lines of `+++`."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portail.errors import ProcedureError
from portail.files import toml
from portail.files.text_files import CONTROL
from portail.wording import procedure as words
from portail.wording.files import Refusal, control_character

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left, which no format of the guide can set yet."""
KEYS = ("id", "title", "lang", "audience")
TEXTS, SWITCHES = (*KEYS, "begins", "destroys"), ("shows_name",)
"""The keys that hold a text, and those that are true or false; what is not in `KEYS` may be left out."""
FENCE = "+++"
LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def read(path: Path, lines: Sequence[str]) -> tuple[dict[str, Any], int]:
    """Return the header, and the index of the first line after it.

    Raises:
        ProcedureError: the header is missing, not closed, no TOML, or says something unknown.
    """
    if not lines or lines[0].strip() != FENCE:
        raise ProcedureError(path, 1, *words.header_missing(FENCE, KEYS))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise ProcedureError(path, 1, *words.header_open(FENCE))
    try:
        header = toml.parse("\n".join(lines[1:end]))
    except toml.NotToml as error:
        raise ProcedureError(path, error.line + 1, *words.HEADER_NOT_TOML) from error
    _check(path, lines, header, end)
    return header, end + 1


def line_of(lines: Sequence[str], key: str) -> int:
    """Return the line, counted from 1, on which the header gives a key its value; 1 where it is written in escapes."""
    stands = re.compile(rf"""[\s\["']*{re.escape(key)}(?!\w)""")
    return next((n for n, text in enumerate(lines, 1) if stands.match(text)), 1)


def _check(path: Path, lines: Sequence[str], header: dict[str, object], end: int) -> None:
    for key, value in header.items():
        if wrong := _wrong(key, value):
            raise ProcedureError(path, line_of(lines, key), *wrong)
    for key in KEYS:
        if key not in header:
            raise ProcedureError(path, end + 1, *words.header_key_missing(key))


def _wrong(key: str, value: object) -> Refusal | None:
    """Return the problem with a key or its value, and the remedy; `None` where there is none."""
    if key in SWITCHES:
        return None if isinstance(value, bool) else words.not_a_switch(key)
    if key not in TEXTS:
        return words.header_key_unknown(key, (*TEXTS, *SWITCHES))
    if not isinstance(value, str) or not value.strip():
        return words.not_a_text(key)
    if found := CONTROL.search(value):  # TOML can write one in escapes
        return control_character(ord(found[0]))
    if key == "lang" and not LANG.fullmatch(value):
        return words.NOT_A_LANGUAGE
    if key == "lang" and value.split("-")[0] in RIGHT_TO_LEFT:
        return words.right_to_left(value)
    return None
