"""Reading families from a CSV file."""

import csv
import io

from mock_portal.errors import InvalidRequest
from mock_portal.families.generator import Person

COLUMNS = ("first_name", "last_name", "email")
OPTIONAL = "child_key"
MOST = 100_000


def read_people(content: bytes) -> list[Person]:
    """The people of a file: UTF-8, separated by commas or, as French spreadsheets do, semicolons.

    Raises:
        InvalidRequest: it is not such a file; the text names the line and the remedy.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"byte {error.start}: this is not UTF-8: save the file as CSV UTF-8.") from error
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        _check(header)
        people = [_person(header, row, rows.line_num) for row in rows if row]
    except csv.Error as error:
        raise InvalidRequest(f"line {rows.line_num}: {error}: write it as CSV.") from error
    if not 0 < len(people) <= MOST:
        raise InvalidRequest(f"The file holds {len(people)} families: give 1 to {MOST}.")
    return people


def _check(header: list[str]) -> None:
    if not set(COLUMNS) <= set(header) <= {*COLUMNS, OPTIONAL} or len(set(header)) < len(header):
        raise InvalidRequest(f"line 1: name the columns {', '.join(COLUMNS)} and, if there are keys, {OPTIONAL}.")


def _person(header: list[str], row: list[str], line: int) -> Person:
    if len(row) != len(header):
        raise InvalidRequest(f"line {line}: it has {len(row)} values for {len(header)} columns.")
    values = dict(zip(header, row, strict=True))
    key = values.get(OPTIONAL) or None
    return Person(values["first_name"], values["last_name"], values["email"], key, place=f"line {line}")
