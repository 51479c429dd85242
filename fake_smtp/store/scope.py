"""Mailboxes within the mailbox: what belongs to one recipient, one domain or one sender."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fake_smtp.store.condition import ALWAYS, Condition

_SENDER = "from:"


@dataclass(frozen=True, slots=True)
class Scope:
    """A mailbox by its name, in any letter case.

    - ``marie@example.org``: what was sent to this recipient (the envelope counts);
    - ``@example.org``: what was sent to anyone of this domain;
    - ``from:portal@example.org``: what this sender sent;
    - an empty name: everything.
    """

    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name.casefold())

    @property
    def condition(self) -> Condition:
        """Return what a message of this mailbox fulfils."""
        if not self.name:
            return ALWAYS
        if self.name.startswith(_SENDER):
            return Condition("message.sender = ? COLLATE NOCASE", (self.name.removeprefix(_SENDER),))
        own = self.recipients
        assert own is not None
        return Condition(f"message.sequence IN (SELECT sequence FROM recipient WHERE {own.sql})", own.parameters)

    @property
    def recipients(self) -> Condition | None:
        """Return what the recipients of this mailbox fulfil (over ``recipient``); None: a message is wholly its own."""
        if not self.name or self.name.startswith(_SENDER):
            return None
        if self.name.startswith("@"):
            return Condition("domain = ?", (self.name[1:],))
        return Condition("address = ?", (self.name,))

    def covers(self, other: Scope) -> bool:
        """Return whether what is done to this mailbox is done to the other: they are one, or this is the whole."""
        return self.name in ("", other.name)

    def has_sender(self, sender: str) -> bool:
        """Return whether everything from this sender belongs here."""
        return not self.name or self.name == _SENDER + sender.casefold()

    def has_recipient(self, recipient: str) -> bool:
        """Return whether what is sent to this recipient belongs here."""
        folded = recipient.casefold()
        return self.name in ("", folded, "@" + folded.rpartition("@")[2])

    def has(self, sender: str, recipients: Iterable[str]) -> bool:
        """Return whether a message with this envelope belongs here."""
        return self.has_sender(sender) or any(map(self.has_recipient, recipients))
