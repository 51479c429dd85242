"""Hashing of passwords, off the event loop."""

import os
from functools import cached_property

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MEMORY_KIB = 19456
PASSES = 2
"""The least that OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, two passes, one lane."""


class Passwords:
    """Hashes passwords with Argon2id and checks them."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1)
        self._threads: CapacityLimiter | None = None

    async def hash(self, password: str) -> str:
        """The hash to keep of a password."""
        return await to_thread.run_sync(self._hasher.hash, password, limiter=self._limiter)

    async def verify(self, password: str, expected: str | None) -> bool:
        """Tell whether a password is the one that was hashed; without a hash it takes as long, and is wrong."""
        return await to_thread.run_sync(self._verify, password, expected, limiter=self._limiter)

    @property
    def _limiter(self) -> CapacityLimiter:
        if self._threads is None:  # it belongs to the running event loop, which is not there at construction
            self._threads = CapacityLimiter(os.cpu_count() or 1)
        return self._threads

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash(os.urandom(16))

    def _verify(self, password: str, expected: str | None) -> bool:
        nobody = self._nobody  # made by whoever comes first, known or not: nobody is told from the time it takes
        try:
            return self._hasher.verify(expected or nobody, password) and expected is not None
        except (VerificationError, InvalidHashError):
            return False
