"""Invitations: the provisional credentials and the activation link that a family is sent."""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from mock_portal.storage.store import Store
from mock_portal.tenants.tenants import Tenant

SELECT = """
    SELECT invitations.*, families.credentials_chosen_at
    FROM invitations JOIN families ON families.id = invitations.family
"""


class LinkState(Enum):
    """What an activation link is worth when it is opened."""

    VALID = "valid"
    USED = "used"
    """The family has chosen its own credentials since."""
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    """A newer message has taken the place of this one."""
    FOREIGN = "foreign"
    """The link belongs to another town's portal."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Invitation:
    """One invitation of a family. Moments are texts of the tenant's clock."""

    id: int
    family: int
    username: str
    password_hash: str
    prepared_at: str
    opened_at: str | None
    superseded_at: str | None
    credentials_chosen_at: str | None

    def state(self, tenant: Tenant) -> LinkState:
        """What its link is worth now."""
        if self.credentials_chosen_at:
            return LinkState.USED
        if self.superseded_at:
            return LinkState.SUPERSEDED
        end = datetime.fromisoformat(self.prepared_at) + timedelta(days=tenant.town.activation.days)
        return LinkState.EXPIRED if tenant.now() > end else LinkState.VALID


class Invitations:
    """Keeps invitations: prepared before the message goes out, in force once it is sent."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, family: int) -> int:
        """How many invitations a family has had."""
        row = self._store.one("SELECT count(*) AS number FROM invitations WHERE family = ?", family)
        return int(row["number"]) if row else 0

    def prepare(self, tenant: Tenant, family: int, *, token: str, username: str, password_hash: str) -> int:
        """An invitation whose message is about to go out: it can be answered as soon as the message arrives."""
        row = self._store.run(
            "INSERT INTO invitations (family, tenant, token_digest, username, username_folded, password_hash,"
            " prepared_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            family, tenant.slug, digest(token), username, username.casefold(), password_hash, tenant.stamp(),
        )  # fmt: skip
        assert row.lastrowid is not None
        return row.lastrowid

    def confirm(self, tenant: Tenant, invitation: int) -> None:
        """The message was sent: this invitation is in force, and the family's earlier ones no longer."""
        with self._store.transaction():
            self._store.run(
                "UPDATE invitations SET superseded_at = ? WHERE id < ? AND superseded_at IS NULL"
                " AND family = (SELECT family FROM invitations WHERE id = ?)",
                tenant.stamp(), invitation, invitation,
            )  # fmt: skip
            self._store.run("UPDATE invitations SET sent_at = ? WHERE id = ?", tenant.stamp(), invitation)

    def discard(self, invitation: int) -> None:
        """The message was refused: as if this invitation had never been."""
        self._store.run("DELETE FROM invitations WHERE id = ?", invitation)

    def find(self, tenant: Tenant, token: str) -> Invitation | None:
        """The invitation that a link belongs to."""
        row = self._store.one(f"{SELECT} WHERE invitations.tenant = ? AND token_digest = ?", tenant.slug, digest(token))
        return _read(row) if row else None

    def is_foreign(self, token: str) -> bool:
        """Tell whether a link belongs to any town's portal."""
        return self._store.one("SELECT 1 FROM invitations WHERE token_digest = ?", digest(token)) is not None

    def standing(self, tenant: Tenant, username: str) -> list[Invitation]:
        """The invitations that a provisional user name may still sign in with, the latest first."""
        rows = self._store.all(
            f"{SELECT} WHERE invitations.tenant = ? AND invitations.username_folded = ? AND superseded_at IS NULL"
            " AND credentials_chosen_at IS NULL ORDER BY invitations.id DESC",
            tenant.slug, username.casefold(),
        )  # fmt: skip
        return [_read(row) for row in rows]

    def current(self, family: int) -> Invitation | None:
        """The invitation of a family that is in force."""
        row = self._store.one(
            f"{SELECT} WHERE family = ? AND sent_at IS NOT NULL AND superseded_at IS NULL ORDER BY invitations.id DESC",
            family,
        )
        return _read(row) if row else None

    def open(self, tenant: Tenant, invitation: Invitation) -> None:
        """The link was opened; only the first time is noted."""
        self._mark(tenant, invitation, "opened_at")

    def is_opened(self, invitation: Invitation) -> bool:
        """Tell whether the link has been opened, be it since the invitation was read."""
        row = self._store.one("SELECT opened_at FROM invitations WHERE id = ?", invitation.id)
        return bool(row and row["opened_at"])

    def sign_in(self, tenant: Tenant, invitation: Invitation) -> None:
        """The family signed in with the provisional credentials; only the first time is noted."""
        self._mark(tenant, invitation, "signed_in_at")

    def _mark(self, tenant: Tenant, invitation: Invitation, moment: str) -> None:
        self._store.run(
            f"UPDATE invitations SET {moment} = coalesce({moment}, ?) WHERE id = ?", tenant.stamp(), invitation.id
        )


def digest(secret: str) -> str:
    """What the store keeps of a secret that it only has to recognise."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _read(row: sqlite3.Row) -> Invitation:
    return Invitation(**{field: row[field] for field in Invitation.__dataclass_fields__})
