"""Asynchronous parts of tests, in a thread of their own: a browser of Playwright leaves a loop running in this one."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from anyio.from_thread import start_blocking_portal

Result = TypeVar("Result")


def run(work: Callable[[], Awaitable[Result]]) -> Result:
    """The result of an asynchronous function without arguments."""
    with start_blocking_portal() as loop:
        return loop.call(work)
