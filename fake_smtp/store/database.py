"""The SQLite database of the mail catcher: in memory, or in a file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from ..errors import DataFileUnusable, DiskFull
from .checkpointer import Checkpointer
from .disk_reserve import DiskRoom

_APPLICATION = 0x464D5450  # "FMTP": a database of another program is refused instead of written to.
_VERSION = 3
_UPDATES = dict.fromkeys((1, 2), f"DELETE FROM content; PRAGMA user_version = {_VERSION};")
"""What makes a file of an earlier version one of this: the words of searches are filled in anew."""
_SCHEMA = Path(__file__).with_name("schema.sql")
_CREATE = f"""
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
# SQLite itself copies the log only where it outgrows 65,536 pages: see Checkpointer. Some distributions build it so
# that it overwrites what is deleted: deleting would then need as much room as it frees.
_SETTINGS = """
PRAGMA synchronous = NORMAL;
PRAGMA busy_timeout = 0;
PRAGMA cache_size = -16000;
PRAGMA wal_autocheckpoint = 65536;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = OFF;
"""
_PROBE_BYTES = 128 * 1024
_PAGES_AT_A_TIME = 100


class Database:
    """One connection for all threads; one lock for each statement and transaction.

    A committed transaction survives a killed process (the write-ahead log is written before COMMIT returns), but
    not always a power cut: the log is not synced to the disk for each message.

    Raises:
        DataFileUnusable: the file is no database of this program, or cannot be opened.
    """

    def __init__(self, path: Path | None, room: DiskRoom | None = None) -> None:
        self._lock = RLock()
        self._room = room
        self._is_full = False
        try:
            self._connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        except sqlite3.Error as error:
            raise DataFileUnusable(path or Path(":memory:"), str(error)) from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise DataFileUnusable(path or Path(":memory:"), str(error)) from error
        if room:
            room.take_reserve()
        self._checkpointer = Checkpointer(path, self.changes) if path else None

    def _prepare(self) -> None:
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if tables and (application != _APPLICATION or version not in (_VERSION, *_UPDATES)):
            raise sqlite3.DatabaseError("it was made by another program or another version")
        self._connection.executescript(_SETTINGS)
        if not tables:
            # Not at each start: on a full disk, what is there can still be read.
            self._connection.executescript(_CREATE + _SCHEMA.read_text("utf-8"))
        elif version in _UPDATES:
            with suppress(sqlite3.OperationalError):  # On a full disk, what is there can still be read.
                self._connection.executescript(_UPDATES[version])

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
        """Hold the lock, commit at the end, roll back when the block raises.

        Raises:
            DiskFull: there is no room for what is written.
        """
        with self._lock:
            cursor = self._connection.cursor()
            try:
                cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                cursor.execute("COMMIT")
                self._is_full = False
            except BaseException as error:
                if self._connection.in_transaction:
                    cursor.execute("ROLLBACK")
                if is_full(error):
                    self._is_full = True
                    raise DiskFull(str(error)) from error
                raise

    @contextmanager
    def spare_room(self) -> Iterator[None]:
        """Give away the reserve while the block deletes on a full disk; what it frees is given back to the disk."""
        if self._room:
            self._room.give_reserve()
        self.shrink()
        yield
        self.shrink()
        if self._room:
            self._room.take_reserve()

    def shrink(self) -> None:
        """Give the log and free pages back to the disk, some at a time, as far as there is room in the log for that."""
        with self._lock, suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            while self.rows("PRAGMA freelist_count")[0][0]:
                # A script runs to its end; a statement without columns would free one page only.
                self._connection.executescript(f"PRAGMA incremental_vacuum({_PAGES_AT_A_TIME})")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def require_room(self, size: int) -> None:
        """Check that there is room for messages of this size, in bytes.

        Raises:
            DiskFull: there is not.
        """
        if not self._room or self._room.holds(size):
            return
        self.shrink()
        if not self._room.holds(size):
            raise DiskFull("too little room is left")

    def has_room(self) -> bool:
        """Return whether messages can be written."""
        try:
            self.require_room(_PROBE_BYTES)
            if self._is_full:
                self._probe()
        except DiskFull:
            return False
        return True

    def _probe(self) -> None:
        with self.transaction() as cursor:
            cursor.execute("INSERT OR REPLACE INTO source VALUES (-1, zeroblob(?))", (_PROBE_BYTES,))
        with self.transaction() as cursor:
            cursor.execute("DELETE FROM source WHERE sequence = -1")

    def close(self) -> None:
        """Close the connection; the data of a database in memory is lost."""
        if self._checkpointer:
            self._checkpointer.stop()
        with self._lock:
            self._connection.close()
        if self._room:
            self._room.leave()


def is_full(error: BaseException) -> bool:
    """Return whether an error says that the disk, or what one file may have of it, is full."""
    # Only ENOSPC is SQLITE_FULL; a quota, or a limit of the size of files, is an input/output error.
    kinds = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in kinds
