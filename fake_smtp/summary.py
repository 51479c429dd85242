"""A message as a list shows it."""

from dataclasses import dataclass
from datetime import datetime

from fake_smtp.address import Address


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
