"""The journal of a tenant: its events, in the terms of the procedure."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal

from ..storage.store import Store
from .tenants import Tenant

LONGEST_DETAIL = 300
"""The number of characters that are kept of a detail."""
LONGEST = 1000
"""How many events a tenant keeps; older ones are dropped."""

EventName = Literal[
    "family registered",
    "invoice issued",
    "message sent",
    "message refused",
    "link opened",
    "link refused",
    "signed in",
    "sign-in refused",
    "credentials chosen",
    "services validated",
    "key refused",
    "terms accepted",
    "contact changed",
    "password changed",
    "password reset sent",
    "address change sent",
    "help refused",
    "help failed",
    "payment started",
    "payment given up",
    "invoice paid",
    "fault struck",
]
"""The names of all events, in the order in which they can first happen; clients of the control API know them."""


@dataclass(frozen=True)
class Event:
    """One event. `at` is ISO 8601 in UTC, `family` an id, `detail` a short text or ""."""

    at: str
    event: EventName
    family: int | None
    detail: str


class Journal:
    """Records events and lists them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._news = asyncio.Event()
        self.is_closed = False

    def write(self, tenant: Tenant, event: EventName, family: int | None = None, detail: str = "") -> None:
        """Record an event at the tenant's time; beyond `LONGEST` events the oldest is deleted."""
        row = self._store.one(
            "INSERT INTO journal SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM journal WHERE tenant = ?"
            " RETURNING number",
            tenant.slug, tenant.stamp(), event, family, detail[:LONGEST_DETAIL], tenant.slug,
        )  # fmt: skip
        assert row is not None
        self._store.run("DELETE FROM journal WHERE tenant = ? AND number <= ?", tenant.slug, row["number"] - LONGEST)
        self.wake()

    def wake(self) -> None:
        """Let all who wait look again."""
        self._news.set()
        self._news = asyncio.Event()

    def close(self) -> None:
        """Let nobody wait any longer: the portal stops."""
        self.is_closed = True
        self.wake()

    def news(self) -> Coroutine[Any, Any, object]:
        """Return what to await until something more has been recorded since this call, of whatever tenant.

        It also ends when a tenant is gone, and when the portal stops.
        """
        return self._news.wait()

    def events(self, tenant: Tenant, family: int | None = None) -> list[Event]:
        """The latest events of a tenant, or of one of its families, oldest first."""
        rows = self._store.all(
            "SELECT at, event, family, detail FROM journal WHERE tenant = ? AND (? IS NULL OR family = ?)"
            " ORDER BY number",
            tenant.slug, family, family,
        )  # fmt: skip
        return [Event(**dict(row)) for row in rows]
