"""One fault: what it does, where, to whom and how often."""

from dataclasses import dataclass
from typing import Literal

Command = Literal["CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "END", "QUIT"]
Kind = Literal["refuse", "delay", "drop", "greylist", "lose", "duplicate", "late", "reorder"]

_IN_DIALOGUE = ("refuse", "delay", "drop", "greylist")


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble.

    Args:
        kind: ``refuse`` with ``code`` and ``text`` (421 also hangs up, as SMTP has it); ``delay`` the answer by
            ``seconds``; ``drop`` the connection;
            ``greylist`` the first attempt for each sender and recipient (451), then accept; and after the
            250: ``lose`` the message, deliver it twice (``duplicate``), ``late`` by ``seconds``, or after the
            next one (``reorder``).
        at: the command at which a fault of the dialogue strikes; ``END`` is the end of the data.
        mailbox: whose messages it strikes (a name as ``Scope`` reads it; empty: all). A mailbox of recipients is
            known from RCPT on, one of a sender from MAIL on.
        times: how often it strikes, then it is spent; None: always.
    """

    kind: Kind
    at: Command = "RCPT"
    mailbox: str = ""
    code: int = 451
    text: str = "Refused on order"
    seconds: float = 0
    times: int | None = None

    def strikes_delivery(self) -> bool:
        """Return whether it strikes after the 250."""
        return self.kind not in _IN_DIALOGUE
