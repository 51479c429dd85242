"""Invitations: the provisional credentials and the activation link of a family, and their state."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from ..storage.store import Store
from ..tenants.tenants import Tenant
from .tokens import digest

SELECT = """
    SELECT invitations.*, families.credentials_chosen_at
    FROM invitations JOIN families ON families.id = invitations.family
"""


class LinkState(Enum):
    """The state of an activation link; the journal holds these very words."""

    VALID = "valid"
    USED = "used"
    """The family has chosen its own credentials since."""
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    """A newer message has been sent."""
    FOREIGN = "foreign"
    """The link belongs to another town's portal."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Invitation:
    """One invitation of a family. Moments are texts (ISO 8601, UTC)."""

    id: int
    family: int
    username: str
    password_hash: str
    prepared_at: str
    opened_at: str | None
    superseded_at: str | None
    credentials_chosen_at: str | None

    def state(self, tenant: Tenant) -> LinkState:
        """The state of its link now."""
        if self.credentials_chosen_at:
            return LinkState.USED
        if self.superseded_at:
            return LinkState.SUPERSEDED
        end = datetime.fromisoformat(self.prepared_at) + timedelta(days=tenant.town.activation.days)
        return LinkState.EXPIRED if tenant.now() > end else LinkState.VALID


class Invitations:
    """Keeps invitations: prepared before the message is sent, in force once the mail server took it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, family: int) -> int:
        """How many invitations a family has had."""
        row = self._store.one("SELECT count(*) AS number FROM invitations WHERE family = ?", family)
        return int(row["number"]) if row else 0

    def prepare(self, tenant: Tenant, family: int, *, token: str, username: str, password_hash: str) -> int:
        """The id of a new invitation, whose message is about to be sent.

        It exists before the message: a family may open the link before the mail server has replied.
        """
        row = self._store.run(
            "INSERT INTO invitations (family, tenant, token_digest, username, username_folded, password_hash,"
            " prepared_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            family, tenant.slug, digest(token), username, username.casefold(), password_hash, tenant.stamp(),
        )  # fmt: skip
        assert row.lastrowid is not None
        return row.lastrowid

    def confirm(self, tenant: Tenant, invitation: int) -> None:
        """Put an invitation in force whose message was sent; it supersedes the family's earlier ones."""
        with self._store.transaction():
            self._store.run(
                "UPDATE invitations SET superseded_at = ? WHERE id < ? AND superseded_at IS NULL"
                " AND family = (SELECT family FROM invitations WHERE id = ?)",
                tenant.stamp(), invitation, invitation,
            )  # fmt: skip
            self._store.run("UPDATE invitations SET sent_at = ? WHERE id = ?", tenant.stamp(), invitation)

    def discard(self, invitation: int) -> None:
        """Delete an invitation whose message was refused."""
        self._store.run("DELETE FROM invitations WHERE id = ?", invitation)

    def find(self, tenant: Tenant, token: str) -> Invitation | None:
        """The tenant's invitation with the token of a link, in whatever state."""
        row = self._store.one(f"{SELECT} WHERE invitations.tenant = ? AND token_digest = ?", tenant.slug, digest(token))
        return _read(row) if row else None

    def is_of_any_tenant(self, token: str) -> bool:
        """Whether any tenant has an invitation with this token."""
        return self._store.one("SELECT 1 FROM invitations WHERE token_digest = ?", digest(token)) is not None

    def usable(self, tenant: Tenant, username: str) -> list[Invitation]:
        """The invitations with whose provisional user name a family may still sign in, the latest first."""
        unchosen = " AND credentials_chosen_at IS NULL" if tenant.town.credentials.ends_provisional else ""
        rows = self._store.all(
            f"{SELECT} WHERE invitations.tenant = ? AND invitations.username_folded = ? AND superseded_at IS NULL"
            f"{unchosen} ORDER BY invitations.id DESC",
            tenant.slug, username.casefold(),
        )  # fmt: skip
        return [_read(row) for row in rows]

    def current(self, family: int) -> Invitation | None:
        """The invitation of a family that is in force; None where there is none."""
        row = self._store.one(
            f"{SELECT} WHERE family = ? AND sent_at IS NOT NULL AND superseded_at IS NULL ORDER BY invitations.id DESC",
            family,
        )
        return _read(row) if row else None

    def open(self, tenant: Tenant, invitation: int) -> None:
        """Record that the link was opened, the first time only."""
        self._mark(tenant, invitation, "opened_at")

    def is_opened(self, invitation: int) -> bool:
        """Whether the link of an invitation, by its id, has been opened."""
        row = self._store.one("SELECT opened_at FROM invitations WHERE id = ?", invitation)
        return bool(row and row["opened_at"])

    def sign_in(self, tenant: Tenant, invitation: int) -> None:
        """Record that the family signed in with the provisional credentials, the first time only."""
        self._mark(tenant, invitation, "signed_in_at")

    def _mark(self, tenant: Tenant, invitation: int, moment: str) -> None:
        self._store.run(
            f"UPDATE invitations SET {moment} = coalesce({moment}, ?) WHERE id = ?", tenant.stamp(), invitation
        )


def _read(row: sqlite3.Row) -> Invitation:
    return Invitation(**{field: row[field] for field in Invitation.__dataclass_fields__})
