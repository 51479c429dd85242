"""The time of a tenant of the mock portal."""

from datetime import datetime, timedelta

from .control import Control


class TenantClock:
    """The time of a tenant: links, sessions, messages and invoices follow it."""

    def __init__(self, control: Control, slug: str) -> None:
        self._control = control
        self._slug = slug

    @property
    def now(self) -> datetime:
        """What time the tenant has."""
        return self._control.now(self._slug)

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock: where it is, or at a moment that bears its offset."""
        self._control.freeze(self._slug, at)

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._control.advance(self._slug, by)

    def release(self) -> None:
        """Let the clock follow real time again."""
        self._control.release_clock(self._slug)
