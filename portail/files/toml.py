"""TOML that a person wrote: whatever cannot be read is one error, with all its lines."""

from collections.abc import Sequence
from typing import Any

from portail.files import toml_mistakes
from portail.files.toml_mistakes import TomlMistake


class NotToml(Exception):
    """A text that is not TOML: its mistakes, none of which repeats a value."""

    def __init__(self, mistakes: Sequence[TomlMistake]) -> None:
        super().__init__(mistakes[0].refusal[0].rstrip("."))
        self.mistakes = mistakes

    @property
    def line(self) -> int:
        """The line of the first mistake, counted from 1."""
        return self.mistakes[0].line


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a text.

    Raises:
        NotToml: it is no TOML, or nothing that Python can take in.
    """
    tables, mistakes = toml_mistakes.read(text)
    if mistakes:
        raise NotToml(mistakes)
    return tables
