"""Turns: what is done for one family, or tried under one user name, is done one after the other.

Between a check and an act there is often an `await`: passwords take their time. Whoever has the turn knows that nobody
else acts for the same family meanwhile; what was read before the turn is read again within it.
"""

from asyncio import Lock
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from ..errors import Busy
from ..tenants.tenants import Tenant

MOST_WAITING = 32
"""How many requests may wait for one turn."""


class Turns:
    """Gives the turns, in the order in which they were asked for."""

    def __init__(self) -> None:
        # Weak, so that a turn goes when nobody waits for it: there may be a hundred thousand families.
        self._turns: WeakValueDictionary[Hashable, _Turn] = WeakValueDictionary()

    @asynccontextmanager
    async def of_family(self, family: int) -> AsyncIterator[None]:
        """The turn of a family, by its id.

        Raises:
            Busy: too many wait for it.
        """
        async with self._of("family", family):
            yield

    @asynccontextmanager
    async def of_username(self, tenant: Tenant, username: str) -> AsyncIterator[None]:
        """The turn of a user name, whoever has it: of two guesses at the same time each is counted.

        It is taken within the turn of a family, never around it.

        Raises:
            Busy: too many wait for it.
        """
        async with self._of("username", tenant.slug, username.casefold()):
            yield

    @asynccontextmanager
    async def of_address(self, tenant: Tenant, email: str) -> AsyncIterator[None]:
        """The turn of an e-mail address, registered or not; the turn of its family may be taken within it.

        Raises:
            Busy: too many wait for it.
        """
        async with self._of("address", tenant.slug, email.casefold()):
            yield

    @asynccontextmanager
    async def _of(self, *subject: Hashable) -> AsyncIterator[None]:
        turn = self._turns.setdefault(subject, _Turn())
        if turn.asked > MOST_WAITING:
            raise Busy("Too many requests at once for one family: try again in a moment.")
        turn.asked += 1
        try:
            async with turn.lock:
                yield
        finally:
            turn.asked -= 1


class _Turn:
    def __init__(self) -> None:
        self.lock = Lock()
        self.asked = 0
