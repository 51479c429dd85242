"""What the store returns: stored and held messages, summaries, pages of results."""

from dataclasses import dataclass
from datetime import datetime

from ..mime.address import Address
from ..mime.envelope import Envelope


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """The sequence number and the id under which a message was stored."""

    sequence: int
    id: str


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message accepted but delivered later: when it is due, or (None) after the next one of the mailbox."""

    number: int
    due: datetime | None
    mailbox: str
    envelope: Envelope


@dataclass(frozen=True)
class Summary:
    """The parts of a message that a list shows; as in ``Message``. ``attachments`` is their number."""

    id: str
    sequence: int
    message_id: str
    read: bool
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    received: datetime
    date: datetime
    username: str
    tags: tuple[str, ...]
    size: int
    attachments: int
    snippet: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result of a search: how many messages, how many of them unread, and a page of them."""

    count: int
    unread: int
    summaries: list[Summary]
