"""The accounts of families: sign-in, credentials, and the steps of the procedure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..errors import UsernameTaken
from ..families.access_keys import AccessKeys, KeyRefusal
from ..families.families import Families, Family
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .invitations import Invitation, Invitations
from .lockouts import Lockouts
from .password_hashing import PasswordHashing
from .sessions import Sessions


class SignInRefusal(StrEnum):
    """Why a sign-in was refused."""

    LOCKED = "locked"
    """The user name is locked after too many failures."""
    WRONG = "wrong"
    """The user name or the password is wrong; which of them is not revealed."""
    LINK_NOT_OPENED = "link-not-opened"
    """The provisional credentials are right, but the activation link has not been opened."""


USERNAME = re.compile(r"[\w.@+-]{4,64}")
"""The form of the user names that families choose; invented."""


@dataclass(frozen=True)
class Accounts:
    """What families do with their accounts."""

    store: Store
    families: Families
    invitations: Invitations
    hashing: PasswordHashing
    keys: AccessKeys
    lockouts: Lockouts
    sessions: Sessions
    journal: Journal

    async def sign_in(self, tenant: Tenant, username: str, password: str) -> Family | SignInRefusal:
        """The family with these credentials, its own or the provisional ones, or why there is none.

        Every refusal but LOCKED takes the same time, whether the user name exists or not.
        """
        if self.lockouts.end(tenant, username):
            return SignInRefusal.LOCKED
        self.lockouts.fail(tenant, username)  # before the check: requests at the same time would try more often
        found = await self._check(tenant, username, password)
        if found is not SignInRefusal.WRONG:
            self.lockouts.clear(tenant, username)
        return found

    async def _check(self, tenant: Tenant, username: str, password: str) -> Family | SignInRefusal:
        family = self.families.find_by_username(tenant, username)
        if family is None and (usable := self.invitations.usable(tenant, username)):
            return await self._sign_in_provisionally(tenant, usable, password)
        if not await self.hashing.verify(password, family.password_hash if family else None) or family is None:
            self.journal.write(tenant, "sign-in refused", family.id if family else None)
            return SignInRefusal.WRONG
        self.journal.write(tenant, "signed in", family.id)
        return family

    async def _sign_in_provisionally(
        self, tenant: Tenant, usable: list[Invitation], password: str
    ) -> Family | SignInRefusal:
        for invitation in usable:
            if not await self.hashing.verify(password, invitation.password_hash):
                continue
            if not self.invitations.is_opened(invitation):
                self.journal.write(tenant, "sign-in refused", invitation.family, "the link has not been opened")
                return SignInRefusal.LINK_NOT_OPENED
            self.invitations.sign_in(tenant, invitation)
            self.journal.write(tenant, "signed in", invitation.family, "with the provisional credentials")
            return self.families.get(tenant, invitation.family)
        self.journal.write(tenant, "sign-in refused", usable[0].family)
        return SignInRefusal.WRONG

    def locked_until(self, tenant: Tenant, username: str) -> datetime | None:
        """The end of the lock on a user name, in UTC; None where there is none."""
        return self.lockouts.end(tenant, username)

    async def is_password(self, family: Family, password: str) -> bool:
        """Whether a password is the one that the family uses now, its own or the provisional one."""
        invitation = self.invitations.current(family.id)
        provisional = invitation.password_hash if invitation else None
        return await self.hashing.verify(password, family.password_hash or provisional)

    async def confirm_password(self, tenant: Tenant, family: Family, password: str) -> bool:
        """Whether a signed-in visitor knows the family's password; failures count towards the lockout."""
        username = family.username or ""
        if self.lockouts.end(tenant, username):
            return False
        self.lockouts.fail(tenant, username)
        is_right = await self.is_password(family, password)
        if is_right:
            self.lockouts.clear(tenant, username)
        return is_right

    async def choose_credentials(self, tenant: Tenant, family: Family, username: str, password: str | None) -> None:
        """Save the user name and, unless it is None, the password; the provisional ones end with this.

        Raises:
            UsernameTaken: another family has this user name.
        """
        password_hash = await self.hashing.hash(password) if password else family.password_hash
        # After the hashing: no `await` stands between this check and the update, so that no other request can take it.
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
        """Save another password, end every session of the family, and end a lockout."""
        password_hash = await self.hashing.hash(password)
        with self.store.transaction():
            self.store.run("UPDATE families SET password_hash = ? WHERE id = ?", password_hash, family.id)
            self.sessions.end_all(family.id)
            self.lockouts.clear(tenant, family.username or "")
            self.journal.write(tenant, "password changed", family.id)

    def key_refusals(self, tenant: Tenant, family: Family, typed: Mapping[str, str]) -> dict[str, KeyRefusal]:
        """Why typed keys are refused, by service; an empty text is no refusal. The journal records the refusals."""
        refusals = {}
        for service, key in typed.items():
            if key and (refusal := self.keys.refusal(tenant, family.id, service, key)):
                self.journal.write(tenant, "key refused", family.id, f"{service}: {refusal.value}")
                refusals[service] = refusal
        return refusals

    def validate_services(self, tenant: Tenant, family: Family, typed: Mapping[str, str]) -> None:
        """Save what was typed for each service, and link those with a key; the caller has checked the keys."""
        with self.store.transaction():
            self.keys.save_drafts(family.id, typed)
            self.keys.link(tenant, family.id, [service for service, key in typed.items() if key])
            self.store.run(
                "UPDATE families SET services_validated_at = coalesce(services_validated_at, ?) WHERE id = ?",
                tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "services validated", family.id)

    def accept_terms(self, tenant: Tenant, family: Family) -> None:
        """Record that the family accepts the present version of the terms."""
        with self.store.transaction():
            self.store.run(
                "UPDATE families SET terms_version = ?, terms_accepted_at = ? WHERE id = ?",
                tenant.town.terms.version, tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "terms accepted", family.id, f"version {tenant.town.terms.version}")

    async def complete_procedure(self, tenant: Tenant, family: Family, username: str, password: str) -> None:
        """Complete the procedure for a family: choose these credentials, link its keys, accept the terms.

        Raises:
            UsernameTaken: another family has this user name.
        """
        await self.choose_credentials(tenant, family, username, password)
        held, rows = self.keys.of(family.id), tenant.description.services.rows
        self.validate_services(tenant, family, {row.id: row.prefill.replace("{key}", held[row.id].key) for row in rows})
        self.accept_terms(tenant, family)

    def _is_taken(self, tenant: Tenant, username: str, *, by_other_than: int) -> bool:
        """Whether another family has this user name, chosen or provisional."""
        chosen = self.families.find_by_username(tenant, username)
        holders = {invitation.family for invitation in self.invitations.usable(tenant, username)}
        return bool((holders | ({chosen.id} if chosen else set())) - {by_other_than})
