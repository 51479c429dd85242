"""The name of a mailbox: the messages of one recipient, one domain, one sender, or all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .condition import ALWAYS, Condition

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
        """Return the condition that selects the messages of this mailbox."""
        if not self.name:
            return ALWAYS
        if self.name.startswith(_SENDER):
            return Condition("message.sender = ? COLLATE NOCASE", (self.name.removeprefix(_SENDER),))
        recipients = self.recipients
        assert recipients is not None
        return Condition(
            f"message.sequence IN (SELECT sequence FROM recipient WHERE {recipients.sql})", recipients.parameters
        )

    @property
    def recipients(self) -> Condition | None:
        """Return the condition on the table ``recipient``; None where a message belongs to the mailbox as a whole."""
        if not self.name or self.name.startswith(_SENDER):
            return None
        if self.name.startswith("@"):
            return Condition("domain = ?", (self.name[1:],))
        return Condition("address = ?", (self.name,))

    def covers(self, other: Scope) -> bool:
        """Return whether this mailbox contains the other: they are the same, or this one holds all messages."""
        return self.name in ("", other.name)

    def has_sender(self, sender: str) -> bool:
        """Return whether the messages of this sender belong to the mailbox."""
        return not self.name or self.name == _SENDER + sender.casefold()

    def has_recipient(self, recipient: str) -> bool:
        """Return whether the messages to this recipient belong to the mailbox."""
        folded = recipient.casefold()
        return self.name in ("", folded, "@" + folded.rpartition("@")[2])

    def has(self, sender: str, recipients: Iterable[str]) -> bool:
        """Return whether a message with this envelope belongs to the mailbox."""
        return self.has_sender(sender) or any(map(self.has_recipient, recipients))
