"""Whose turn it is to install: tests in several processes all find, at the same moment, that there is no browser."""

from filelock import FileLock

from portail.files.locks import lock

# One lock for this process, which may take it again while it has it.
_LOCK = lock("install")


def turn() -> FileLock:
    """Return the lock that a process of this user holds while it installs; who waits for it looks again afterwards."""
    return _LOCK
