"""What arrives: the message as SMTP handed it over, before anything is decoded."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """Sender and recipients of the SMTP dialogue, the exact bytes of DATA, who signed in, and when."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    received: datetime
    username: str = ""
