"""Reading a town's description from its TOML file."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from ..errors import TownFileError
from .town import Town

DATA = Path(__file__).with_name("data")
_FIELD = re.compile(r"`([^`$]+)`")
_ROW = re.compile(r"\[(\d+)\]")
_PATH = re.compile(r"at `\$\.?([^`]*)`")


def read_towns(folder: Traversable = DATA) -> dict[str, Town]:
    """Every town described in a folder, by the name of its file without ".toml".

    Raises:
        TownFileError: as `read_town`.
    """
    towns = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return {file.name.removesuffix(".toml"): read_town(file, folder) for file in towns}


def read_town(file: Traversable, folder: Traversable = DATA) -> Town:
    """The town of one file.

    Raises:
        TownFileError: the file is no TOML, lacks a value or holds an unknown one; the text names line and remedy.
    """
    text = file.read_text(encoding="utf-8")
    try:
        described = tomllib.loads(text)
        _include_terms(described, file, folder)
        town = msgspec.convert(described, Town)
        _check_timezone(town)
    except tomllib.TOMLDecodeError as error:
        raise TownFileError(f"{file}: {error}: write it as TOML 1.0.") from error
    except msgspec.ValidationError as error:
        raise TownFileError(_explain(file, text, str(error))) from error
    return town


def _check_timezone(town: Town) -> None:
    try:
        ZoneInfo(town.timezone)
    except (KeyError, ValueError, OSError) as error:
        raise msgspec.ValidationError(f"There is no time zone {town.timezone!r} - at `$.timezone`") from error


def _include_terms(described: dict[str, object], file: Traversable, folder: Traversable) -> None:
    terms = described.get("terms")
    if not isinstance(terms, dict) or not isinstance(terms.get("document"), str):
        return
    document = folder / terms["document"]
    if not document.is_file():
        raise TownFileError(f"{file}: terms.document names {terms['document']}, which is not beside it.")
    terms["document"] = document.read_text(encoding="utf-8")


def _explain(file: Traversable, text: str, problem: str) -> str:
    path = _PATH.search(problem)
    row = _ROW.search(path[1]) if path else None
    tables = re.sub(r"\[\d*\.*\]", "", path[1]).split(".") if path else []
    field = _FIELD.search(problem)
    named = [*tables, field[1]] if field and "field" in problem else tables
    line = _line(text, [name for name in named if name], int(row[1]) if row else 0)
    remedy = "remove it or correct its name" if "unknown field" in problem else "see town.py for what is expected"
    return f"{file}, line {line}: {problem}: {remedy}."


def _line(text: str, wanted: Sequence[str], row: int) -> int:
    """The number of the line that holds the key, else of its table, else 1; `row` is the index in an array of tables.

    `tomllib` keeps no positions, so the text is searched.
    """
    table = ".".join(wanted[:-1])
    found, current, rows = 1, "", Counter[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*(\[+)([\w.-]+)\]+", line):
            is_other_row = header[1] == "[[" and rows[header[2]] != row
            rows[header[2]] += 1
            current = "" if is_other_row else header[2]
            found = number if current and current in (table, ".".join(wanted)) else found
        key = re.match(r"\s*([\w-]+)\s*=", line)
        if key and wanted and key[1] == wanted[-1] and current == table and (table or not rows):
            return number
    return found
