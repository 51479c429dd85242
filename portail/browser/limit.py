"""A limit of time for everything that waits for a browser.

Playwright's own limit covers acts and waits, but not `evaluate`: a page whose script never ends, or that awaits what
never comes, would hold a walk for ever.
"""

import asyncio
import time
from types import TracebackType
from typing import Self

from playwright.sync_api import Error as PlaywrightError

from portail.errors import LimitReached

# Playwright marks the task of each call of its synchronous interface; which name it has depends on the release.
MARKS = ("__pw_caller_frame__", "__pw_stack__")
# What a block does on its way out may wait for the same page: it is given up as well, this many seconds later.
AGAIN = 1.0


class Limit:
    """Ends what waits for the browser, in this thread, when the time is over; the limits of nested blocks all count.

    Args:
        seconds: how long the block may last.

    Raises:
        LimitReached: (when the block ends) the time was over.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.reached = False
        self._ends = time.monotonic() + seconds
        self._timer: asyncio.TimerHandle | None = None

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return max(0.0, self._ends - time.monotonic())

    def __enter__(self) -> Self:
        self._ends = time.monotonic() + self.seconds
        try:
            # Between two calls, the loop of Playwright's synchronous interface counts as the running one.
            self._loop = asyncio.get_running_loop()
        except RuntimeError:  # the browser's driver has gone away: nothing waits for it any more
            return self
        self._timer = self._loop.call_later(self.seconds, self._give_up)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer:
            self._timer.cancel()
        if self.reached and isinstance(error, (asyncio.CancelledError, LimitReached, PlaywrightError)):
            raise LimitReached(self.seconds) from error

    def _give_up(self) -> None:
        self.reached = True
        for task in asyncio.all_tasks(self._loop):
            if any(hasattr(task, mark) for mark in MARKS):
                task.cancel()
        self._timer = self._loop.call_later(AGAIN, self._give_up)
