"""Checkpoints of SQLite: the write-ahead log is copied into the data file in the background."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

_SECONDS = 1


class Checkpointer:
    """Copies the log once a second if something was written, in a thread and on a connection of its own.

    SQLite itself would do it within a commit and wait there for the disk: on a busy disk this takes longer than
    the commits of hundreds of messages.
    """

    def __init__(self, path: Path, changes: Callable[[], int]) -> None:
        self._path = path
        self._changes = changes
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="fake-smtp-checkpointer")
        self._thread.start()

    def stop(self) -> None:
        """End the thread; the rest of the log is copied when the database is closed."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        connection = sqlite3.connect(self._path, isolation_level=None)
        copied = 0
        while not self._stopping.wait(_SECONDS):
            if (changes := self._changes()) != copied:
                with suppress(sqlite3.OperationalError):
                    # On a full disk the log stays; it is tried again.
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
                    copied = changes
        connection.close()
