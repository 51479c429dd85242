"""What can go wrong, as one small tree.

- `PortailError`: base of all errors of this package; carries the exit status of the command line
    - `WrongUsage` (2): a procedure, a target file or an option that cannot be used
        - `FileError`: a file that somebody wrote, with its line
            - `ProcedureError`: a procedure file that breaks the grammar
            - `TargetError`: a target file that cannot be used
            - `ProjectError`: a file of a project that cannot be used: its `portail.toml`, its Python
    - `LimitReached` (3): what waited for the browser took longer than it may
    - `EnvironmentNotReady` (3): no browser, a port taken, a mailbox that cannot be reached
    - `Leak` (1): a file of the walk shows a secret of a real person
    - `Broken` (1): a sentence of the procedure is broken; raised in steps
        - `Elsewhere` (1): the browser shows a host that the target does not name
    - `StepFailed` (1): the walk of a test ended at a step; it is an `AssertionError` too
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from portail import exit_status
from portail.wording import errors as words

if TYPE_CHECKING:
    from portail.run_record.run import Run


class PortailError(Exception):
    """Base of all errors of this package; the text names the culprit and the remedy.

    `exit_status` is that of the command line.
    """

    exit_status: ClassVar[int] = exit_status.BROKEN
    cause = "broken"
    """The name of the cause in the record of a walk that it ends (`portail.wording.causes`)."""

    def __init__(self, words: str = "", *, cause: str = "") -> None:
        super().__init__(words)
        self.cause = cause or type(self).cause

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from one process to another as it is: what it was made of is not known any more."""
        return _as_it_was, (type(self), self.args), vars(self)


def _as_it_was(kind: type[PortailError], args: tuple[object, ...]) -> PortailError:
    return kind.__new__(kind, *args)


class WrongUsage(PortailError):
    """Something the user gave cannot be used."""

    exit_status = exit_status.USAGE
    cause = "usage"


class FileError(WrongUsage):
    """A file that a person wrote cannot be used; says where and how to mend it. Lines and columns count from 1.

    `also` are further mistakes of the same file.
    """

    also: Sequence["FileError"] = ()

    def __init__(self, path: Path, line: int, problem: str, remedy: str, *, column: int = 1) -> None:
        super().__init__(words.refused_at(str(path), line, problem, remedy))
        self.path = path
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy

    @classmethod
    def of(cls, mistakes: Sequence["FileError"]) -> Self:
        """Return the first of several mistakes, which tells the others, each on a line of its own."""
        first = mistakes[0]
        whole = cls(first.path, first.line, first.problem, first.remedy, column=first.column)
        whole.args = ("\n".join(str(each) for each in mistakes),)
        whole.also = mistakes[1:]
        return whole


class ProcedureError(FileError):
    """A procedure file that breaks the grammar."""


class TargetError(FileError):
    """A target file that cannot be used."""


class ProjectError(FileError):
    """A file of a project that cannot be used: its `portail.toml`, or Python that cannot be imported."""


class EnvironmentNotReady(PortailError):
    """The machine lacks something; the text says what, and how to get it."""

    exit_status = exit_status.NOT_READY
    cause = "environment"


class LimitReached(PortailError):
    """What waited for the browser took longer than it may, `seconds`, and was given up."""

    exit_status = exit_status.NOT_READY
    cause = "limit"

    def __init__(self, seconds: float) -> None:
        super().__init__(words.over(seconds))
        self.seconds = seconds


class Leak(PortailError):
    """A file of the walk shows a secret of a real person; it is removed, and the walk does not count."""


class Broken(PortailError):
    """The portal does not do what the procedure says.

    `expected` and `found` are sentences for a person, `hint` says what to look at, `cause` names the cause where there
    is a name for it; the sentence of the document is added by the walk, which knows where it stands.
    """

    def __init__(self, *, expected: str, found: str, hint: str = "", cause: str = "") -> None:
        super().__init__(words.broken(expected, found), cause=cause)
        self.expected = expected
        self.found = found
        self.hint = hint


class Elsewhere(Broken):
    """The browser shows a screen of a host, or of a path, that the target does not name."""


class StepFailed(PortailError, AssertionError):
    """A step failed: the portal does not do what a sentence of the procedure says.

    `run` is the record of the walk (`portail.Run`).
    """

    def __init__(self, words: str, run: "Run") -> None:
        super().__init__(words)
        self.run = run


def reason_of(error: OSError) -> str:
    """Say in French why the system refused; where it rarely does, or a library says something else, in their words."""
    said = error.strerror or str(error)
    number = error.errno or 0
    return words.REASONS[number] if number in words.REASONS and said.startswith(os.strerror(number)) else said


def sentence_of(error: OSError) -> str:
    """Say in French what the system refused, where it names that, why, and what to do about it."""
    reason, remedy = reason_of(error), words.REMEDIES.get(error.errno or 0, "")
    if error.filename is None:
        return words.refused(reason, remedy)
    return words.path_refused(str(error.filename), reason, remedy or words.CHECK_PATH)


def first_line(error: Exception) -> str:
    """Return the first line of what a library says of its error; the others are for those who made it."""
    return str(error).strip().splitlines()[0]
