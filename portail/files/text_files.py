"""Files that a person wrote, read as text."""

import re
from pathlib import Path

from portail.errors import FileError, reason_of

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
        problem = f"le fichier ne peut pas être lu ({reason_of(error)})."
        raise refusal(path, 1, problem, "Vérifiez son chemin.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise refusal(path, line, "le fichier n’est pas en UTF-8.", "Enregistrez-le en UTF-8.") from error
    if found := CONTROL.search(text):
        raise refusal(path, text.count("\n", 0, found.start()) + 1, *control_character(found[0]))
    return text


def control_character(character: str) -> tuple[str, str]:
    """Return what to say of a control character: the problem and the remedy."""
    return f"U+{ord(character):04X} est un caractère de contrôle, que rien ne montre.", "Supprimez-le."
