"""TOML tables that somebody wrote, converted to typed values; all that does not fit is told, each with its line."""

import copy
import re
from functools import reduce
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

import msgspec

from portail.errors import FileError
from portail.files import toml_mistakes, toml_refusal
from portail.files.text_files import text_of
from portail.files.toml_refusal import Misfit
from portail.wording.files import Refusal

T = TypeVar("T")
Words = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that is not empty."""
STAND_IN = "http://portail.invalid/"
"""What stands for a text that is missing, so that the rest can be looked at."""


class TomlFile:
    """A file of TOML, and what is wrong with it.

    Attributes:
        path: the file.
        text: its text.
        tables: what it says, as far as it can be read.
    """

    def __init__(self, path: Path, kind: type[FileError]) -> None:
        """Read a file; `kind` is that of its errors.

        Raises:
            FileError: it is no text in UTF-8.
        """
        self.path = path
        self.kind = kind
        self.text = text_of(path, kind)
        self.tables, mistakes = toml_mistakes.read(self.text)
        self._told = [kind(path, each.line, *each.refusal, column=each.column) for each in mistakes]
        self._unreadable = {each.line for each in mistakes}
        self._lacks_tables = any(each.in_table for each in mistakes)
        self._refused: set[tuple[str, ...]] = set()

    @property
    def mistakes(self) -> list[FileError]:
        """What is wrong with it, so far, in the order of the file."""
        return sorted(self._told, key=lambda each: (each.line, each.column))

    def convert(self, table: dict[str, Any], to: type[T], above: tuple[str, ...] = ()) -> T:
        """Return a table as a value of a type of msgspec; what does not fit is refused, and left out.

        Args:
            table: the table, as `tables` has it.
            to: the type.
            above: the names of the tables in which this one stands.
        """
        rest = copy.deepcopy(table)
        while True:
            try:
                return msgspec.convert(rest, to)
            except msgspec.ValidationError as error:
                misfit = toml_refusal.misfit_of(str(error), rest, to, above)
            if misfit.kind == "unfit" or not self._lacks_tables:
                self.refuse((*above, *map(str, misfit.path)), misfit.refusal)
            if misfit.meant:
                self._refused.add((*above, *map(str, misfit.meant)))
            _leave_out(rest, misfit)

    def refuse(self, names: tuple[str, ...], refusal: Refusal) -> None:
        """Take note of what is wrong with a key, which these names lead to.

        What it, or something in it, is refused for first counts alone, and on a line that is no TOML nothing else.
        """
        line, column = place_of(self.text, *names)
        is_refused = any(each[: len(names)] == names for each in self._refused)
        if not is_refused and line not in self._unreadable:
            self._refused.add(names)
            self._told.append(self.kind(self.path, line, *refusal, column=column))

    def check(self) -> None:
        """Raise what is wrong with the file.

        Raises:
            FileError: something is; it tells all mistakes, in the order of the file.
        """
        if self.mistakes:
            raise self.kind.of(self.mistakes)


def place_of(text: str, *names: str) -> tuple[int, int]:
    """Return the line and the column of the last of these names, as a key or as a table, below the ones before it.

    A name that does not stand there does not count. Both count from 1.
    """
    lines, at = text.splitlines(), 0
    for name in names:
        stands = re.compile(rf'\s*\[?\s*(?:[\w.-]+\.)?["\']?{re.escape(name)}["\']?\s*[=:\].]')
        at = next((number for number, line in enumerate(lines[at:], at) if stands.match(line)), at)
    indent = len(lines[at]) - len(lines[at].lstrip()) if lines else 0
    return at + 1, indent + 1


def _leave_out(table: dict[str, Any], misfit: Misfit) -> None:
    """Change a table so that it is no longer refused for the same reason."""
    *above, last = misfit.path
    within: Any = reduce(lambda within, name: within[name], above, cast(Any, table))
    if misfit.kind == "missing":
        within[last] = STAND_IN
    else:
        del within[last]
