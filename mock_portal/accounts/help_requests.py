"""The requests for help by mail, counted for each address, registered or not."""

from datetime import timedelta

from ..storage.store import Store
from ..storage.timestamps import to_text
from ..tenants.tenants import Tenant

MOST = 3
"""How many messages one address is sent within `WINDOW`; invented. The link of the last one stays good."""
WINDOW = timedelta(minutes=15)
MOST_KEPT = 10_000
"""How many requests a tenant keeps: with a clock that stands still none would ever be old."""


class HelpRequests:
    """Counts requests."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def admit(self, tenant: Tenant, email: str) -> bool:
        """Whether one more message may be sent to this address now; it counts if so."""
        folded = email.casefold()
        with self._store.transaction():
            self._forget_old(tenant)
            row = self._store.one(
                "SELECT count(*) AS number FROM help_requests WHERE tenant = ? AND email_folded = ?",
                tenant.slug, folded,
            )  # fmt: skip
            if row and row["number"] >= MOST:
                return False
            self._store.run("INSERT INTO help_requests VALUES (?, ?, ?)", tenant.slug, folded, tenant.stamp())
        return True

    def _forget_old(self, tenant: Tenant) -> None:
        self._store.run(
            "DELETE FROM help_requests WHERE tenant = ? AND (asked_at < ? OR rowid <= (SELECT rowid FROM help_requests"
            " WHERE tenant = ? ORDER BY rowid DESC LIMIT 1 OFFSET ?))",
            tenant.slug, to_text(tenant.now() - WINDOW), tenant.slug, MOST_KEPT,
        )  # fmt: skip
