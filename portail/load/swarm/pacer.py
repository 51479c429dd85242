"""Holds requests back, so that no more of them leave than a portal allows."""

from collections.abc import Callable
from time import monotonic


class Pacer:
    """Gives each request its place in the row.

    Args:
        rate: how many may leave in a second; `None`: as many as come.
        sleep: waits for some seconds.
        now: the time, in seconds.
    """

    def __init__(
        self, rate: float | None, sleep: Callable[[float], object], now: Callable[[], float] = monotonic
    ) -> None:
        self._rate = rate
        self._sleep = sleep
        self._now = now
        self._next = 0.0

    def wait(self) -> float:
        """Wait for a place, and return for how many seconds."""
        if self._rate is None:
            return 0.0
        now = self._now()
        place = max(self._next, now)
        self._next = place + 1 / self._rate
        if place > now:
            self._sleep(place - now)
        return place - now
