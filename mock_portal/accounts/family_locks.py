"""Turns: what takes a while and is done for one family is done once at a time."""

from asyncio import Lock
from weakref import WeakValueDictionary


class Turns:
    """Gives each family a lock of its own."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, Lock] = WeakValueDictionary()

    def of(self, family: int) -> Lock:
        """The lock of a family: whoever holds it has the turn."""
        return self._locks.setdefault(family, Lock())
