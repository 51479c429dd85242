"""The search behind a wait: repeated whenever something happens, for one message that may not be there yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ..mime.message import Message
from ..store.condition import Condition, arrived_after
from ..store.store import Store

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Mark:
    """A position in the sequence of all messages: later messages have a larger sequence number."""

    sequence: int


class IncrementalSearch:
    """A search that can be repeated; each time it reads the messages that are new since the last time only."""

    def __init__(self, store: Store, condition: Condition, after: Mark | None) -> None:
        self._store = store
        self._condition = condition
        self._oldest_first = after is not None
        self._seen = after.sequence if after else 0

    def poll(self, read: Callable[[Message], Result]) -> list[Result]:
        """Return what ``read`` makes of the message if it is there: the first after the mark, else the newest."""
        newest = self._store.last_sequence()
        condition = self._condition & arrived_after(self._seen)
        found = self._store.read(condition, read, limit=1, oldest_first=self._oldest_first)
        self._seen = max(newest, self._seen)
        return found
