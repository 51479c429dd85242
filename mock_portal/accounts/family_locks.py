"""Locks of families: what is done for one family across an `await` is done one after the other."""

from asyncio import Lock
from weakref import WeakValueDictionary


class FamilyLocks:
    """Gives each family a lock of its own."""

    def __init__(self) -> None:
        # Weak, so that a lock goes when nobody holds it: there may be a hundred thousand families.
        self._locks: WeakValueDictionary[int, Lock] = WeakValueDictionary()

    def of(self, family: int) -> Lock:
        """The lock of a family, by its id."""
        return self._locks.setdefault(family, Lock())
