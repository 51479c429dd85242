"""What was counted since the start."""

from dataclasses import dataclass
from datetime import datetime

from fake_smtp.mailbox.events import Cleared, Deleted, Event


@dataclass
class Statistics:
    """Counters of one run; written in the catcher's own thread, read anywhere."""

    started: datetime
    accepted: int = 0
    accepted_bytes: int = 0
    rejected: int = 0
    deleted: int = 0

    def count(self, event: Event) -> None:
        """Count what was deleted."""
        match event:
            case Deleted(ids=ids):
                self.deleted += len(ids)
            case Cleared(messages=messages):
                self.deleted += messages
