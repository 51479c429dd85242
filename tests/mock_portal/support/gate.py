"""A gate in the hasher: a test decides in which order the requests that wait for a hash go on."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from mock_portal.accounts.password_hashing import PasswordHashing

ROUNDS = 60
"""So many rounds of the event loop bring every request to the gate, to its end, or to a turn it waits for: none of them
waits for anything else, for there is no network between a test and the application."""

Answer = TypeVar("Answer")


class Gate(PasswordHashing):
    """A hasher that compares texts, and holds up each request that asks it for anything until it is let through."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[asyncio.Event] = []
        self.is_open = True
        self.passed = 0
        """How often it was asked."""

    async def hash(self, password: str) -> str:
        await self._pass()
        return f"hash of {password}"

    async def verify(self, password: str, expected: str | None) -> bool:
        await self._pass()
        return expected == f"hash of {password}"

    async def _pass(self) -> None:
        self.passed += 1
        if not self.is_open:
            opened = asyncio.Event()
            self._waiting.append(opened)
            await opened.wait()

    async def all_at_once(
        self, requests: Sequence[Callable[[], Awaitable[Answer]]], choose: Callable[[int], int]
    ) -> list[Answer]:
        """The answers to requests sent together; of so many that wait, `choose` names the one that goes on."""
        self.is_open = False
        tasks = [asyncio.ensure_future(request()) for request in requests]
        while not all(task.done() for task in tasks):
            for _ in range(ROUNDS):
                await asyncio.sleep(0)
            if self._waiting:
                self._waiting.pop(choose(len(self._waiting))).set()
        self.is_open = True
        return [task.result() for task in tasks]
