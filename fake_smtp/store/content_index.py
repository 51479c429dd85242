"""The table ``content``: what lists and searches need of the decoded bodies, filled when it is first needed."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

from ..errors import DiskFull, ReadingFailed
from ..reading.reader import AT_ONCE_BYTES, Reader
from .content_row import content_row, content_rows
from .database import Database

_BATCH = 50
_FEW = 10
_MANY = 500
"""So many messages without rows are read in another process, also while others come."""
_SOURCE = (
    f"SELECT sequence, CASE WHEN size <= {AT_ONCE_BYTES} THEN raw END, received, subject, people "
    "FROM message JOIN source USING (sequence) WHERE sequence NOT IN (SELECT sequence FROM content) AND "
)
# A message may be deleted while it is read.
_VALUES = "SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM message WHERE sequence = ?1)"
# Temporary tables are in memory, and a temporary view comes before a table of the same name.
_KEEP = (
    "CREATE TEMP TABLE IF NOT EXISTS kept AS SELECT * FROM main.content LIMIT 0",
    "CREATE UNIQUE INDEX IF NOT EXISTS temp.kept_of_message ON kept (sequence)",
    "CREATE TEMP VIEW IF NOT EXISTS content AS SELECT * FROM main.content UNION ALL SELECT * FROM kept",
)
_KEEP_NO_MORE = (
    "INSERT OR IGNORE INTO main.content SELECT * FROM kept",
    "DROP VIEW temp.content",
    "DROP TABLE temp.kept",
)
_WORDS = 5
_Rows = list[tuple[Any, ...]]


class ContentIndex:
    """Fills the table on demand: on arrival only the headers are parsed, which keeps SMTP fast.

    ``reader`` reads large messages for who waits for them, ``other`` many small ones while this process does others.
    """

    def __init__(self, database: Database, reader: Reader, other: Reader) -> None:
        self._database = database
        self._reader = reader
        self._other = other
        self._turn = Lock()
        self._complete_to = 0
        self._filled_to = 0
        self._keeps_rows = False

    def fill(self, sequences: list[int]) -> None:
        """Add the rows of these messages, where they are missing."""
        # One large source in memory at a time: fifty messages of a page may have fifty large attachments.
        self._write(self._here(self._sources(f"sequence IN ({', '.join(map(str, sequences))})")))

    def fill_all(self) -> None:
        """Add the rows of all messages, where they are missing; many are read by two processes at once."""
        with self._turn:
            missing = _Missing(self._sources, self._complete_to)
            if self._last_sequence() - max(self._complete_to, self._filled_to) < _MANY:
                self._work(missing, self._here)
            else:
                with ThreadPoolExecutor(1) as beside:
                    others = beside.submit(self._work, missing, self._elsewhere)
                    self._work(missing, self._here)
                    others.result()
            self._complete_to = missing.taken_to

    def fill_some(self) -> bool:
        """Add the rows of a few messages that are read at once; return whether any was missing."""
        return self._fill_next(_FEW, self._here)

    def fill_many(self) -> bool:
        """Where many messages have no rows, add those of some in the other process; return whether this was so."""
        newest = self._last_sequence()
        if newest - self._filled_to < _MANY:
            return False
        if not self._fill_next(_BATCH, self._elsewhere):
            self._filled_to = newest
        return True

    def _fill_next(self, most: int, read: Callable[[_Rows], _Rows]) -> bool:
        with self._turn:
            condition = "sequence > ? AND size <= ? ORDER BY sequence LIMIT ?"
            sources = self._sources(condition, (self._filled_to, AT_ONCE_BYTES, most))
            self._write(read(sources))
            self._filled_to = sources[-1][0] if sources else self._filled_to
        return bool(sources)

    def _work(self, missing: "_Missing", read: Callable[[_Rows], _Rows]) -> None:
        while sources := missing.take():
            self._write(read(sources))

    def _sources(self, condition: str, parameters: tuple[int, ...] = ()) -> _Rows:
        """Return what rows are made of, for the messages that have none; without the sources of large ones."""
        return self._database.rows(_SOURCE + condition, parameters)

    def _last_sequence(self) -> int:
        return int(self._database.rows("SELECT coalesce(max(sequence), 0) FROM message")[0][0])

    def _here(self, sources: _Rows) -> _Rows:
        rows = (content_row(*source) if source[1] is not None else self._large(*source) for source in sources)
        return [row for row in rows if row]

    def _elsewhere(self, sources: _Rows) -> _Rows:
        small = [source for source in sources if source[1] is not None]
        if len(small) < len(sources):
            return self._elsewhere(small) + self._here([source for source in sources if source[1] is None])
        try:
            return self._other.run_elsewhere(content_rows, sources)
        except ReadingFailed:
            return self._here(sources)

    def _large(self, sequence: int, _: None, *columns: Any) -> tuple[Any, ...] | None:
        raw = self._database.rows("SELECT raw FROM source WHERE sequence = ?", (sequence,))
        return self._reader.run(len(raw[0][0]), content_row, sequence, raw[0][0], *columns) if raw else None

    def _write(self, rows: _Rows) -> None:
        """Write the rows; on a full disk they are kept in memory, so that lists and searches go on."""
        if not rows:
            return
        try:
            self._database.require_room(sum(len(row[_WORDS]) for row in rows))
            with self._database.transaction() as cursor:
                cursor.executemany(f"INSERT OR IGNORE INTO main.content {_VALUES}", rows)
                for statement in _KEEP_NO_MORE if self._keeps_rows else ():
                    cursor.execute(statement)
            self._keeps_rows = False
        except DiskFull:
            self._keep(rows)

    def _keep(self, rows: Iterable[tuple[Any, ...]]) -> None:
        with self._database.transaction() as cursor:
            for statement in _KEEP:
                cursor.execute(statement)
            cursor.executemany(f"INSERT OR IGNORE INTO kept {_VALUES}", rows)
        self._keeps_rows = True


class _Missing:
    """The messages without rows from one sequence number on, taken in batches by several threads."""

    def __init__(self, sources: Callable[[str, tuple[int, ...]], _Rows], after: int) -> None:
        self._sources = sources
        self._lock = Lock()
        self.taken_to = after

    def take(self) -> _Rows:
        """Return the next batch; empty at the end."""
        with self._lock:
            sources = self._sources("sequence > ? ORDER BY sequence LIMIT ?", (self.taken_to, _BATCH))
            self.taken_to = sources[-1][0] if sources else self.taken_to
        return sources
