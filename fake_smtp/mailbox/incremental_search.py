"""Looking for one message that may not be there yet."""

from dataclasses import dataclass

from fake_smtp.mime.message import Message
from fake_smtp.store.condition import Condition, arrived_after
from fake_smtp.store.store import Store


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in the life of a mailbox: after this many messages."""

    sequence: int


class Search:
    """Looks again and again, each time only among the messages that are new."""

    def __init__(self, store: Store, wanted: Condition, after: Mark | None) -> None:
        self._store = store
        self._wanted = wanted
        self._oldest_first = after is not None
        self._seen = after.sequence if after else 0

    def look(self) -> Message | None:
        """Return the message if it is there: the first after the mark, or the newest where there is no mark."""
        newest = self._store.last_sequence()
        wanted = self._wanted & arrived_after(self._seen)
        found = self._store.messages(wanted, limit=1, oldest_first=self._oldest_first)
        self._seen = max(newest, self._seen)
        return found[0] if found else None
