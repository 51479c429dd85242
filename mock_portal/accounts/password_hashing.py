"""Hashing of passwords with Argon2id, in worker threads, so that other requests are served meanwhile."""

import os
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ..errors import Busy
from ..settings import Hashing

MEMORY_KIB = 19456
PASSES = 2
"""The least that OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, two passes, one lane."""
CHEAPEST_KIB = 8
"""The least that Argon2 can do with: a hash takes a tenth of a millisecond, and protects nothing."""
MOST_WAITING = 128
"""How many hashes may wait for a processor: the last of them waits for some seconds."""

T = TypeVar("T")


class PasswordHashing:
    """Hashes passwords with Argon2id and checks them; where hashing is cheap, with the least that it can do."""

    def __init__(self, hashing: Hashing = Hashing.ARGON2ID) -> None:
        passes, memory = (1, CHEAPEST_KIB) if hashing is Hashing.CHEAP else (PASSES, MEMORY_KIB)
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory, parallelism=1)
        self._threads: CapacityLimiter | None = None
        self._asked = 0

    async def hash(self, password: str) -> str:
        """The hash to keep of a password.

        Raises:
            Busy: too many hashes wait.
        """
        return await self._run(lambda: self._hasher.hash(password))

    async def verify(self, password: str, expected: str | None) -> bool:
        """Whether a password is the one that was hashed; False for no hash, after the same time.

        The time would tell otherwise whether a user name exists.

        Raises:
            Busy: too many hashes wait.
        """
        return await self._run(lambda: self._verify(password, expected))

    async def _run(self, work: Callable[[], T]) -> T:
        if self._threads is None:  # it needs the running event loop, which does not exist yet at construction
            self._threads = CapacityLimiter(os.cpu_count() or 1)
        if self._asked >= MOST_WAITING + self._threads.total_tokens:
            raise Busy("Too many passwords are being checked: try again in a moment.")
        self._asked += 1
        try:
            return await to_thread.run_sync(work, limiter=self._threads)
        finally:
            self._asked -= 1

    @cached_property
    def _dummy(self) -> str:
        return self._hasher.hash(os.urandom(16))

    def _verify(self, password: str, expected: str | None) -> bool:
        dummy = self._dummy  # made at the first call, whoever makes it, so that its time reveals nothing
        try:
            return self._hasher.verify(expected or dummy, password) and expected is not None
        except (VerificationError, InvalidHashError):
            return False
