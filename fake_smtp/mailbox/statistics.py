"""Counters since the start."""

from dataclasses import dataclass
from datetime import datetime

from .events import Cleared, Deleted, Event


@dataclass
class Statistics:
    """Counters of one run; ``accepted`` and ``rejected`` count SMTP messages. Read from any thread."""

    started: datetime
    accepted: int = 0
    accepted_bytes: int = 0
    rejected: int = 0
    deleted: int = 0

    def count(self, event: Event) -> None:
        """Count the deleted messages of an event."""
        match event:
            case Deleted(ids=ids):
                self.deleted += len(ids)
            case Cleared(messages=messages):
                self.deleted += messages
