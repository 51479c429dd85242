"""The store of the messages: written when they arrive, decoded when they are read."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from ..errors import DiskFull
from ..mime.envelope import Envelope
from ..mime.headers import LONGEST_BLOCK
from ..mime.message import Message
from ..reading.reader import Reader
from .condition import ALWAYS, UNREAD, Condition
from .content_index import ContentIndex
from .database import Database
from .idle_indexer import IdleIndexer
from .results import HeldMessage, ResultPage, StoredMessage, Summary
from .rows import Arrival, arrival, envelope_from, held_from, held_row, read_row, summary_from
from .scope import Scope
from .timestamps import to_microseconds

Result = TypeVar("Result")

_COUNTS_KEPT = 100
_NICENESS = 10
"""Of the process that reads messages before somebody asks for their words: SMTP comes first."""
_TABLES = ("message", "source", "recipient", "correspondent", "tag", "main.content")
_DELETED_AT_A_TIME = 50
_ADDED = "id, received, sender, recipients, username, size, message_id, subject, subject_folded, people"
_MESSAGE = "message.sequence, message.id, sender, recipients, raw, received, username"
_RAW = 4
_HEADERS_AT_ONCE = 16 * 1024
_TAGS = "(SELECT json_group_array(tag) FROM tag WHERE tag.sequence = message.sequence)"
_SUMMARY = (
    "message.sequence, message.id, message_id, read, people, subject, received, username, size, "
    f"{_TAGS}, date, snippet, attachments"
)


class Store:
    """Keeps envelopes in a database and finds them by conditions, newest first."""

    def __init__(self, database: Database, reader: Reader, new_id: Callable[[], str]) -> None:
        self._database = database
        self._reader = reader
        self._index_reader = Reader(_NICENESS)
        self._content_index = ContentIndex(database, reader, self._index_reader)
        self._indexer = IdleIndexer(self._content_index.fill_some, self._content_index.fill_many)
        self._indexer.wake()
        self._new_id = new_id
        # Counted messages by condition, each with the state of the database at that moment: pages ask for it often.
        self._counts: dict[Condition, tuple[int, int]] = {}

    def close(self) -> None:
        """End the thread that fills the index of words; the database is closed after this."""
        self._indexer.stop()
        self._index_reader.close()

    def arrival(self, envelope: Envelope) -> Arrival:
        """Read the headers of an envelope; this may take a while where ``has_long_headers``."""
        if not has_long_headers(envelope.raw):
            return arrival(envelope)
        # Only the headers are needed in the other process, which needs but the first of them.
        head = replace(envelope, raw=envelope.raw[:LONGEST_BLOCK])
        read = self._reader.run(len(head.raw), arrival, head)
        size = len(envelope.raw)
        return replace(read, envelope=envelope, message=(*read.message[:4], size, *read.message[5:]))

    def add(self, arrivals: Sequence[Arrival], released: HeldMessage | None = None) -> list[StoredMessage]:
        """Commit the messages in one transaction; they are safe when this returns.

        Raises:
            DiskFull: there is no room for them.
        """
        self._indexer.wake()
        self._database.require_room(sum(len(each.envelope.raw) for each in arrivals))
        with self._database.transaction() as cursor:
            if released:
                cursor.execute("DELETE FROM held WHERE number = ?", (released.number,))
            return [self._add(cursor, each) for each in arrivals]

    def _add(self, cursor: sqlite3.Cursor, arrived: Arrival) -> StoredMessage:
        message_id = self._new_id()
        row = (message_id, *arrived.message)
        cursor.execute(f"INSERT INTO message ({_ADDED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        sequence = cursor.lastrowid or 0
        cursor.execute("INSERT INTO source VALUES (?, ?)", (sequence, arrived.envelope.raw))
        recipients = [(address, sequence, domain) for address, domain in arrived.recipients]
        cursor.executemany("INSERT OR IGNORE INTO recipient VALUES (?, ?, ?)", recipients)
        correspondents = [(address, sequence, field, name) for address, field, name in arrived.correspondents]
        cursor.executemany("INSERT OR IGNORE INTO correspondent VALUES (?, ?, ?, ?)", correspondents)
        _tag(cursor, sequence, arrived.tags)
        return StoredMessage(sequence, message_id)

    def hold(self, envelope: Envelope, due: datetime | None, mailbox: str) -> HeldMessage:
        """Commit an envelope that is to be delivered later."""
        self._database.require_room(len(envelope.raw))
        row = held_row(envelope, to_microseconds(due) if due else None, mailbox)
        with self._database.transaction() as cursor:
            cursor.execute("INSERT INTO held VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row)
            return HeldMessage(cursor.lastrowid or 0, due, mailbox, envelope)

    def held(self) -> list[HeldMessage]:
        """Return the messages that wait for their delivery."""
        return [held_from(row) for row in self._database.rows("SELECT * FROM held ORDER BY number")]

    def last_sequence(self) -> int:
        """Return the sequence number of the newest message ever stored, deleted or not (0: none)."""
        rows = self._database.rows("SELECT seq FROM sqlite_sequence WHERE name = 'message'")
        return int(rows[0][0]) if rows else 0

    def read(
        self, condition: Condition, read: Callable[[Message], Result], *, limit: int = -1, oldest_first: bool = False
    ) -> list[Result]:
        """Return what ``read`` makes of the matching messages, the newest first unless ``oldest_first``.

        ``read`` is a function of a module: it runs in another process where the message is large.
        """
        order = "ASC" if oldest_first else "DESC"
        rows = self._rows(
            f"SELECT {_MESSAGE}, {_TAGS} FROM message JOIN source USING (sequence)",
            condition,
            f"ORDER BY message.sequence {order} LIMIT ?",
            (limit,),
        )
        return [self._reader.run(len(row[_RAW]), read_row, row, read) for row in rows]

    def envelope(self, condition: Condition) -> Envelope | None:
        """Return the message that matches as it was received, or None."""
        rows = self._rows(f"SELECT {_MESSAGE} FROM message JOIN source USING (sequence)", condition)
        return envelope_from(rows[0]) if rows else None

    def newest(self, condition: Condition, *, oldest: bool = False) -> str | None:
        """Return the id of the newest message that matches (or of the oldest), or None."""
        order = "ASC" if oldest else "DESC"
        rows = self._rows("SELECT id FROM message", condition, f"ORDER BY message.sequence {order} LIMIT 1")
        return str(rows[0][0]) if rows else None

    def summaries(self, condition: Condition, *, start: int = 0, limit: int = -1) -> list[Summary]:
        """Return the summaries of the matching messages, the newest first."""
        page = "ORDER BY message.sequence DESC LIMIT ? OFFSET ?"
        return self._summaries(
            [row[0] for row in self._rows("SELECT sequence FROM message", condition, page, (limit, start))]
        )

    def ids(self, condition: Condition) -> list[str]:
        """Return the ids of the matching messages, the oldest first."""
        return [row[0] for row in self._rows("SELECT id FROM message", condition, "ORDER BY message.sequence")]

    def result_page(self, condition: Condition, *, start: int, limit: int) -> ResultPage:
        """Return a page of the matching messages and their numbers, in one pass over the messages."""
        if condition.reads_content:
            self._content_index.fill_all()
        rows = self._database.rows(
            f"WITH found AS MATERIALIZED (SELECT sequence, read FROM message WHERE {condition.sql}) "
            "SELECT sequence, (SELECT count(*) FROM found), (SELECT count(*) FROM found WHERE read = 0) "
            "FROM (SELECT 0 AS sequence UNION ALL SELECT * FROM "
            "(SELECT sequence FROM found ORDER BY sequence DESC LIMIT ? OFFSET ?))",
            (*condition.parameters, limit, start),
        )
        _, count, unread = rows[0]
        return ResultPage(count, unread, self._summaries([row[0] for row in rows[1:]]))

    def _summaries(self, sequences: list[int]) -> list[Summary]:
        self._content_index.fill(sequences)
        marks = ", ".join(map(str, sequences))
        rows = self._database.rows(
            f"SELECT {_SUMMARY} FROM message JOIN content USING (sequence) "
            f"WHERE message.sequence IN ({marks}) ORDER BY message.sequence DESC"
        )
        return [summary_from(row) for row in rows]

    def count(self, condition: Condition) -> int:
        """Return how many messages match."""
        changes = self._database.changes()
        if (known := self._counts.get(condition)) and known[0] == changes:
            return known[1]
        count = int(self._rows("SELECT count(*) FROM message", condition)[0][0])
        if len(self._counts) >= _COUNTS_KEPT:
            self._counts.clear()
        self._counts[condition] = (changes, count)
        return count

    def has_room(self) -> bool:
        """Return whether the disk has room for messages."""
        return self._database.has_room()

    def size(self) -> int:
        """Return the size of the database in bytes."""
        return self._database.size()

    def mark_read(self, condition: Condition, *, read: bool) -> list[str]:
        """Mark the matching messages, and return the ids of those that this changed."""
        ids = self.ids(condition & (UNREAD if read else ~UNREAD))
        with self._database.transaction() as cursor:
            cursor.executemany("UPDATE message SET read = ? WHERE id = ?", [(read, each) for each in ids])
        return ids

    def delete(self, scope: Scope, condition: Condition) -> list[str]:
        """Remove the matching messages from a mailbox, and delete those that are in no other mailbox either.

        Returns:
            The ids of the messages that were removed from this mailbox.
        """
        selected = scope.condition & condition
        if selected == ALWAYS:
            return self._delete_all()
        rows = self._rows("SELECT sequence, id FROM message", selected)
        sequences = [sequence for sequence, _ in rows]
        try:
            self._delete(scope, sequences)
        except DiskFull:
            self._delete_on_a_full_disk(scope, sequences)
        return [message_id for _, message_id in rows]

    def _delete(self, scope: Scope, sequences: list[int]) -> None:
        recipients = scope.recipients
        with self._database.transaction() as cursor:
            for sequence in sequences:
                if recipients:
                    cursor.execute(
                        f"DELETE FROM recipient WHERE sequence = ? AND {recipients.sql}",
                        (sequence, *recipients.parameters),
                    )
                if not recipients or not _has_recipients(cursor, sequence):
                    _remove(cursor, sequence)

    def _delete_on_a_full_disk(self, scope: Scope, sequences: list[int]) -> None:
        """Delete in small steps: each needs little room, and gives back what it frees."""
        with self._database.spare_room():
            for start in range(0, len(sequences), _DELETED_AT_A_TIME):
                self._delete(scope, sequences[start : start + _DELETED_AT_A_TIME])
                self._database.shrink()

    def _delete_all(self) -> list[str]:
        try:
            return self._empty_tables()
        except DiskFull:
            with self._database.spare_room():
                return self._empty_tables()

    def _empty_tables(self) -> list[str]:
        """Delete every message; SQLite gives up whole tables, which needs little time and room."""
        with self._database.transaction() as cursor:
            ids = [row[0] for row in cursor.execute("SELECT id FROM message ORDER BY sequence")]
            for table in _TABLES:
                cursor.execute(f"DELETE FROM {table}")
            return ids

    def trim(self, kept: int) -> list[str]:
        """Delete the oldest messages beyond the ``kept`` newest ones, and return their ids."""
        last_deleted = self._database.rows(
            "SELECT sequence FROM message ORDER BY sequence DESC LIMIT 1 OFFSET ?", (kept,)
        )
        return self.delete(Scope(), Condition("message.sequence <= ?", last_deleted[0])) if last_deleted else []

    def tags(self, condition: Condition) -> dict[str, int]:
        """Return the tags of the matching messages, in alphabetical order, with the number of messages."""
        rows = self._rows(
            "SELECT tag, count(*) FROM tag JOIN message USING (sequence)", condition, "GROUP BY tag ORDER BY tag"
        )
        return dict(rows)

    def set_tags(self, condition: Condition, tags: Sequence[str]) -> list[str]:
        """Replace the tags of the matching messages, and return their ids."""
        rows = self._rows("SELECT sequence, id FROM message", condition)
        with self._database.transaction() as cursor:
            for sequence, _ in rows:
                cursor.execute("DELETE FROM tag WHERE sequence = ?", (sequence,))
                _tag(cursor, sequence, tags)
        return [message_id for _, message_id in rows]

    def rename_tag(self, condition: Condition, tag: str, name: str | None) -> list[str]:
        """Rename a tag of the matching messages, or delete it, and return their ids."""
        rows = self._rows(
            "SELECT sequence, id FROM tag JOIN message USING (sequence)", condition & Condition("tag = ?", (tag,))
        )
        with self._database.transaction() as cursor:
            for sequence, _ in rows:
                cursor.execute("DELETE FROM tag WHERE sequence = ? AND tag = ?", (sequence, tag))
                _tag(cursor, sequence, [name] if name else [])
        return [message_id for _, message_id in rows]

    def _rows(
        self, select: str, condition: Condition, rest: str = "", parameters: tuple[Any, ...] = ()
    ) -> list[tuple[Any, ...]]:
        if condition.reads_content:
            self._content_index.fill_all()
        return self._database.rows(f"{select} WHERE {condition.sql} {rest}", (*condition.parameters, *parameters))


def has_long_headers(raw: bytes) -> bool:
    """Return whether the headers are so long that reading them may take some milliseconds."""
    return len(raw) > _HEADERS_AT_ONCE and raw.find(b"\r\n\r\n", 0, _HEADERS_AT_ONCE) < 0


def _tag(cursor: sqlite3.Cursor, sequence: int, tags: Sequence[str]) -> None:
    if tags:
        cursor.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", [(tag, sequence) for tag in tags])


def _has_recipients(cursor: sqlite3.Cursor, sequence: int) -> bool:
    return bool(cursor.execute("SELECT 1 FROM recipient WHERE sequence = ? LIMIT 1", (sequence,)).fetchone())


def _remove(cursor: sqlite3.Cursor, sequence: int) -> None:
    for table in _TABLES:
        cursor.execute(f"DELETE FROM {table} WHERE sequence = ?", (sequence,))
