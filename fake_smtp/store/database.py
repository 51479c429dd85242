"""The SQLite database of the mail catcher: in memory, or in a file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from ..errors import DataFileUnusable
from .checkpointer import Checkpointer

_APPLICATION = 0x464D5450  # "FMTP": a database of another program is refused instead of written to.
_VERSION = 1
_SCHEMA = Path(__file__).with_name("schema.sql")


class Database:
    """One connection for all threads; one lock for each statement and transaction.

    A committed transaction survives a killed process (the write-ahead log is written before COMMIT returns), but
    not always a power cut: the log is not synced to the disk for each message.

    Raises:
        DataFileUnusable: the file is no database of this program, or cannot be opened.
    """

    def __init__(self, path: Path | None) -> None:
        self._lock = RLock()
        try:
            self._connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        except sqlite3.Error as error:
            raise DataFileUnusable(path or Path(":memory:"), str(error)) from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise DataFileUnusable(path or Path(":memory:"), str(error)) from error
        self._checkpointer = Checkpointer(path, self.changes) if path else None

    def _prepare(self) -> None:
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if tables and (application, version) != (_APPLICATION, _VERSION):
            raise sqlite3.DatabaseError("it was made by another program or another version")
        # SQLite itself copies the log only where it outgrows 65,536 pages: see Checkpointer.
        self._connection.executescript(
            f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION};"
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 0;"
            "PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 65536;"
        )
        self._connection.executescript(_SCHEMA.read_text("utf-8"))

    def rows(self, statement: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return every row of a query."""
        with self._lock:
            return self._connection.execute(statement, parameters).fetchall()

    def changes(self) -> int:
        """Return a number that grows with every row written."""
        return self._connection.total_changes

    def size(self) -> int:
        """Return the size of the database in bytes."""
        return int(self.rows("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")[0][0])

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Cursor]:
        """Hold the lock, commit at the end, roll back when the block raises."""
        with self._lock:
            cursor = self._connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    def close(self) -> None:
        """Close the connection; the data of a database in memory is lost."""
        if self._checkpointer:
            self._checkpointer.stop()
        with self._lock:
            self._connection.close()
