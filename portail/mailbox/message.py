"""A message as every kind of mailbox returns it, and the conditions of a search."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from portail.mailbox.content.bodies import Content
from portail.mailbox.content.codes import find_codes
from portail.mailbox.content.links import find_links
from portail.mailbox.protocol import Address, Code, Link, Message
from portail.wording import mailbox as words

LISTED = 10


@dataclass(frozen=True)
class ReceivedMessage:
    """The headers of a message, and its content as soon as it is asked for.

    Attributes:
        id: its identifier in the mailbox.
        sender: the address of the `From` header.
        to: the addresses of the `To` header.
        recipients: all addresses that it went to, hidden ones included, in lower case.
        subject: the subject, decoded.
        date: the date that it bears.
        read: fetches the content; called once at most.
    """

    id: str
    sender: Address
    to: tuple[Address, ...]
    recipients: frozenset[str]
    subject: str
    date: datetime | None
    read: Callable[[], Content] = field(repr=False, compare=False)

    @cached_property
    def content(self) -> Content:
        """The decoded bodies and inline images."""
        return self.read()

    @property
    def text(self) -> str:
        """The plain text; made from the HTML where there is no text part."""
        return self.content.text

    @property
    def html(self) -> str:
        """The HTML; empty where there is none."""
        return self.content.html

    @cached_property
    def links(self) -> list[Link]:
        """Each link once, in the order of the message."""
        return find_links(self.content)

    @cached_property
    def codes(self) -> list[Code]:
        """Each user name, password and code once, in the order of the message."""
        return find_codes(self.content, self.subject)


def matches(message: ReceivedMessage, *, to: str | None, subject: str | None, sender: str | None) -> bool:
    """Return whether a message fulfils the conditions of a search (see `Mailbox`)."""
    return (
        (to is None or to.casefold() in message.recipients)
        and (subject is None or subject.casefold() in message.subject.casefold())
        and (sender is None or is_from(message.sender, sender))
    )


def is_from(address: Address, sender: str) -> bool:
    """Return whether this is a part of the address, or the whole display name, in any letter case."""
    return sender.casefold() in address.address.casefold() or sender.casefold() == address.name.casefold()


def not_received(seconds: float, to: str | None, received: Sequence[Message]) -> TimeoutError:
    """Return the error of a wait that ended without a message; its text is French.

    Args:
        seconds: how long the wait was.
        to: the person whose message was awaited, where one was named.
        received: the messages that the same person received meanwhile, the newest first.
    """
    listed = [describe(message, to) for message in received[:LISTED]]
    return TimeoutError(words.not_received(seconds, to, listed, len(received) - len(listed)))


def describe(message: Message, to: str | None = None) -> str:
    """Name a message for a person: its subject, its recipients, of whom all but `to` may be left out, and its time."""
    time = f"{message.date:%H:%M}" if message.date else ""
    return words.message(message.subject, [to] if to else [address.address for address in message.to], time)
