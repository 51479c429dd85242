"""The one owner of a data file."""

import fcntl
import os
from pathlib import Path

from ..errors import DataFileTaken, DataFileUnusable


class Ownership:
    """A lock on the data file, which ends with the process however it ends.

    It is one of flock(2), which SQLite does not use. Closing a file of which SQLite holds a lock would release that
    lock too, so this one is released after the database is closed.

    Raises:
        DataFileTaken: another process, or another mail catcher of this one, holds it.
        DataFileUnusable: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise DataFileUnusable(path, error.strerror or str(error)) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise DataFileTaken(path) from error

    def release(self) -> None:
        """Let others use the file."""
        os.close(self._file)
