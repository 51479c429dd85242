"""Conditions on stored messages, as SQL with its parameters."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ..content.search_words import search_words


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the table ``message``; combine with ``&``, negate with ``~``.

    ``reads_content`` says that the table ``content`` must be complete before the query. ``sql`` has no OR outside
    brackets, so that a chain of ``&`` needs none around its left side: SQLite limits their depth.
    """

    sql: str
    parameters: tuple[str | int, ...] = ()
    reads_content: bool = False

    def __and__(self, other: Condition) -> Condition:
        if ALWAYS in (self, other):
            return other if self == ALWAYS else self
        return Condition(
            f"{self.sql} AND ({other.sql})",
            self.parameters + other.parameters,
            self.reads_content or other.reads_content,
        )

    def __invert__(self) -> Condition:
        return Condition(f"NOT ({self.sql})", self.parameters, self.reads_content)


ALWAYS = Condition("1")
UNREAD = Condition("message.read = 0")

RECIPIENT_FIELDS = ("to", "cc", "bcc")


def arrived_after(sequence: int) -> Condition:
    """Match the messages that came after the one with this sequence number."""
    return Condition("message.sequence > ?", (sequence,))


def arrived_before(sequence: int) -> Condition:
    """Match the messages that came before the one with this sequence number."""
    return Condition("message.sequence < ?", (sequence,))


def has_id(*message_ids: str) -> Condition:
    """Match the messages with these ids."""
    return Condition("message.id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(message_ids).decode(),))


def subject_contains(text: str) -> Condition:
    """Match by a part of the subject, in any letter case."""
    return Condition("instr(message.subject_folded, ?) > 0", (text.casefold(),))


def names_exactly(address: str, fields: tuple[str, ...]) -> Condition:
    """Match by a whole address in one of the fields, in any letter case."""
    return _named("address = ?", (address.casefold(),), fields)


def names_partly(text: str, fields: tuple[str, ...]) -> Condition:
    """Match by a part of an address or of a name in one of the fields, in any letter case."""
    folded = text.casefold()
    return _named("(instr(address, ?) > 0 OR instr(name, ?) > 0)", (folded, folded), fields)


def _named(test: str, parameters: tuple[str, ...], fields: tuple[str, ...]) -> Condition:
    marks = ", ".join("?" for _ in fields)
    return Condition(
        f"message.sequence IN (SELECT sequence FROM correspondent WHERE {test} AND field IN ({marks}))",
        (*parameters, *fields),
    )


def has_words(text: str) -> Condition:
    """Match by a part of the subject, names, addresses, file names or visible text, as ``search_words`` has them."""
    words = search_words(text)
    if not words:
        return ALWAYS
    return Condition(
        "message.sequence IN (SELECT sequence FROM content WHERE instr(folded, ?) > 0)", (words,), reads_content=True
    )
