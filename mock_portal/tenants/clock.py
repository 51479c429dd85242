"""The time of one tenant: real, shifted or frozen."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from ..errors import ClockAtItsEnd

TimeSource = Callable[[], datetime]

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""The limits of a clock: far from the ends of the calendar, so that adding or subtracting days cannot overflow."""
OF_THESE_YEARS = f"^{FIRST_YEAR // 100}"
"""The pattern of a day or a moment of these years, as it is written."""
LONGEST_ADVANCE = 10 * 366 * 86400
"""How far a clock may be advanced at once, in seconds: ten years."""


def is_in_range(day: date) -> bool:
    """Whether a day, or a moment as it is written, is of the years that the portal knows."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


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
        """Whether the moment is of the years that the portal knows."""
        try:
            return is_in_range(self.frozen_at or self.now())
        except OverflowError:
            return False

    def freeze(self, at: datetime | None = None) -> "Clock":
        """The clock, stopped at a moment, by default at the one that it shows now."""
        return replace(self, frozen_at=at or self.now())

    def advance(self, seconds: float) -> "Clock":
        """The clock, moved forward by some seconds; a frozen one stays frozen.

        Raises:
            ClockAtItsEnd: it would stand beyond the years that the portal knows.
        """
        step = timedelta(seconds=seconds)
        if self.frozen_at:
            moved = replace(self, frozen_at=self.frozen_at + step)
        else:
            moved = replace(self, offset=self.offset + step)
        if not moved.is_usable():
            raise ClockAtItsEnd(f"clock: it would stand after {LAST_YEAR}: reset or freeze it at an earlier moment.")
        return moved

    def release(self) -> "Clock":
        """The clock, following real time again without any offset."""
        return replace(self, frozen_at=None, offset=timedelta())
