"""Reading families from a CSV file."""

import csv
import io

from ..errors import InvalidRequest
from .registrant import Registrant

COLUMNS = ("first_name", "last_name", "email")
OPTIONAL = "child_key"
MOST = 100_000
"""The largest number of families in a file."""
LARGEST_FILE = 32 * 1024 * 1024
"""The size that a file may have, in bytes."""


def read_registrants(content: bytes) -> list[Registrant]:
    """The families of a CSV file in UTF-8, with commas or semicolons between values.

    Raises:
        InvalidRequest: it is no such file, or holds none or more than `MOST`; the text names line and remedy.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"byte {error.start}: this is not UTF-8: save the file as CSV UTF-8.") from error
    # A French spreadsheet writes semicolons, for its decimal separator is the comma.
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        _check(header)
        registrants = [_registrant(header, row, rows.line_num) for row in rows if row]
    except csv.Error as error:
        raise InvalidRequest(f"line {rows.line_num}: {error}: write it as CSV.") from error
    if not 0 < len(registrants) <= MOST:
        raise InvalidRequest(f"The file holds {len(registrants)} families: give 1 to {MOST}.")
    return registrants


def _check(header: list[str]) -> None:
    if not set(COLUMNS) <= set(header) <= {*COLUMNS, OPTIONAL} or len(set(header)) < len(header):
        raise InvalidRequest(f"line 1: name the columns {', '.join(COLUMNS)} and, if there are keys, {OPTIONAL}.")


def _registrant(header: list[str], row: list[str], line: int) -> Registrant:
    if len(row) != len(header):
        raise InvalidRequest(f"line {line}: it has {len(row)} values for {len(header)} columns.")
    values = dict(zip(header, row, strict=True))
    key = values.get(OPTIONAL) or None
    return Registrant(values["first_name"], values["last_name"], values["email"], key, place=f"line {line}")
