"""Other e-mail addresses that families want: each counts once its link has been opened."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..storage.store import Store
from ..tenants.tenants import Tenant
from .tokens import digest

LIFE = timedelta(hours=1)
"""How long a link is valid; invented."""


@dataclass(frozen=True)
class AddressChange:
    """The wish of a family, by its id, for another address."""

    family: int
    email: str


class AddressChanges:
    """Keeps the links: the latest of a family is valid, for an hour, once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, family: int) -> int:
        """How many links a family has asked for."""
        row = self._store.one("SELECT count(*) AS number FROM address_changes WHERE family = ?", family)
        return int(row["number"]) if row else 0

    def prepare(self, tenant: Tenant, family: int, email: str, token: str) -> int:
        """The id of a new link, which supersedes the earlier ones; its message is about to be sent."""
        row = self._store.run(
            "INSERT INTO address_changes (family, tenant, token_digest, email, asked_at) VALUES (?, ?, ?, ?, ?)",
            family, tenant.slug, digest(token), email, tenant.stamp(),
        )  # fmt: skip
        assert row.lastrowid is not None
        return row.lastrowid

    def discard(self, change: int) -> None:
        """Delete a link whose message was refused; the one before is valid again."""
        self._store.run("DELETE FROM address_changes WHERE id = ?", change)

    def find(self, tenant: Tenant, token: str) -> AddressChange | None:
        """The change whose valid link this is; None for any other link."""
        row = self._store.one(
            "SELECT family, email, asked_at FROM address_changes WHERE tenant = ? AND token_digest = ?"
            " AND used_at IS NULL AND id ="
            " (SELECT max(id) FROM address_changes AS latest WHERE latest.family = address_changes.family)",
            tenant.slug, digest(token),
        )  # fmt: skip
        if row is None or tenant.now() - datetime.fromisoformat(row["asked_at"]) > LIFE:
            return None
        return AddressChange(row["family"], row["email"])

    def end_all(self, tenant: Tenant, family: int) -> None:
        """Make every link of a family useless."""
        self._store.run(
            "UPDATE address_changes SET used_at = ? WHERE family = ? AND used_at IS NULL", tenant.stamp(), family
        )
