"""The accounts of families: sign-in, credentials, and the steps of the procedure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..errors import Outdated, UsernameTaken
from ..families.access_keys import AccessKeys, normalised
from ..families.families import Families, Family
from ..mail.confirmations import Confirmations
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from ..wording import messages as words
from .account_locks import AccountLocks
from .invitations import Invitations
from .lockouts import Lockouts, of_keys
from .password_hashing import PasswordHashing
from .password_resets import PasswordResets
from .sessions import Sessions


class SignInRefusal(StrEnum):
    """Why a sign-in was refused."""

    LOCKED = "locked"
    """The user name is locked after too many failures."""
    WRONG = "wrong"
    """The user name or the password is wrong; which of them is not revealed."""
    LINK_NOT_OPENED = "link-not-opened"
    """The provisional credentials are right, but the activation link has not been opened."""


USERNAME = re.compile(r"[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f_.@+-]{4,64}")
"""The form of the user names that families choose; invented."""


@dataclass(frozen=True)
class _Credentials:
    """What a password is compared with: a family's own hash, or that of one of its invitations."""

    family: int
    password_hash: str
    invitation: int | None = None


@dataclass(frozen=True)
class Accounts:
    """What families do with their accounts.

    A method that waits for a hash acts, after the wait, on what it has compared with, or not at all. What the caller
    does between its return and the next `await` happens at the same moment.
    """

    store: Store
    families: Families
    invitations: Invitations
    resets: PasswordResets
    hashing: PasswordHashing
    keys: AccessKeys
    lockouts: Lockouts
    sessions: Sessions
    journal: Journal
    locks: AccountLocks
    confirmations: Confirmations

    async def sign_in(self, tenant: Tenant, username: str, password: str) -> Family | SignInRefusal:
        """The family with these credentials, its own or the provisional ones, or why there is none.

        Every refusal but LOCKED takes the same time, whether the user name exists or not. Attempts under one user name
        are made one after the other, so that an attempt under way is neither a failure nor a free guess.

        Raises:
            Busy: too many attempts wait.
        """
        async with self.locks.of_username(tenant, username):
            if self.lockouts.end(tenant, username):
                return SignInRefusal.LOCKED
            candidates, right = await self._compare(tenant, username, password)
            with self.store.transaction():
                return self._conclude(tenant, username, candidates, right)

    async def _compare(
        self, tenant: Tenant, username: str, password: str
    ) -> tuple[list[_Credentials], _Credentials | None]:
        """The credentials under a user name that are in force now, and those with this password."""
        candidates = self._candidates(tenant, username)
        while True:
            right = await self._find_right(candidates, password)
            # They may have been changed or replaced in the meantime: then the password is compared with the new ones.
            if (now := self._candidates(tenant, username)) == candidates:
                return candidates, right
            candidates = now

    async def _find_right(self, candidates: list[_Credentials], password: str) -> _Credentials | None:
        for each in candidates:
            if await self.hashing.verify(password, each.password_hash):
                return each
        if not candidates:
            await self.hashing.verify(password, None)
        return None

    def _candidates(self, tenant: Tenant, username: str) -> list[_Credentials]:
        family = self.families.find_by_username(tenant, username)
        if family:
            return [_Credentials(family.id, family.password_hash or "")]
        return [
            _Credentials(each.family, each.password_hash, each.id) for each in self.invitations.usable(tenant, username)
        ]

    def _conclude(
        self, tenant: Tenant, username: str, candidates: list[_Credentials], right: _Credentials | None
    ) -> Family | SignInRefusal:
        if right is None:
            self.lockouts.fail(tenant, username)
            self.journal.write(tenant, "sign-in refused", candidates[0].family if candidates else None)
            return SignInRefusal.WRONG
        self.lockouts.clear(tenant, username)
        if right.invitation is None:
            self.journal.write(tenant, "signed in", right.family)
            self._forget(tenant, right.family)
        elif not self.invitations.is_opened(right.invitation):
            self.journal.write(tenant, "sign-in refused", right.family, "the link has not been opened")
            return SignInRefusal.LINK_NOT_OPENED
        else:
            self.invitations.sign_in(tenant, right.invitation)
            self.journal.write(tenant, "signed in", right.family, "with the provisional credentials")
        return self.families.get(tenant, right.family)

    def _forget(self, tenant: Tenant, family: int) -> None:
        """Undo what this town does not keep until a family signs in anew."""
        if "keys" in tenant.town.forgets:
            self.keys.forget(family)
        if "terms" in tenant.town.forgets:
            self.store.run("UPDATE families SET terms_version = NULL WHERE id = ?", family)

    def locked_until(self, tenant: Tenant, username: str) -> datetime | None:
        """The end of the lock on a user name, in UTC; None where there is none."""
        return self.lockouts.end(tenant, username)

    async def is_password(self, family: Family, password: str) -> bool:
        """Whether a password is the one that the family uses now, its own or the provisional one."""
        invitation = self.invitations.current(family.id)
        provisional = invitation.password_hash if invitation else None
        return await self.hashing.verify(password, family.password_hash or provisional)

    async def confirm_password(self, tenant: Tenant, family: Family, password: str) -> bool:
        """Whether a signed-in visitor knows the family's password; failures count towards the lockout.

        Raises:
            Busy: too many attempts wait.
        """
        username = family.username or ""
        async with self.locks.of_username(tenant, username):
            if self.lockouts.end(tenant, username):
                return False
            is_right = await self.is_password(family, password)
            (self.lockouts.clear if is_right else self.lockouts.fail)(tenant, username)
            return is_right

    async def choose_credentials(
        self, tenant: Tenant, family: Family, username: str, password: str | None, *, is_confirmed: bool = False
    ) -> None:
        """Save the user name and, unless it is None, the password, and end every session of the family.

        The provisional credentials end with this. With `is_confirmed`, the change is confirmed by mail.

        Raises:
            UsernameTaken: another family has this user name.
            Outdated: the family has another password by now than `family` says, or has been removed.
        """
        saved = password and password[: tenant.town.credentials.kept_letters or None]
        password_hash = await self.hashing.hash(saved) if saved else family.password_hash
        with self.store.transaction():
            if self._is_taken(tenant, username, by_other_than=family.id):
                raise UsernameTaken(f"Another family has the user name {username}.")
            changed = self.store.run(
                "UPDATE families SET username = ?, username_folded = ?, password_hash = ?,"
                " credentials_chosen_at = coalesce(credentials_chosen_at, ?)"
                " WHERE id = ? AND password_hash IS ?",
                username, username.casefold(), password_hash, tenant.stamp(), family.id, family.password_hash,
            )  # fmt: skip
            if changed.rowcount == 0:
                raise Outdated(f"The credentials of {family.name} have been changed meanwhile: try again.")
            self.sessions.end_all(family.id)
            self.journal.write(tenant, "credentials chosen", family.id)
            if is_confirmed:
                self.confirmations.change(tenant, family, words.CREDENTIALS_CHANGED)

    async def reset_password(self, tenant: Tenant, family: Family, token: str, password: str) -> None:
        """Save the password that the link with this token is for; end every session of the family, and a lockout.

        Raises:
            Outdated: the link has been used, replaced or has expired in the meantime.
        """
        password_hash = await self.hashing.hash(password)
        with self.store.transaction():
            if not self.resets.use(tenant, family.id, token):
                raise Outdated("The link has been used or replaced meanwhile: ask for another one.")
            self.store.run("UPDATE families SET password_hash = ? WHERE id = ?", password_hash, family.id)
            self.sessions.end_all(family.id)
            self.lockouts.clear(tenant, family.username or "")
            self.journal.write(tenant, "password changed", family.id)
            self.confirmations.change(tenant, family, words.PASSWORD_CHANGED)

    def refused_keys(self, tenant: Tenant, family: Family, typed: Mapping[str, str]) -> list[str]:
        """The services whose typed key is refused; an empty text is no refusal.

        The reasons are for the journal alone. Each refusal counts, and while the keys of a family are locked every key
        is refused that it has not linked before.
        """
        held, name = self.keys.of(family.id), of_keys(family.id)
        new = [
            service
            for service, key in typed.items()
            if key and not (held[service].linked_at and normalised(key) == held[service].key)
        ]
        if self.lockouts.end(tenant, name):
            return new
        with self.store.transaction():
            return [service for service in new if self._is_refused(tenant, family, service, typed[service])]

    def _is_refused(self, tenant: Tenant, family: Family, service: str, key: str) -> bool:
        refusal = self.keys.refusal(tenant, family.id, service, key)
        if refusal:
            self.journal.write(tenant, "key refused", family.id, f"{service}: {refusal.value}")
            self.lockouts.fail(tenant, of_keys(family.id))
        return refusal is not None

    def keys_locked_until(self, tenant: Tenant, family: Family) -> datetime | None:
        """Until when a family can link no key, in UTC; None where it can."""
        return self.lockouts.end(tenant, of_keys(family.id))

    def validate_services(
        self, tenant: Tenant, family: Family, typed: Mapping[str, str], *, is_confirmed: bool = False
    ) -> None:
        """Save what was typed for each service, and link those with a key; the caller has checked the keys."""
        with self.store.transaction():
            if tenant.town.services.links_keys:
                self.keys.save_drafts(family.id, typed)
                self.keys.link(tenant, family.id, [service for service, key in typed.items() if key])
            self.store.run(
                "UPDATE families SET services_validated_at = coalesce(services_validated_at, ?) WHERE id = ?",
                tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "services validated", family.id)
            if is_confirmed:
                self.confirmations.change(tenant, family, words.KEYS_CHANGED)

    def accept_terms(self, tenant: Tenant, family: Family) -> None:
        """Record that the family accepts the present version of the terms."""
        with self.store.transaction():
            self.store.run(
                "UPDATE families SET terms_version = ?, terms_accepted_at = ? WHERE id = ?",
                tenant.town.terms.version, tenant.stamp(), family.id,
            )  # fmt: skip
            self.journal.write(tenant, "terms accepted", family.id, f"version {tenant.town.terms.version}")

    async def complete_procedure(self, tenant: Tenant, family: int, username: str, password: str) -> None:
        """Complete the procedure for a family: choose these credentials, link its keys, accept the terms.

        Raises:
            UnknownFamily: the tenant has no family of this id.
            UsernameTaken: another family has this user name.
            Busy: too many wait for the lock.
        """
        async with self.locks.of_family(family):
            found = self.families.get(tenant, family)
            await self.choose_credentials(tenant, found, username, password)
            held, rows = self.keys.of(family), tenant.description.services.rows
            keys = {row.id: row.prefill.replace("{key}", held[row.id].key) for row in rows}
            self.validate_services(tenant, found, keys)
            self.accept_terms(tenant, found)

    def _is_taken(self, tenant: Tenant, username: str, *, by_other_than: int) -> bool:
        """Whether another family has this user name, chosen or provisional."""
        chosen = self.families.find_by_username(tenant, username)
        holders = {invitation.family for invitation in self.invitations.usable(tenant, username)}
        return bool((holders | ({chosen.id} if chosen else set())) - {by_other_than})
