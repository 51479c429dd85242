"""The table ``content``: what lists and searches need of the decoded bodies, filled when it is first needed."""

from typing import Any

from ..content.html_tags import LONGEST
from ..content.html_text import HtmlText
from ..content.search_words import search_words
from ..errors import DiskFull
from ..mime.decoder import decode
from ..mime.envelope import Envelope
from ..mime.message import Message
from ..reading.reader import AT_ONCE_BYTES, Reader
from .database import Database
from .timestamps import from_microseconds, to_microseconds

_BATCH = 200
_FEW = 10
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
_SNIPPET_BYTES = 200


class ContentIndex:
    """Fills the table on demand: on arrival only the headers are parsed, which keeps SMTP fast."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self._database = database
        self._reader = reader
        self._complete_to = 0
        self._filled_to = 0
        self._keeps_rows = False

    def fill(self, sequences: list[int]) -> None:
        """Add the rows of these messages, where they are missing."""
        marks = ", ".join(map(str, sequences))
        self._fill(f"sequence IN ({marks}) AND sequence NOT IN (SELECT sequence FROM content)", ())

    def fill_all(self) -> None:
        """Add the rows of all messages, where they are missing."""
        missing = "sequence > ? AND sequence NOT IN (SELECT sequence FROM content) ORDER BY sequence LIMIT ?"
        while last := self._fill(missing, (self._complete_to, _BATCH)):
            self._complete_to = last

    def fill_some(self) -> bool:
        """Add the rows of a few messages that are read at once; return whether any was missing."""
        missing = (
            "sequence > ? AND size <= ? AND sequence NOT IN (SELECT sequence FROM content) ORDER BY sequence LIMIT ?"
        )
        last = self._fill(missing, (self._filled_to, AT_ONCE_BYTES, _FEW))
        self._filled_to = max(self._filled_to, last)
        return bool(last)

    def _fill(self, condition: str, parameters: tuple[int, ...]) -> int:
        """Return the sequence number of the last message that was added (0: none was missing)."""
        rows = self._database.rows(f"SELECT sequence FROM message WHERE {condition}", parameters)
        # One source in memory at a time: fifty messages of a page may have fifty large attachments.
        content = [self._content(sequence) for (sequence,) in rows]
        if content:
            self._write(list(filter(None, content)))
        return int(rows[-1][0]) if rows else 0

    def _write(self, rows: list[tuple[Any, ...]]) -> None:
        """Write the rows; on a full disk they are kept in memory, so that lists and searches go on."""
        try:
            self._database.require_room(sum(len(row[_WORDS]) for row in rows))
            with self._database.transaction() as cursor:
                cursor.executemany(f"INSERT OR IGNORE INTO main.content {_VALUES}", rows)
                for statement in _KEEP_NO_MORE if self._keeps_rows else ():
                    cursor.execute(statement)
            self._keeps_rows = False
        except DiskFull:
            self._keep(rows)

    def _keep(self, rows: list[tuple[Any, ...]]) -> None:
        with self._database.transaction() as cursor:
            for statement in _KEEP:
                cursor.execute(statement)
            cursor.executemany(f"INSERT OR IGNORE INTO kept {_VALUES}", rows)
        self._keeps_rows = True

    def _content(self, sequence: int) -> tuple[Any, ...] | None:
        source = self._database.rows(
            "SELECT raw, received FROM message JOIN source USING (sequence) WHERE sequence = ?", (sequence,)
        )
        return self._reader.run(len(source[0][0]), content_row, sequence, *source[0]) if source else None


def content_row(sequence: int, raw: bytes, received: int) -> tuple[Any, ...]:
    """Return the row of a message; of a long one, with the words of its first million characters."""
    message = decode(Envelope("", (), raw, from_microseconds(received)), message_id="", sequence=sequence)
    lines = HtmlText(message.html).lines if message.html else message.text[:LONGEST].split("\n")
    words = " ".join(" ".join(lines).split())
    return (
        sequence,
        to_microseconds(message.date),
        snippet(words),
        len(message.attachments),
        len(message.inline),
        "\n".join(map(search_words, (*_header_texts(message), words))),
    )


def snippet(words: str) -> str:
    """Return the beginning of a text, cut as Mailpit does: after 200 bytes of UTF-8."""
    encoded = words.encode("utf-8", "replace")
    if len(encoded) <= _SNIPPET_BYTES:
        return words
    return encoded[:_SNIPPET_BYTES].decode("utf-8", "ignore") + "..."


def _header_texts(message: Message) -> tuple[str, ...]:
    addresses = (message.sender, *message.to, *message.cc, *message.bcc, *message.reply_to)
    file_names = (part.file_name for part in message.attachments + message.inline)
    return (message.subject, *map(str, addresses), *file_names)
