"""Whose turn it is to install: tests in several processes all find, at the same moment, that there is no browser."""

import getpass
import tempfile
from pathlib import Path

from filelock import FileLock

# One lock for this process, which may take it again while it has it.
_LOCK = FileLock(Path(tempfile.gettempdir()) / f"portail-famille-{getpass.getuser()}.lock")


def turn() -> FileLock:
    """Return the lock that a process of this user holds while it installs; who waits for it looks again afterwards."""
    return _LOCK
