"""The mailbox: messages are delivered to it, awaited, searched, marked, tagged and deleted."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from threading import Event as Flag
from time import monotonic
from typing import TypeVar

from ..errors import DiskFull, MessageNotReceived, UnknownMessage
from ..log import log_event
from ..mime.envelope import Envelope
from ..mime.message import Message
from ..store.condition import (
    ALWAYS,
    RECIPIENT_FIELDS,
    UNREAD,
    Condition,
    arrived_after,
    arrived_before,
    has_id,
    names_exactly,
    subject_contains,
)
from ..store.results import HeldMessage, ResultPage, StoredMessage, Summary
from ..store.rows import Arrival
from ..store.scope import Scope
from ..store.store import Store
from .events import Arrived, Changed, Cleared, Deleted, Events, ReadChanged, Tagged
from .incremental_search import IncrementalSearch, Mark

Result = TypeVar("Result")

_LISTED = 20


class Mailbox:
    """The received messages, and a way to wait for the next one; safe to use from any thread.

    ``of`` gives the mailbox of one recipient, domain or sender: it lists, awaits and deletes its own messages only.
    """

    def __init__(
        self,
        store: Store,
        events: Events,
        message_url: Callable[[str], str],
        *,
        kept: int | None = None,
        scope: Scope | None = None,
    ) -> None:
        self._store = store
        self.events = events
        self._message_url = message_url
        self._kept = kept
        self.scope = scope or Scope()

    def of(self, name: str) -> "Mailbox":
        """Return the mailbox with this name, as ``Scope`` reads it: ``marie@example.org``, ``@example.org``."""
        return Mailbox(self._store, self.events, self._message_url, kept=self._kept, scope=Scope(name))

    def deliver(self, envelopes: Iterable[Envelope], released: HeldMessage | None = None) -> list[StoredMessage]:
        """Store the envelopes, and publish it. ``released`` is the held message that is delivered by this."""
        return self.add([self.arrival(envelope) for envelope in envelopes], released)

    def arrival(self, envelope: Envelope) -> Arrival:
        """Read the headers of an envelope; this may take a while where they are long."""
        return self._store.arrival(envelope)

    def add(self, arrivals: Sequence[Arrival], released: HeldMessage | None = None) -> list[StoredMessage]:
        """Store envelopes whose headers are read, and publish it."""
        stored = self._store.add(arrivals, released)
        for arrived, message in zip(arrivals, stored, strict=True):
            self.events.publish(Arrived(message.id, arrived.envelope.sender, arrived.envelope.recipients))
        if self._kept is not None and (removed := self._store.trim(self._kept)):
            log_event("removal", ids=removed, reason=f"no more than {self._kept} messages are kept")
            self.events.publish(Deleted(tuple(removed), Scope()))
        return stored

    def hold(self, envelope: Envelope, due: datetime | None, mailbox: str) -> HeldMessage:
        """Store an envelope that is to be delivered later."""
        return self._store.hold(envelope, due, mailbox)

    def held(self) -> list[HeldMessage]:
        """Return the messages that wait for their delivery."""
        return self._store.held()

    def mark(self) -> Mark:
        """Return the current position: a later wait can ask for what comes after it."""
        return Mark(self._store.last_sequence())

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        after: Mark | None = None,
        timeout: float = 10.0,
    ) -> Message:
        """Return a matching message, whether it came before the call or comes during it.

        Args:
            to: a whole recipient address, in any letter case.
            subject: a part of the subject, in any letter case.
            after: only messages that came after this mark; the first of them is returned.
                Without a mark, the newest of those that are there, else the first to come.
            timeout: in seconds.

        Raises:
            MessageNotReceived: the timeout is over; the text lists the messages that did come.
        """
        deadline = monotonic() + timeout
        search = self.incremental_search(_condition(to, subject), after)
        changed = Flag()
        with self.events.listening(lambda _: changed.set()):
            while not (found := search.poll(_itself)):
                if self.events.closed or not changed.wait(max(deadline - monotonic(), 0)):
                    raise MessageNotReceived(self._explain(to, subject, after, timeout))
                changed.clear()
        return found[0]

    def search(self, *, to: str | None = None, subject: str | None = None, after: Mark | None = None) -> list[Message]:
        """Return the matching messages, the newest first; the arguments are those of ``wait_for``."""
        condition = _condition(to, subject)
        return self.messages(condition & arrived_after(after.sequence) if after else condition)

    def incremental_search(self, condition: Condition, after: Mark | None) -> IncrementalSearch:
        """Return a search for one message that can be repeated as new ones come."""
        return IncrementalSearch(self._store, self.scope.condition & condition, after)

    def messages(self, condition: Condition, *, limit: int = -1, oldest_first: bool = False) -> list[Message]:
        """Return the decoded messages that match, the newest first unless ``oldest_first``."""
        return self._store.read(self.scope.condition & condition, _itself, limit=limit, oldest_first=oldest_first)

    def summaries(self, condition: Condition = ALWAYS, *, start: int = 0, limit: int = -1) -> list[Summary]:
        """Return the summaries of the matching messages, the newest first."""
        return self._store.summaries(self.scope.condition & condition, start=start, limit=limit)

    def ids(self, condition: Condition) -> list[str]:
        """Return the ids of the matching messages, the oldest first."""
        return self._store.ids(self.scope.condition & condition)

    def result_page(self, condition: Condition, *, start: int = 0, limit: int = -1) -> ResultPage:
        """Return a page of the matching messages, and how many they are in all."""
        return self._store.result_page(self.scope.condition & condition, start=start, limit=limit)

    def count(self, condition: Condition = ALWAYS) -> int:
        """Return how many messages match."""
        return self._store.count(self.scope.condition & condition)

    def count_unread(self, condition: Condition = ALWAYS) -> int:
        """Return how many of the matching messages have not been read."""
        return self.count(condition & UNREAD)

    def size(self) -> int:
        """Return the size of the whole database in bytes."""
        return self._store.size()

    def message(self, message_id: str) -> Message:
        """Return one message.

        Raises:
            UnknownMessage: no message of this mailbox has this id.
        """
        return self.read(message_id, _itself)

    def read(self, message_id: str, read: Callable[[Message], Result]) -> Result:
        """Return what ``read``, a function of a module, makes of one message.

        Raises:
            UnknownMessage: no message of this mailbox has this id.
        """
        found = self._store.read(self.scope.condition & has_id(message_id), read)
        if not found:
            raise UnknownMessage(message_id)
        return found[0]

    def envelope(self, message_id: str) -> Envelope:
        """Return one message as it was received.

        Raises:
            UnknownMessage: no message of this mailbox has this id.
        """
        envelope = self._store.envelope(self.scope.condition & has_id(message_id))
        if envelope is None:
            raise UnknownMessage(message_id)
        return envelope

    def newest(self, condition: Condition) -> str:
        """Return the id of the newest matching message.

        Raises:
            UnknownMessage: none matches.
        """
        found = self._store.newest(self.scope.condition & condition)
        if found is None:
            raise UnknownMessage("latest")
        return found

    def neighbours(self, sequence: int) -> tuple[str | None, str | None]:
        """Return the ids of the messages that came next after and before the one with this sequence number."""
        newer = self._store.newest(self.scope.condition & arrived_after(sequence), oldest=True)
        return newer, self._store.newest(self.scope.condition & arrived_before(sequence))

    def url_of(self, message: Message) -> str:
        """Return the absolute URL of the page that shows the message."""
        return self._message_url(message.id)

    def mark_read(self, condition: Condition = ALWAYS, *, read: bool = True) -> None:
        """Mark the matching messages as read, or as unread."""
        if changed := self._store.mark_read(self.scope.condition & condition, read=read):
            self.events.publish(ReadChanged(tuple(changed), read))

    def mark_seen(self, message_id: str) -> None:
        """Mark a message as read because it was opened; on a full disk it is shown all the same, and stays unread."""
        with suppress(DiskFull):
            self.mark_read(has_id(message_id))

    def has_room(self) -> bool:
        """Return whether the disk of the data file has room for messages."""
        return self._store.has_room()

    def clear(self) -> None:
        """Delete every message of this mailbox; a message that is in another mailbox too stays there."""
        deleted = self._store.delete(self.scope, ALWAYS)
        self.events.publish(Cleared(self.scope, len(deleted)))

    def delete(self, condition: Condition) -> int:
        """Delete the matching messages of this mailbox, and return how many they were."""
        deleted = self._store.delete(self.scope, condition)
        if deleted:
            self.events.publish(Deleted(tuple(deleted), self.scope))
        return len(deleted)

    def tags(self) -> dict[str, int]:
        """Return the tags of this mailbox, each with its number of messages."""
        return self._store.tags(self.scope.condition)

    def set_tags(self, condition: Condition, tags: Sequence[str]) -> None:
        """Replace the tags of the matching messages."""
        changed = self._store.set_tags(self.scope.condition & condition, tags)
        self.events.publish(Tagged(tuple(changed), tuple(tags)))

    def rename_tag(self, tag: str, name: str | None) -> None:
        """Rename a tag of all messages of this mailbox; with None, remove it."""
        self._store.rename_tag(self.scope.condition, tag, name)
        self.events.publish(Changed())

    def _explain(self, to: str | None, subject: str | None, after: Mark | None, timeout: float) -> str:
        wanted = [f"to {to}"] if to else []
        wanted += [f"with “{subject}” in its subject"] if subject else []
        awaited = " ".join(["a message", *wanted])
        since = " after the mark" if after else ""
        came = self.messages(arrived_after(after.sequence) if after else ALWAYS, limit=_LISTED)
        return f"Awaited {awaited} for {timeout:g} s{since}. {_listed(came)}"


def _condition(to: str | None, subject: str | None) -> Condition:
    condition = ALWAYS if to is None else names_exactly(to, RECIPIENT_FIELDS)
    return condition if subject is None else condition & subject_contains(subject)


def _itself(message: Message) -> Message:
    return message


def _listed(messages: Iterable[Message]) -> str:
    lines = [
        f"- to {', '.join(message.recipients)}: “{message.subject}”, at {message.received:%H:%M:%S}"
        for message in messages
    ]
    return "\n".join(["Instead came:", *lines]) if lines else "No message came at all."
