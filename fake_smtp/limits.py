"""The limits of the mail catcher, with the SMTP replies beyond them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a mail catcher accepts and keeps.

    Args:
        message_bytes: the largest message, in bytes (552).
        recipients: the most recipients of one message (452).
        connections: the most connections at a time (421).
        idle_seconds: how long a connection may be idle, in seconds (421).
        messages_kept: the most messages kept, beyond which the oldest are deleted; None keeps all.
    """

    message_bytes: int = 50 * 2**20
    recipients: int = 1000
    connections: int = 1000
    idle_seconds: float = 300
    messages_kept: int | None = None
