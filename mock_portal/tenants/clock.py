"""The time of one tenant: real, shifted or frozen."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

TimeSource = Callable[[], datetime]

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""Where a clock may stand: far from the ends of the calendar, so that days can be counted from it."""


def utc_now() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """Write a moment so that texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str | None) -> datetime | None:
    """Read a moment that `to_text` wrote."""
    return datetime.fromisoformat(text) if text else None


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
        """Tell whether the moment is one that the portal can count from."""
        try:
            return EARLIEST <= self.now() <= LATEST
        except OverflowError:
            return False

    def freeze(self, at: datetime | None = None) -> "Clock":
        """Stand still at a moment, by default the one shown now."""
        return replace(self, frozen_at=at or self.now())

    def advance(self, seconds: float) -> "Clock":
        """Move forward, frozen or running."""
        step = timedelta(seconds=seconds)
        if self.frozen_at:
            return replace(self, frozen_at=self.frozen_at + step)
        return replace(self, offset=self.offset + step)

    def release(self) -> "Clock":
        """Follow real time again."""
        return replace(self, frozen_at=None, offset=timedelta())
