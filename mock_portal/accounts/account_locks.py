"""Locks: what is done for one family, or tried under one user name, is done one after the other.

Between a check and an act there is often an `await`: passwords take their time. Whoever has the lock knows that nobody
else acts for the same family meanwhile; what was read before it is read again within it.
"""

from asyncio import Lock
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from ..errors import Busy
from ..tenants.tenants import Tenant

MOST_WAITING = 32
"""How many requests may wait for one lock."""


class AccountLocks:
    """Gives the locks, in the order in which they were asked for."""

    def __init__(self) -> None:
        # Weak, so that a lock goes when nobody waits for it: there may be a hundred thousand families.
        self._locks: WeakValueDictionary[Hashable, _SharedLock] = WeakValueDictionary()

    @asynccontextmanager
    async def of_family(self, family: int) -> AsyncIterator[None]:
        """The lock of a family, by its id.

        Raises:
            Busy: too many wait for it.
        """
        async with self._of("family", family):
            yield

    @asynccontextmanager
    async def of_username(self, tenant: Tenant, username: str) -> AsyncIterator[None]:
        """The lock of a user name, whoever has it: of two guesses at the same time each is counted.

        It is taken within the lock of a family, never around it.

        Raises:
            Busy: too many wait for it.
        """
        async with self._of("username", tenant.slug, username.casefold()):
            yield

    @asynccontextmanager
    async def of_address(self, tenant: Tenant, email: str) -> AsyncIterator[None]:
        """The lock of an e-mail address, registered or not; the lock of its family may be taken within it.

        Raises:
            Busy: too many wait for it.
        """
        async with self._of("address", tenant.slug, email.casefold()):
            yield

    @asynccontextmanager
    async def _of(self, *subject: Hashable) -> AsyncIterator[None]:
        shared = self._locks.setdefault(subject, _SharedLock())
        if shared.asked > MOST_WAITING:
            raise Busy("Too many requests at once for one family: try again in a moment.")
        shared.asked += 1
        try:
            async with shared.lock:
                yield
        finally:
            shared.asked -= 1


class _SharedLock:
    def __init__(self) -> None:
        self.lock = Lock()
        self.asked = 0
