"""What the store tells of what it keeps."""

from dataclasses import dataclass
from datetime import datetime

from fake_smtp.mime.address import Address
from fake_smtp.mime.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Stored:
    """The names under which a message was stored."""

    sequence: int
    id: str


@dataclass(frozen=True, slots=True)
class Held:
    """An acknowledged message that is delivered later: when it is due, or after the next one of the mailbox."""

    number: int
    due: datetime | None
    mailbox: str
    envelope: Envelope


@dataclass(frozen=True)
class Summary:
    """The few things of a message that a list needs; the meanings are those of ``Message``."""

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
class Found:
    """What a search found: how many messages, how many of them unread, and a page of them."""

    count: int
    unread: int
    page: list[Summary]
