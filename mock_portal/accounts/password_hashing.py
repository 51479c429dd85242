"""Hashing of passwords with Argon2id, in worker threads, so that other requests are served meanwhile."""

import os
from functools import cached_property

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MEMORY_KIB = 19456
PASSES = 2
"""The least that OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, two passes, one lane."""


class PasswordHashing:
    """Hashes passwords with Argon2id and checks them."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1)
        self._threads: CapacityLimiter | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep of a password."""
        return await to_thread.run_sync(self._hasher.hash, password, limiter=self._limiter)

    async def verify(self, password: str, expected: str | None) -> bool:
        """Whether a password is the one that was hashed; False for no hash, after the same time.

        The time would tell otherwise whether a user name exists.
        """
        return await to_thread.run_sync(self._verify, password, expected, limiter=self._limiter)

    @property
    def _limiter(self) -> CapacityLimiter:
        if self._threads is None:  # it needs the running event loop, which does not exist yet at construction
            self._threads = CapacityLimiter(os.cpu_count() or 1)
        return self._threads

    @cached_property
    def _dummy(self) -> str:
        return self._hasher.hash(os.urandom(16))

    def _verify(self, password: str, expected: str | None) -> bool:
        dummy = self._dummy  # made at the first call, whoever makes it, so that its time reveals nothing
        try:
            return self._hasher.verify(expected or dummy, password) and expected is not None
        except (VerificationError, InvalidHashError):
            return False
