"""What can go wrong, as one small tree.

- `PortailError`: base of all errors of this package; carries the exit status of the command line
    - `WrongUsage` (2): a procedure, a target file or an option that cannot be used
        - `FileError`: a file that somebody wrote, with its line
            - `ProcedureError`: a procedure file that breaks the grammar
            - `TargetError`: a target file that cannot be used
            - `ProjectError`: a file of a project that cannot be used: its `portail.toml`, its Python
    - `EnvironmentNotReady` (3): no browser, a port taken, a mailbox that cannot be reached
    - `Leak` (1): a file of the walk shows a secret of a real person
    - `Broken` (1): a sentence of the procedure is broken; raised in steps
    - `StepFailed` (1): the walk of a test ended at a step; it is an `AssertionError` too
"""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from portail.record.run import Run

REASONS = {
    errno.ENOSPC: "il n’y a plus de place",
    errno.EDQUOT: "votre part de la place est épuisée",
    errno.EROFS: "on ne peut rien y écrire",
    errno.EACCES: "vous n’en avez pas le droit",
    errno.EPERM: "vous n’en avez pas le droit",
    errno.ENOENT: "ce fichier n’existe pas",
    errno.EISDIR: "c’est un dossier et non un fichier",
    errno.ENOTDIR: "un fichier y tient la place d’un dossier",
    errno.EEXIST: "ce nom est déjà pris",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.EADDRINUSE: "un autre programme l’occupe",
    errno.ELOOP: "ce lien ne mène qu’à lui-même",
}
"""Why the system refuses a file or a port, in French."""
ROOM = "Faites de la place là où écrivent --output et TMPDIR, ou donnez-leur d’autres dossiers."
RIGHTS = "Vérifiez vos droits sur ce chemin ; pour écrire ailleurs, donnez un autre --output."
REMEDIES = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EROFS: "Donnez un autre --output.",
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
}
"""What to do about it, where that is more than to look at the path."""


class PortailError(Exception):
    """Base of all errors of this package; the text names the culprit and the remedy.

    `exit_status` is that of the command line.
    """

    exit_status: ClassVar[int] = 1


class WrongUsage(PortailError):
    """Something the user gave cannot be used."""

    exit_status = 2


class FileError(WrongUsage):
    """A file that a person wrote cannot be used; says where and how to mend it."""

    def __init__(self, path: Path, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{path}, ligne {line} : {problem} {remedy}")
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy


class ProcedureError(FileError):
    """A procedure file that breaks the grammar."""


class TargetError(FileError):
    """A target file that cannot be used."""


class ProjectError(FileError):
    """A file of a project that cannot be used: its `portail.toml`, or Python that cannot be imported."""


class EnvironmentNotReady(PortailError):
    """The machine lacks something; the text says what, and how to get it."""

    exit_status = 3


class Leak(PortailError):
    """A file of the walk shows a secret of a real person; it is removed, and the walk does not count."""


class Broken(PortailError):
    """The portal does not do what the procedure says.

    `expected` and `found` are sentences for a person, `hint` says what to look at; the sentence of the document is
    added by the walk, which knows where it stands.
    """

    def __init__(self, *, expected: str, found: str, hint: str = "") -> None:
        super().__init__(f"attendu : {expected} ; trouvé : {found}")
        self.expected = expected
        self.found = found
        self.hint = hint


class StepFailed(PortailError, AssertionError):
    """A step failed: the portal does not do what a sentence of the procedure says.

    `run` is the record of the walk (`portail.Run`).
    """

    def __init__(self, words: str, run: "Run") -> None:
        super().__init__(words)
        self.run = run


def reason_of(error: OSError) -> str:
    """Say in French why the system refused; where it rarely does, or a library says something else, in their words."""
    words = error.strerror or str(error)
    number = error.errno or 0
    return REASONS[number] if number in REASONS and words.startswith(os.strerror(number)) else words


def sentence_of(error: OSError) -> str:
    """Say in French what the system refused, where it names that, why, and what to do about it."""
    culprit = f"{error.filename} : " if error.filename is not None else ""
    remedy = REMEDIES.get(error.errno or 0) or ("Vérifiez ce chemin." if culprit else "")
    return f"{culprit}{reason_of(error)}. {remedy}".rstrip()


def first_line(error: Exception) -> str:
    """Return the first line of what a library says of its error; the others are for those who made it."""
    return str(error).strip().splitlines()[0]
