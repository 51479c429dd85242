"""Those who come, from the file that a target names."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from portail.errors import WrongUsage, reason_of
from portail.project.crowd import Member
from portail.target.passwords import new_password
from portail.target.target import Person
from portail.wording import load as words

EMAIL = "email"
OF_THE_PERSON = (EMAIL, "username", "password", "new_password")
"""The columns that say something of the person; all others are values."""


def people_in(file: Path, number: int) -> list[Member]:
    """Return the first people of a CSV file with a head: `email`, `username`, `password`, `new_password`, values.

    Raises:
        WrongUsage: it cannot be read, or holds fewer.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WrongUsage(words.unreadable_people(str(file), reason_of(error))) from error
    except UnicodeDecodeError as error:
        raise WrongUsage(words.unreadable_people(str(file), "UTF-8")) from error
    people = list(islice(_members(text, file), number))
    if len(people) < number:
        raise WrongUsage(words.no_people(str(file), len(people), number))
    return people


def _members(text: str, file: Path) -> Iterator[Member]:
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    if EMAIL not in (rows.fieldnames or ()):
        raise WrongUsage(words.unreadable_people(str(file), repr(head)))
    try:
        yield from (_member(row) for row in rows)
    except csv.Error as error:
        raise WrongUsage(words.unreadable_people(str(file), str(error))) from error


def _member(row: Mapping[str, str]) -> Member:
    email, username, password, chosen = (row.get(name) or "" for name in OF_THE_PERSON)
    values = {name: value for name, value in row.items() if name and value and name not in OF_THE_PERSON}
    return Member(Person(email, username, chosen or new_password(), password or None), values)
