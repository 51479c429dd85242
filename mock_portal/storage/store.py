"""The portal's SQLite database."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import SetupError, StoreInUse, StoreVersionError

SCHEMA_VERSION = 7
_SCHEMA = Path(__file__).with_name("schema.sql")
PRAGMAS = (
    "foreign_keys = ON",
    "locking_mode = EXCLUSIVE",  # a second portal on the same file would not see what this one does
    "journal_mode = WAL",
    # A killed process loses nothing, for the operating system has the log; a power cut may lose the last commits.
    "synchronous = NORMAL",
)
LOCK_TIMEOUT = 1.0
"""How long to wait for another portal that is about to close the file, in seconds."""


class Store:
    """A SQLite database, in memory or in a file, for use from one thread at a time.

    Raises:
        StoreInUse: another portal works with the file.
        StoreVersionError: the file is of another version, or no data file of this portal.
        SetupError: the file cannot be opened.
    """

    def __init__(self, data: Path | None = None) -> None:
        self._connection = _connect(data)
        self.is_in_file = data is not None
        self._unsynced = 0
        self._connection.row_factory = sqlite3.Row
        self._connection.create_function("unaccent", 1, unaccent, deterministic=True)
        try:
            self._prepare(data)
        except StoreVersionError:
            self.close()
            raise
        except sqlite3.DatabaseError as error:
            self.close()
            raise _unusable(data, error) from error

    def _prepare(self, data: Path | None) -> None:
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            schema = _SCHEMA.read_text(encoding="utf-8")
            self._connection.executescript(f"BEGIN;{schema}PRAGMA user_version = {SCHEMA_VERSION};COMMIT;")
        elif version != SCHEMA_VERSION:
            raise StoreVersionError(
                f"{data} holds data of version {version}, this portal reads version {SCHEMA_VERSION}: "
                "name another file, or remove this one to start anew."
            )

    def run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Execute one statement."""
        return self._connection.execute(statement, values)

    def one(self, query: str, *values: Any) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        row: sqlite3.Row | None = self._connection.execute(query, values).fetchone()
        return row

    def all(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit the whole block or, when it raises, nothing of it; a transaction within another one joins it.

        No `await` may stand in the block: all requests share the connection, and would write into the same transaction.
        """
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def unsynced(self) -> Iterator[None]:
        """Let no commit wait for the disk while much is written: now and then one would, for as long as a second.

        A killed process loses nothing even so; a power cut meanwhile may leave a file that cannot be read.
        """
        self._unsynced += 1
        self.run("PRAGMA synchronous = OFF")
        try:
            yield
        finally:
            self._unsynced -= 1
            if not self._unsynced:
                self.run("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Close the database; what was committed to a file stays there."""
        self._connection.close()


def unaccent(text: str) -> str:
    """A text without accents, case and surplus spaces, for searches; a function of SQL too."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join(
        "".join(character for character in decomposed if not unicodedata.combining(character)).casefold().split()
    )


def _connect(data: Path | None) -> sqlite3.Connection:
    try:
        # The store is made in the thread that starts the server, and used in the server's own thread.
        return sqlite3.connect(data or ":memory:", timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False)
    except sqlite3.DatabaseError as error:
        raise SetupError(
            f"{data} cannot be opened ({error}): see that its folder is there and can be written to, "
            "or name another file."
        ) from error


def _unusable(data: Path | None, error: sqlite3.DatabaseError) -> StoreInUse | StoreVersionError:
    if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
        return StoreInUse(f"{data} is in use by another portal: stop it, or name another file.")
    return StoreVersionError(f"{data} is not a data file of this portal: name another file.")
