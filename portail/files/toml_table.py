"""TOML tables that somebody wrote, converted to typed values; what does not fit is refused with its line."""

import re
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from portail.errors import FileError
from portail.files import toml
from portail.files.text_files import text_of
from portail.wording import files as words

T = TypeVar("T")
Words = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that is not empty."""


def read_tables(path: Path, refusal: type[FileError]) -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file, and its tables.

    Raises:
        FileError: it cannot be read, or is no TOML; of the kind `refusal`.
    """
    text = text_of(path, refusal)
    try:
        return text, toml.parse(text)
    except toml.NotToml as error:
        raise refusal(path, error.line, *words.not_toml(str(error))) from error


def convert(
    table: dict[str, Any], to: type[T], path: Path, text: str, above: tuple[str, ...], refusal: type[FileError]
) -> T:
    """Return a table as a value of a type of msgspec.

    Args:
        table: the table, as `tomllib` returns it.
        to: the type.
        path: the file, for the error.
        text: the whole text of the file, in which the error's line is looked for.
        above: the names of the tables in which this one stands.
        refusal: the kind of the error.

    Raises:
        FileError: the table does not fit; the text names line, culprit and remedy.
    """
    try:
        return msgspec.convert(table, to)
    except msgspec.ValidationError as error:
        raise _refusal(path, text, str(error), (*above, *_places(str(error), table, to)), refusal) from error


def line_of(text: str, *names: str) -> int:
    """Return the line on which the last of these names stands, as a key or as a table, below the ones before it.

    A name that does not stand there does not count. Lines count from 1.
    """
    lines, at = text.splitlines(), 0
    for name in names:
        stands = re.compile(rf'\s*\[?\s*(?:[\w.-]+\.)?["\']?{re.escape(name)}["\']?\s*[=\].]')
        at = next((number for number, line in enumerate(lines[at:], at) if stands.match(line)), at)
    return at + 1


def _refusal(path: Path, text: str, reason: str, places: tuple[str, ...], kind: type[FileError]) -> FileError:
    """Translate a validation error of msgspec; `places` are the keys that lead to the culprit."""
    fields: list[str] = re.findall(r"`([^`]+)`", reason)
    line = line_of(text, *places)
    field = fields[0] if fields else ""
    if "unknown field" in reason:
        return kind(path, line_of(text, *places, field), *words.key_unknown(field))
    if "missing required field" in reason:
        return kind(path, line, *words.key_missing(field, ".".join(places)))
    if "matching regex" in reason:
        return kind(path, line, *words.text_empty(places[-1]))
    return kind(path, line, *words.value_unfit(reason))


def _places(reason: str, table: dict[str, Any], to: type[Any]) -> list[str]:
    """Return the keys that lead to what msgspec refuses; it does not name those of a table with free keys."""
    found: list[str] = []
    path = reason.rpartition("`$")[2] if "`$" in reason else ""
    for name in re.findall(r"[a-z_]+|\[\.{3}\]", path):
        found.append(_wrong_key(reason, table, to, found) if name == "[...]" else name)
    return found


def _wrong_key(reason: str, table: dict[str, Any], to: type[Any], above: Sequence[str]) -> str:
    """Return the key below these ones whose value is refused for this reason even where it is the only one."""

    def alone(table: dict[str, Any], above: Sequence[str], key: str) -> dict[str, Any]:
        return {**table, above[0]: alone(table[above[0]], above[1:], key)} if above else {key: table[key]}

    def is_refused(key: str) -> bool:
        try:
            msgspec.convert(alone(table, above, key), to)
        except msgspec.ValidationError as error:
            return str(error) == reason
        return False

    keys = reduce(lambda within, name: within[name], above, table)
    return next(key for key in keys if is_refused(key))
