"""What happened in a tenant, in the procedure's own terms."""

from dataclasses import dataclass
from typing import Literal

from mock_portal.storage.store import Store
from mock_portal.tenants.tenants import Tenant

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
    "help refused",
    "help failed",
    "payment started",
    "payment given up",
    "invoice paid",
    "fault struck",
]
"""Everything that the journal may tell of, in the order in which it may first happen."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, what, to which family, and what a reader should know beside."""

    at: str
    event: EventName
    family: int | None
    detail: str


class Journal:
    """Writes events down and tells them again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, tenant: Tenant, event: EventName, family: int | None = None, detail: str = "") -> None:
        """Note an event at the tenant's time; the one that is too many is dropped."""
        row = self._store.one(
            "INSERT INTO journal SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM journal WHERE tenant = ?"
            " RETURNING number",
            tenant.slug, tenant.stamp(), event, family, detail, tenant.slug,
        )  # fmt: skip
        assert row is not None
        self._store.run("DELETE FROM journal WHERE tenant = ? AND number <= ?", tenant.slug, row["number"] - LONGEST)

    def events(self, tenant: Tenant, family: int | None = None) -> list[Event]:
        """The latest events of a tenant, or of one of its families, oldest first."""
        rows = self._store.all(
            "SELECT at, event, family, detail FROM journal WHERE tenant = ? AND (? IS NULL OR family = ?)"
            " ORDER BY number",
            tenant.slug, family, family,
        )  # fmt: skip
        return [Event(**dict(row)) for row in rows]
