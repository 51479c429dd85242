"""Links by which a family that forgot its password chooses a new one."""

from datetime import datetime, timedelta

from ..storage.store import Store
from ..tenants.tenants import Tenant
from .tokens import digest

LIFE = timedelta(hours=1)
"""How long a link is valid; invented."""


class PasswordResets:
    """Keeps the links: the latest of a family is valid, for an hour, once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, family: int) -> int:
        """How many links a family has asked for."""
        row = self._store.one("SELECT count(*) AS number FROM password_resets WHERE family = ?", family)
        return int(row["number"]) if row else 0

    def prepare(self, tenant: Tenant, family: int, token: str) -> int:
        """The id of a new link, which supersedes the earlier ones; its message is about to be sent."""
        row = self._store.run(
            "INSERT INTO password_resets (family, tenant, token_digest, asked_at) VALUES (?, ?, ?, ?)",
            family, tenant.slug, digest(token), tenant.stamp(),
        )  # fmt: skip
        assert row.lastrowid is not None
        return row.lastrowid

    def discard(self, reset: int) -> None:
        """Delete a link whose message was refused; the one before is valid again."""
        self._store.run("DELETE FROM password_resets WHERE id = ?", reset)

    def find(self, tenant: Tenant, token: str) -> int | None:
        """The id of the family whose valid link this is; None for any other link."""
        row = self._store.one(
            "SELECT family, asked_at FROM password_resets WHERE tenant = ? AND token_digest = ? AND used_at IS NULL"
            " AND id = (SELECT max(id) FROM password_resets AS latest WHERE latest.family = password_resets.family)",
            tenant.slug, digest(token),
        )  # fmt: skip
        if row is None or tenant.now() - datetime.fromisoformat(row["asked_at"]) > LIFE:
            return None
        return int(row["family"])

    def use(self, tenant: Tenant, family: int, token: str) -> bool:
        """Use the link with this token, and with it every link of the family; whether it was valid until now."""
        with self._store.transaction():
            if self.find(tenant, token) != family:
                return False
            if tenant.town.recovery.link_serves_once:
                self.end_all(tenant, family)
        return True

    def end_all(self, tenant: Tenant, family: int) -> None:
        """Make every link of a family useless."""
        self._store.run(
            "UPDATE password_resets SET used_at = ? WHERE family = ? AND used_at IS NULL", tenant.stamp(), family
        )
