"""TOML that a person wrote: whatever cannot be read is one error, with its line."""

import re
import tomllib
from typing import Any

from portail.wording import files as words


class NotToml(Exception):
    """A text that is not TOML: its line, counted from 1, and the reason, which names no value."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a text.

    Raises:
        NotToml: it is no TOML, or nothing that Python can take in.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise NotToml(line, str(error)) from error
    except RecursionError as error:
        raise NotToml(_longest_line(text), words.NESTED_TOO_DEEP) from error
    except ValueError as error:
        raise NotToml(_longest_line(text), words.NUMBER_TOO_LONG) from error


def _longest_line(text: str) -> int:
    """Return the number of the longest line: Python names no line of what is too much for it."""
    lines = text.splitlines()
    return max(range(len(lines)), key=lambda at: len(lines[at])) + 1
