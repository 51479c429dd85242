"""What the store tells of what it keeps."""

from dataclasses import dataclass
from datetime import datetime

from fake_smtp.envelope import Envelope
from fake_smtp.summary import Summary


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


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many messages, how many of them unread, and a page of them."""

    count: int
    unread: int
    page: list[Summary]
