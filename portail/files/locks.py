"""Locks between the processes of one user on this machine."""

import getpass
import tempfile
from pathlib import Path

from filelock import FileLock


def lock(purpose: str) -> FileLock:
    """Return a lock for a purpose; it may be taken again while it is held."""
    return FileLock(Path(tempfile.gettempdir()) / f"portail-famille-{getpass.getuser()}-{purpose}.lock")
