"""The mailbox: messages are delivered into it, awaited in it and found in it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from threading import Event as Flag
from time import monotonic

from fake_smtp.errors import MessageNotReceived, UnknownMessage
from fake_smtp.log import record
from fake_smtp.mailbox.events import Arrived, Changed, Cleared, Deleted, Events, ReadChanged, Tagged
from fake_smtp.mailbox.incremental_search import Mark, Search
from fake_smtp.mime.envelope import Envelope
from fake_smtp.mime.message import Message
from fake_smtp.store.condition import (
    ALWAYS,
    RECEIVING,
    UNREAD,
    Condition,
    arrived_after,
    has_id,
    names_exactly,
    subject_contains,
)
from fake_smtp.store.results import Found, Held, Stored, Summary
from fake_smtp.store.scope import Scope
from fake_smtp.store.store import Store

_LISTED = 20


class Mailbox:
    """The messages that came, and a way to wait for the next one; safe to use from any thread.

    ``of`` gives the mailbox of one recipient, domain or sender: it reads, waits and clears for itself.
    """

    def __init__(
        self,
        store: Store,
        events: Events,
        page_address: Callable[[str], str],
        *,
        kept: int | None = None,
        scope: Scope | None = None,
    ) -> None:
        self._store = store
        self.events = events
        self._page_address = page_address
        self._kept = kept
        self.scope = scope or Scope()

    def of(self, name: str) -> "Mailbox":
        """Return the mailbox with this name, as ``Scope`` reads it: ``marie@example.org``, ``@example.org``."""
        return Mailbox(self._store, self.events, self._page_address, kept=self._kept, scope=Scope(name))

    def deliver(self, envelopes: Sequence[Envelope], released: Held | None = None) -> list[Stored]:
        """Store the envelopes, then tell those who listen."""
        stored = self._store.add(envelopes, released)
        for envelope, message in zip(envelopes, stored, strict=True):
            self.events.publish(Arrived(message.id, envelope.sender, envelope.recipients))
        if self._kept is not None and (removed := self._store.trim(self._kept)):
            record("removal", ids=removed, reason=f"no more than {self._kept} messages are kept")
            self.events.publish(Deleted(tuple(removed), Scope()))
        return stored

    def hold(self, envelope: Envelope, due: datetime | None, mailbox: str) -> Held:
        """Store an envelope that is to be delivered later."""
        return self._store.hold(envelope, due, mailbox)

    def held(self) -> list[Held]:
        """Return what waits for its delivery."""
        return self._store.held()

    def mark(self) -> Mark:
        """Return now, as this mailbox counts: a later wait can ask for what comes after it."""
        return Mark(self._store.last_sequence())

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        after: Mark | None = None,
        timeout: float = 10.0,
    ) -> Message:
        """Return the message as soon as it is there, whether it came before the call or comes during it.

        Args:
            to: a whole recipient address, in any letter case.
            subject: a part of the subject, in any letter case.
            after: only messages that came after this mark; the first of them is returned.
                Without a mark, the newest of those already there, else the first to come.
            timeout: seconds.

        Raises:
            MessageNotReceived: the time is over; the text lists the messages that did come.
        """
        deadline = monotonic() + timeout
        search = self.looking_for(_wanted(to, subject), after)
        something = Flag()
        with self.events.listening(lambda _: something.set()):
            while not (found := search.look()):
                if self.events.closed or not something.wait(max(deadline - monotonic(), 0)):
                    raise MessageNotReceived(self._explain(to, subject, after, timeout))
                something.clear()
        return found

    def search(self, *, to: str | None = None, subject: str | None = None, after: Mark | None = None) -> list[Message]:
        """Return the matching messages, the newest first; the arguments are those of ``wait_for``."""
        wanted = _wanted(to, subject)
        return self.messages(wanted & arrived_after(after.sequence) if after else wanted)

    def looking_for(self, condition: Condition, after: Mark | None) -> Search:
        """Return a search for one message that can be repeated."""
        return Search(self._store, self.scope.condition & condition, after)

    def messages(self, condition: Condition, *, limit: int = -1, oldest_first: bool = False) -> list[Message]:
        """Return the decoded messages that match, the newest first unless told otherwise."""
        return self._store.messages(self.scope.condition & condition, limit=limit, oldest_first=oldest_first)

    def summaries(self, condition: Condition = ALWAYS, *, start: int = 0, limit: int = -1) -> list[Summary]:
        """Return the matching messages in short, the newest first."""
        return self._store.summaries(self.scope.condition & condition, start=start, limit=limit)

    def ids(self, condition: Condition) -> list[str]:
        """Return the ids of the matching messages, the oldest first."""
        return self._store.ids(self.scope.condition & condition)

    def found(self, condition: Condition, *, start: int = 0, limit: int = -1) -> Found:
        """Return a page of the matching messages, and the numbers of all of them."""
        return self._store.found(self.scope.condition & condition, start=start, limit=limit)

    def count(self, condition: Condition = ALWAYS) -> int:
        """Return how many messages match."""
        return self._store.count(self.scope.condition & condition)

    def count_unread(self, condition: Condition = ALWAYS) -> int:
        """Return how many of the matching messages have not been read."""
        return self.count(condition & UNREAD)

    def size(self) -> int:
        """Return the bytes that the whole store takes."""
        return self._store.size()

    def message(self, message_id: str) -> Message:
        """Return one message.

        Raises:
            UnknownMessage: there is none with this id.
        """
        found = self.messages(has_id(message_id))
        if not found:
            raise UnknownMessage(message_id)
        return found[0]

    def url_of(self, message: Message) -> str:
        """Return the absolute address of the page on which a person reads the message."""
        return self._page_address(message.id)

    def mark_read(self, condition: Condition = ALWAYS, *, read: bool = True) -> None:
        """Mark the matching messages as read, or as unread."""
        if changed := self._store.mark_read(self.scope.condition & condition, read=read):
            self.events.publish(ReadChanged(tuple(changed), read))

    def clear(self) -> None:
        """Delete every message of this mailbox; what another mailbox holds too, stays there."""
        deleted = self._store.delete(self.scope, ALWAYS)
        self.events.publish(Cleared(self.scope, len(deleted)))

    def delete(self, condition: Condition) -> int:
        """Delete the matching messages of this mailbox, and return how many they were."""
        deleted = self._store.delete(self.scope, condition)
        if deleted:
            self.events.publish(Deleted(tuple(deleted), self.scope))
        return len(deleted)

    def tags(self) -> dict[str, int]:
        """Return the tags of this mailbox with the number of their messages."""
        return self._store.tags(self.scope.condition)

    def set_tags(self, condition: Condition, tags: Sequence[str]) -> None:
        """Replace the tags of the matching messages."""
        changed = self._store.set_tags(self.scope.condition & condition, tags)
        self.events.publish(Tagged(tuple(changed), tuple(tags)))

    def rename_tag(self, tag: str, name: str | None) -> None:
        """Rename a tag everywhere in this mailbox; with None, take it off."""
        self._store.rename_tag(self.scope.condition, tag, name)
        self.events.publish(Changed())

    def _explain(self, to: str | None, subject: str | None, after: Mark | None, timeout: float) -> str:
        wanted = [f"to {to}"] if to else []
        wanted += [f"with “{subject}” in its subject"] if subject else []
        awaited = " ".join(["a message", *wanted])
        since = " after the mark" if after else ""
        came = self.messages(arrived_after(after.sequence) if after else ALWAYS, limit=_LISTED)
        return f"Awaited {awaited} for {timeout:g} s{since}. {_listed(came)}"


def _wanted(to: str | None, subject: str | None) -> Condition:
    condition = ALWAYS if to is None else names_exactly(to, RECEIVING)
    return condition if subject is None else condition & subject_contains(subject)


def _listed(messages: Iterable[Message]) -> str:
    lines = [
        f"- to {', '.join(message.recipients)}: “{message.subject}”, at {message.received:%H:%M:%S}"
        for message in messages
    ]
    return "\n".join(["Instead came:", *lines]) if lines else "No message came at all."
