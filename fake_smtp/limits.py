"""How much the mail catcher takes; each limit is answered with a clear reply."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a mail catcher.

    Args:
        message_bytes: the largest message (552).
        recipients: the most recipients of one message (452).
        connections: the most connections at a time (421).
        idle_seconds: how long a silent connection is kept (421).
        messages_kept: the most messages kept, the oldest go first; None keeps all.
    """

    message_bytes: int = 50 * 2**20
    recipients: int = 1000
    connections: int = 1000
    idle_seconds: float = 300
    messages_kept: int | None = None
