"""What happened in a tenant, in the procedure's own terms."""

from dataclasses import dataclass

from mock_portal.store import Store
from mock_portal.tenants import Tenant

LONGEST = 1000
"""How many events a tenant keeps; older ones are dropped."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, what, to which family, and what a reader should know beside."""

    at: str
    event: str
    family: int | None
    detail: str


class Journal:
    """Writes events down and tells them again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, tenant: Tenant, event: str, family: int | None = None, detail: str = "") -> None:
        """Note an event at the tenant's time."""
        row = self._store.run(
            "INSERT INTO journal (tenant, at, event, family, detail) VALUES (?, ?, ?, ?, ?)",
            tenant.slug, tenant.stamp(), event, family, detail,
        )  # fmt: skip
        assert row.lastrowid is not None
        if row.lastrowid % LONGEST == 0:
            self._drop_old(tenant)

    def _drop_old(self, tenant: Tenant) -> None:
        self._store.run(
            "DELETE FROM journal WHERE tenant = ? AND id NOT IN"
            " (SELECT id FROM journal WHERE tenant = ? ORDER BY id DESC LIMIT ?)",
            tenant.slug, tenant.slug, LONGEST,
        )  # fmt: skip

    def events(self, tenant: Tenant, family: int | None = None) -> list[Event]:
        """The latest events of a tenant, or of one of its families, oldest first."""
        rows = self._store.all(
            "SELECT at, event, family, detail FROM journal WHERE tenant = ? AND (? IS NULL OR family = ?)"
            " ORDER BY id DESC LIMIT ?",
            tenant.slug, family, family, LONGEST,
        )  # fmt: skip
        return [Event(**dict(row)) for row in reversed(rows)]
