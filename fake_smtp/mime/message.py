"""A decoded message and its attachments."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from .address import Address
from .defects import Defect


@dataclass(frozen=True)
class Attachment:
    """A part of a message that is a file or an image; ``part_id`` is its position in the MIME tree (``1.2``)."""

    part_id: str
    file_name: str
    content_type: str
    content_id: str
    content: bytes

    @property
    def size(self) -> int:
        """Return the decoded size in bytes."""
        return len(self.content)

    @cached_property
    def checksums(self) -> dict[str, str]:
        """Return MD5, SHA1 and SHA256 of the decoded content, in hexadecimal."""
        return {
            name: hashlib.new(name, self.content, usedforsecurity=False).hexdigest()
            for name in ("MD5", "SHA1", "SHA256")
        }


@dataclass(frozen=True)
class Message:
    """A received message: the envelope, the decoded headers and bodies, the attachments, and the source.

    ``date`` is the Date header (``received`` where it is missing or unreadable); both carry a time zone.
    ``bcc`` also has the recipients of the envelope that no header names. ``warnings`` are the defects.
    """

    id: str
    sequence: int
    envelope_sender: str
    recipients: tuple[str, ...]
    username: str
    received: datetime
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    message_id: str
    date: datetime
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    inline: tuple[Attachment, ...]
    tags: tuple[str, ...]
    warnings: tuple[Defect, ...]
    raw: bytes

    @property
    def size(self) -> int:
        """Return the size of the source in bytes."""
        return len(self.raw)

    def header(self, name: str) -> str:
        """Return the first header of this name, decoded, or an empty string."""
        return next((value for found, value in self.headers if found.lower() == name.lower()), "")
