"""The time of one tenant: real, shifted or frozen."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

TimeSource = Callable[[], datetime]

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""The limits of a clock: far from the ends of the calendar, so that adding or subtracting days cannot overflow."""
LONGEST_ADVANCE = 10 * 366 * 86400
"""How far a clock may be advanced at once, in seconds: ten years."""


def utc_now() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """A clock that can be frozen, advanced and released; each of these makes a new clock."""

    frozen_at: datetime | None = None
    offset: timedelta = timedelta()
    source: TimeSource = field(default=utc_now, compare=False)

    def now(self) -> datetime:
        """The moment that this clock shows, in UTC."""
        return (self.frozen_at or self.source() + self.offset).astimezone(UTC)

    def is_usable(self) -> bool:
        """Whether the moment lies between `EARLIEST` and `LATEST`."""
        try:
            return EARLIEST <= self.now() <= LATEST
        except OverflowError:
            return False

    def freeze(self, at: datetime | None = None) -> "Clock":
        """The clock, stopped at a moment, by default at the one that it shows now."""
        return replace(self, frozen_at=at or self.now())

    def advance(self, seconds: float) -> "Clock":
        """The clock, moved forward by some seconds; a frozen one stays frozen."""
        step = timedelta(seconds=seconds)
        if self.frozen_at:
            return replace(self, frozen_at=self.frozen_at + step)
        return replace(self, offset=self.offset + step)

    def release(self) -> "Clock":
        """The clock, following real time again without any offset."""
        return replace(self, frozen_at=None, offset=timedelta())
