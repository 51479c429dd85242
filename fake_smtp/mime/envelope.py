"""A message as SMTP received it, before anything is decoded."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """Sender and recipients of MAIL and RCPT, the exact bytes of DATA, when it came, and who was signed in."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    received: datetime
    username: str = ""
