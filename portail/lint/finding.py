"""A mistake in a file that a person wrote."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from portail.errors import FileError

Rule = Literal["procedure", "words", "steps", "project", "translation"]


@dataclass(frozen=True)
class Finding:
    """A mistake: which rule says so, where it stands (line and column count from 1), what is wrong, how to mend it."""

    rule: Rule
    path: Path
    line: int
    column: int
    problem: str
    remedy: str

    @property
    def message(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.problem} {self.remedy}"


def of(error: FileError, rule: Rule) -> Finding:
    """Return the mistake that an error tells of."""
    return Finding(rule, error.path, error.line, error.column, error.problem, error.remedy)
