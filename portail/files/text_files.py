"""Files that a person wrote, read as text."""

import re
from pathlib import Path

from portail.errors import FileError, reason_of
from portail.wording import files as words

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What nobody sees, and neither XML nor HTML may hold; tabs and ends of lines are no part of it."""


def text_of(path: Path, refusal: type[FileError]) -> str:
    """Return the text of a file; a mark of UTF-8 before it does not count.

    Raises:
        FileError: the file cannot be read, is not UTF-8, or holds a control character; of the kind `refusal`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise refusal(path, 1, *words.unreadable(reason_of(error))) from error
    except UnicodeDecodeError as error:
        line, column = _place(error.object[: error.start].decode(encoding="utf-8-sig"))
        raise refusal(path, line, *words.NOT_UTF8, column=column) from error
    if found := CONTROL.search(text):
        line, column = _place(text[: found.start()])
        raise refusal(path, line, *words.control_character(ord(found[0])), column=column)
    return text


def _place(before: str) -> tuple[int, int]:
    """Return the line and the column of what stands after some text, both counted from 1."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
