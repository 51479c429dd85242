"""Lockouts: a user name, or a family that types access keys, is locked after too many failures.

User names that do not exist are locked alike: otherwise the lock would reveal who exists.
"""

from datetime import datetime, timedelta

from ..storage.store import Store
from ..storage.timestamps import to_text
from ..tenants.tenants import Tenant
from .tokens import digest

MAX_FAILURES = 5
"""The failures in a row that lock; invented, as the real portal's number is not known."""
LENGTH = timedelta(minutes=15)
"""The time after the last failure at which the lock ends and failures are forgotten."""
LONGEST_KEPT = 64
"""The longest user name that is kept as it is, the longest that a family can have; of others a digest is kept."""
MOST = 10_000
"""How many names a tenant keeps; beyond, those that failed first are forgotten."""


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
        with self._store.transaction():
            self._store.run(
                "INSERT OR REPLACE INTO lockouts VALUES (?, ?, ?, ?)",
                tenant.slug, _kept(username), failures + 1, tenant.stamp(),
            )  # fmt: skip
            if failures == 0:
                self._forget_old(tenant)

    def clear(self, tenant: Tenant, username: str) -> None:
        """Forget the failures: the right password was given."""
        self._store.run("DELETE FROM lockouts WHERE tenant = ? AND username_folded = ?", tenant.slug, _kept(username))

    def _failures(self, tenant: Tenant, username: str) -> tuple[int, datetime | None]:
        row = self._store.one(
            "SELECT failures, failed_at FROM lockouts WHERE tenant = ? AND username_folded = ?",
            tenant.slug, _kept(username),
        )  # fmt: skip
        if row is None or tenant.now() - (last := datetime.fromisoformat(row["failed_at"])) > LENGTH:
            return 0, None
        return row["failures"], last

    def _forget_old(self, tenant: Tenant) -> None:
        self._store.run(
            "DELETE FROM lockouts WHERE tenant = ? AND failed_at < ?", tenant.slug, to_text(tenant.now() - LENGTH)
        )
        self._store.run(
            "DELETE FROM lockouts WHERE rowid IN (SELECT rowid FROM lockouts WHERE tenant = ?"
            " ORDER BY failed_at DESC, rowid DESC LIMIT -1 OFFSET ?)",
            tenant.slug, MOST,
        )  # fmt: skip


def of_keys(family: int) -> str:
    """The name under which a family's wrong access keys are counted: no user name that is typed begins with a space."""
    return f" keys of {family}"


def _kept(username: str) -> str:
    folded = username.casefold()
    return folded if len(folded) <= LONGEST_KEPT else digest(folded)
