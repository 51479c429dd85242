"""Lockouts: a user name is locked after too many failed sign-ins.

User names that do not exist are locked alike: otherwise the lock would reveal who exists.
"""

from datetime import datetime, timedelta

from ..storage.store import Store
from ..tenants.tenants import Tenant

MAX_FAILURES = 5
"""The failures in a row that lock a user name; invented, as the real portal's number is not known."""
LENGTH = timedelta(minutes=15)
"""The time after the last failure at which the lock ends and failures are forgotten."""


class Lockouts:
    """Counts failures, and knows until when a user name is locked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def end(self, tenant: Tenant, username: str) -> datetime | None:
        """The end of the lock on a user name, in UTC; None where there is none."""
        failures, last = self._failures(tenant, username)
        return last + LENGTH if last and failures >= MAX_FAILURES else None

    def fail(self, tenant: Tenant, username: str) -> None:
        """Count one more failure."""
        failures, _ = self._failures(tenant, username)
        self._store.run(
            "INSERT OR REPLACE INTO lockouts VALUES (?, ?, ?, ?)",
            tenant.slug, username.casefold(), failures + 1, tenant.stamp(),
        )  # fmt: skip

    def clear(self, tenant: Tenant, username: str) -> None:
        """Forget the failures: the right password was given."""
        self._store.run(
            "DELETE FROM lockouts WHERE tenant = ? AND username_folded = ?", tenant.slug, username.casefold()
        )

    def _failures(self, tenant: Tenant, username: str) -> tuple[int, datetime | None]:
        row = self._store.one(
            "SELECT failures, failed_at FROM lockouts WHERE tenant = ? AND username_folded = ?",
            tenant.slug, username.casefold(),
        )  # fmt: skip
        if row is None or tenant.now() - (last := datetime.fromisoformat(row["failed_at"])) > LENGTH:
            return 0, None
        return row["failures"], last
