"""The header of a procedure file: TOML between two lines of `+++`."""

import re
from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from portail.files import toml_mistakes
from portail.files.text_files import CONTROL
from portail.procedure.headings import slug
from portail.wording import procedure as words
from portail.wording.files import Refusal, control_character, text_empty

KEYS = ("id", "title", "lang", "audience")
TEXTS, SWITCHES = (*KEYS, "begins", "destroys"), ("shows_name",)
"""The keys that hold a text, and those that are true or false; what is not in `KEYS` may be left out."""
FENCE, YAML_FENCE = "+++", "---"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[A-Za-z0-9-]+)?")
Refuse = Callable[[int, int, Refusal], None]
"""Takes note of what is wrong: a line and a column, from 1, and how to mend it."""
LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def read(lines: Sequence[str], refuse: Refuse) -> tuple[dict[str, Any], int]:
    """Return what of the header can be used, and the index of the first line after it; its mistakes are refused."""
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[start].strip() != FENCE:
        return {}, _skip(lines, start, refuse)
    if start:
        refuse(start + 1, 1, words.HEADER_LATE)
    end = _end(lines, start, FENCE)
    if end is None:
        refuse(start + 1, 1, words.header_open(FENCE))
        return {}, start + 1
    tables, mistakes = toml_mistakes.read("\n".join(lines[start + 1 : end]))
    for mistake in mistakes:
        refuse(mistake.line + start + 1, mistake.column, mistake.refusal)
    unreadable = {mistake.line + start + 1 for mistake in mistakes}
    return _checked(lines[:end], tables, unreadable, refuse), end + 1


def id_of(file: Path) -> str:
    """Return the id of a procedure that stands in a file of this name; nothing where the name makes none."""
    return file.stem if ID.fullmatch(file.stem) else slug(file.stem)


def line_of(lines: Sequence[str], key: str) -> int:
    """Return the line, counted from 1, on which the header gives a key its value; 1 where it is written in escapes."""
    stands = re.compile(rf"""[\s\["']*{re.escape(key)}(?!\w)""")
    return next((n for n, text in enumerate(lines, 1) if stands.match(text)), 1)


def _skip(lines: Sequence[str], start: int, refuse: Refuse) -> int:
    """Refuse what stands in the place of a header, and return the index of the first line after it."""
    if lines and lines[start].strip() == YAML_FENCE and (end := _end(lines, start, YAML_FENCE)):
        refuse(start + 1, 1, words.HEADER_IN_YAML)
        return end + 1
    if (late := _end(lines, start - 1, FENCE)) is not None and (end := _end(lines, late, FENCE)):
        refuse(late + 1, 1, words.HEADER_LATE)
        return end + 1
    refuse(1, 1, words.header_missing(FENCE, KEYS))
    return 0


def _end(lines: Sequence[str], start: int, fence: str) -> int | None:
    return next((at for at in range(start + 1, len(lines)) if lines[at].strip() == fence), None)


def _checked(
    lines: Sequence[str], header: dict[str, Any], unreadable: Collection[int], refuse: Refuse
) -> dict[str, Any]:
    """Return what can be used of a header; `lines` end where it is closed."""
    meant = {key for key in KEYS for line in unreadable if re.search(rf"\b{key}\b", lines[line - 1])}
    good: dict[str, Any] = {}
    for key, value in header.items():
        line, wrong = line_of(lines, key), _wrong(key, value)
        if line in unreadable:
            continue
        if wrong:
            refuse(line, 1, wrong)
            meant |= {key, *get_close_matches(key.lower(), KEYS, 1)}
        else:
            good[key] = value
    for key in KEYS:
        if key not in good and key not in meant:
            refuse(len(lines) + 1, 1, words.header_key_missing(key))
    return good


def _wrong(key: str, value: object) -> Refusal | None:
    """Return the problem with a key or its value, and the remedy; `None` where there is none."""
    if key in SWITCHES:
        return None if isinstance(value, bool) else words.not_a_switch(key)
    if key not in TEXTS:
        return words.header_key_unknown(key, (*TEXTS, *SWITCHES))
    if not isinstance(value, str):
        return words.not_a_text(key)
    if not value.strip():
        return text_empty(key)
    if found := CONTROL.search(value):  # TOML can write one in escapes
        return control_character(ord(found[0]))
    if key == "id" and not ID.fullmatch(value):
        return words.NOT_AN_ID
    if key == "lang" and not LANG.fullmatch(value):
        return words.NOT_A_LANGUAGE
    return None
