"""One fault: what goes wrong, at which command, for which mailbox and how often."""

from dataclasses import dataclass
from typing import Literal

Command = Literal["CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "END", "QUIT"]
Kind = Literal["refuse", "delay", "drop", "greylist", "lose", "duplicate", "late", "reorder"]

_SESSION_KINDS = ("refuse", "delay", "drop", "greylist")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error that the mail catcher is to produce.

    Args:
        kind: during the SMTP session: ``refuse`` with ``code`` and ``text`` (421 also closes the connection, as
            RFC 5321 says), ``delay`` the reply by ``seconds``, ``drop`` the connection, ``greylist`` the first
            attempt for each sender and recipient (451) and accept the next; after the 250: ``lose`` the message,
            deliver it twice (``duplicate``), ``late`` by ``seconds``, or after the next one (``reorder``).
        at: the command at which a fault of the session applies; ``END`` is the end of the data.
        mailbox: the mailbox whose messages are concerned (a name as ``Scope`` reads it; empty: all). A mailbox of
            recipients is known from RCPT on, one of a sender from MAIL on.
        times: how often the fault is applied, then it has no effect any more; None: always.
    """

    kind: Kind
    at: Command = "RCPT"
    mailbox: str = ""
    code: int = 451
    text: str = "Refused on order"
    seconds: float = 0
    times: int | None = None

    def affects_delivery(self) -> bool:
        """Return whether it applies after the 250, not during the SMTP session."""
        return self.kind not in _SESSION_KINDS
