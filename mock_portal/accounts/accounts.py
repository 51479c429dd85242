"""The accounts of families: signing in, choosing credentials, going through the procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from mock_portal.accounts.invitations import Invitation, Invitations
from mock_portal.accounts.lockouts import Lockouts
from mock_portal.accounts.password_hashing import Passwords
from mock_portal.accounts.sessions import Sessions
from mock_portal.errors import UsernameTaken
from mock_portal.families.access_keys import Keys
from mock_portal.families.families import Families, Family
from mock_portal.storage.store import Store
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenant


class Refusal(Enum):
    """Why a sign-in was refused."""

    LOCKED = auto()
    """The user name failed too often; it is locked, whoever asks."""
    WRONG = auto()
    """The user name or the password is wrong; nobody is told which."""
    LINK_NOT_OPENED = auto()
    """The provisional credentials are right, but the activation link has not been opened."""


@dataclass(frozen=True)
class Accounts:
    """What families do with their accounts."""

    store: Store
    families: Families
    invitations: Invitations
    passwords: Passwords
    keys: Keys
    lockouts: Lockouts
    sessions: Sessions
    journal: Journal

    async def sign_in(self, tenant: Tenant, username: str, password: str) -> Family | Refusal:
        """The family that these credentials belong to, own ones or provisional ones.

        Every refusal but that of a locked user name takes as long, whether the user name exists or not.
        """
        if self.lockouts.end(tenant, username):
            return Refusal.LOCKED
        self.lockouts.fail(tenant, username)  # before the check, during which others may try as well
        found = await self._check(tenant, username, password)
        if found is not Refusal.WRONG:
            self.lockouts.clear(tenant, username)
        return found

    async def _check(self, tenant: Tenant, username: str, password: str) -> Family | Refusal:
        family = self.families.find_by_username(tenant, username)
        if family is None and (standing := self.invitations.standing(tenant, username)):
            return await self._sign_in_provisionally(tenant, standing, password)
        if not await self.passwords.verify(password, family.password_hash if family else None) or family is None:
            self.journal.write(tenant, "sign-in refused", family.id if family else None)
            return Refusal.WRONG
        self.journal.write(tenant, "signed in", family.id)
        return family

    async def _sign_in_provisionally(
        self, tenant: Tenant, standing: list[Invitation], password: str
    ) -> Family | Refusal:
        for invitation in standing:
            if not await self.passwords.verify(password, invitation.password_hash):
                continue
            if not self.invitations.is_opened(invitation):
                self.journal.write(tenant, "sign-in refused", invitation.family, "the link has not been opened")
                return Refusal.LINK_NOT_OPENED
            self.invitations.sign_in(tenant, invitation)
            self.journal.write(tenant, "signed in", invitation.family, "with the provisional credentials")
            return self.families.get(tenant, invitation.family)
        self.journal.write(tenant, "sign-in refused", standing[0].family)
        return Refusal.WRONG

    async def is_password(self, family: Family, password: str) -> bool:
        """Tell whether a password is the one that the family uses now."""
        invitation = self.invitations.current(family.id)
        provisional = invitation.password_hash if invitation else None
        return await self.passwords.verify(password, family.password_hash or provisional)

    async def confirm(self, tenant: Tenant, family: Family, password: str) -> bool:
        """Tell whether whoever is signed in knows the family's password; failures count as those of signing in do."""
        username = family.username or ""
        if self.lockouts.end(tenant, username):
            return False
        self.lockouts.fail(tenant, username)
        is_right = await self.is_password(family, password)
        if is_right:
            self.lockouts.clear(tenant, username)
        return is_right

    async def choose_credentials(self, tenant: Tenant, family: Family, username: str, password: str | None) -> None:
        """Save the user name and, unless it stays as it is, the password; the provisional ones end with this.

        Raises:
            UsernameTaken: another family has this user name.
        """
        password_hash = await self.passwords.hash(password) if password else family.password_hash
        if self._is_taken(tenant, username, by_other_than=family.id):
            raise UsernameTaken(f"Another family has the user name {username}.")
        with self.store.transaction():
            self.store.run(
                "UPDATE families SET username = ?, username_folded = ?, password_hash = ?,"
                " credentials_chosen_at = coalesce(credentials_chosen_at, ?) WHERE id = ?",
                username, username.casefold(), password_hash, tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "credentials chosen", family.id)

    async def change_password(self, tenant: Tenant, family: Family, password: str) -> None:
        """Save another password, end every session of the family, and lift a lock."""
        password_hash = await self.passwords.hash(password)
        with self.store.transaction():
            self.store.run("UPDATE families SET password_hash = ? WHERE id = ?", password_hash, family.id)
            self.sessions.end_all(family.id)
            self.lockouts.clear(tenant, family.username or "")
            self.journal.write(tenant, "password changed", family.id)

    def validate_services(self, tenant: Tenant, family: Family, typed: Mapping[str, str]) -> None:
        """Link the services whose keys were entered; they have been checked."""
        with self.store.transaction():
            self.keys.keep(family.id, typed)
            self.keys.link(tenant, family.id, [service for service, key in typed.items() if key])
            self.store.run(
                "UPDATE families SET services_validated_at = coalesce(services_validated_at, ?) WHERE id = ?",
                tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "services validated", family.id)

    def accept_terms(self, tenant: Tenant, family: Family) -> None:
        """The family accepts the terms that the town shows now."""
        with self.store.transaction():
            self.store.run(
                "UPDATE families SET terms_version = ?, terms_accepted_at = ? WHERE id = ?",
                tenant.town.terms.version, tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "terms accepted", family.id, f"version {tenant.town.terms.version}")

    async def open(self, tenant: Tenant, family: Family, username: str, password: str) -> None:
        """Do in one go what a family does screen by screen: choose these credentials, link its keys, accept the terms.

        Raises:
            UsernameTaken: another family has this user name.
        """
        await self.choose_credentials(tenant, family, username, password)
        held, rows = self.keys.of(family.id), tenant.description.services.rows
        self.validate_services(tenant, family, {row.id: row.prefill.replace("{key}", held[row.id].key) for row in rows})
        self.accept_terms(tenant, family)

    def _is_taken(self, tenant: Tenant, username: str, *, by_other_than: int) -> bool:
        """Tell whether another family has this user name, chosen or provisional."""
        chosen = self.families.find_by_username(tenant, username)
        holders = {invitation.family for invitation in self.invitations.standing(tenant, username)}
        return bool((holders | ({chosen.id} if chosen else set())) - {by_other_than})
