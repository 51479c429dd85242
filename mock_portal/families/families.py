"""The families that a town has registered."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..billing.issuing import Issuing
from ..errors import EmailTaken, InvalidRequest, UnknownFamily
from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .access_keys import AccessKeys
from .members import Member, Members
from .names import clean, is_email

State = Literal[
    "registered", "invited", "link-opened", "signed-in", "credentials-chosen", "services-validated", "terms-accepted"
]
"""How far a family may have come in the procedure, in its order."""
SELECT = """
    SELECT families.*, invitations.sent_at, invitations.opened_at, invitations.signed_in_at
    FROM families LEFT JOIN invitations ON invitations.family = families.id
        AND invitations.sent_at IS NOT NULL AND invitations.superseded_at IS NULL
"""


@dataclass(frozen=True)
class Family:
    """One family: its parent, its credentials, and the moments of its progress, as texts (ISO 8601, UTC)."""

    id: int
    number: int
    """Counts the families of the tenant, from 1."""
    first_name: str
    last_name: str
    email: str
    registered_at: str
    username: str | None
    password_hash: str | None
    sent_at: str | None
    opened_at: str | None
    signed_in_at: str | None
    credentials_chosen_at: str | None
    services_validated_at: str | None
    terms_version: str | None
    terms_accepted_at: str | None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def state(self) -> State:
        """The latest state of the procedure that the family has reached, from "registered" to "terms-accepted"."""
        reached: tuple[tuple[State, str | None], ...] = (
            ("terms-accepted", self.terms_accepted_at),
            ("services-validated", self.services_validated_at),
            ("credentials-chosen", self.credentials_chosen_at),
            ("signed-in", self.signed_in_at),
            ("link-opened", self.opened_at),
            ("invited", self.sent_at),
        )
        return next((state for state, moment in reached if moment), "registered")


class Families:
    """Registers families and finds them."""

    def __init__(self, store: Store, members: Members, keys: AccessKeys, issuing: Issuing, journal: Journal) -> None:
        self._store = store
        self._members = members
        self._keys = keys
        self._issuing = issuing
        self._journal = journal

    def register(
        self,
        tenant: Tenant,
        *,
        first_name: str,
        last_name: str,
        email: str,
        keys: Mapping[str, str] | None = None,
        members: Sequence[Member] = (),
        batch: int | None = None,
    ) -> Family:
        """A new family, with members and access keys (those given, else generated ones) and its first invoices.

        With a batch, by its id, it is one of many that are registered together.

        Raises:
            InvalidRequest: a name is empty, or the e-mail address is none.
            EmailTaken: the e-mail address is registered already.
            KeyTaken: another family has one of the keys.
        """
        first_name, last_name = clean("first_name", first_name), clean("last_name", last_name)
        email = clean("email", email)
        if not is_email(email):
            raise InvalidRequest(f"email: {email!r} is not an address: write it like marie.martin@example.org.")
        with self._store.transaction():
            family = self._insert(tenant, first_name, last_name, email, batch)
            if members:
                self._members.add(family.id, members)
            else:
                self._members.generate(tenant, family.id, family.number, last_name)
            self._keys.issue(tenant, family.id, family.number, keys or {})
            self._issuing.issue_first(tenant, family.id, family.number)
            self._journal.write(tenant, "family registered", family.id)
        return family

    def _insert(self, tenant: Tenant, first_name: str, last_name: str, email: str, batch: int | None) -> Family:
        if self._find(tenant, "email_folded", email.casefold()):
            raise EmailTaken(f"email: {email} is registered already: take another address.")
        number = self.last_number(tenant) + 1
        row = self._store.run(
            "INSERT INTO families (tenant, number, first_name, last_name, email, email_folded, registered_at, batch)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            tenant.slug, number, first_name, last_name, email, email.casefold(), tenant.stamp(), batch,
        )  # fmt: skip
        assert row.lastrowid is not None
        return self.get(tenant, row.lastrowid)

    def last_number(self, tenant: Tenant) -> int:
        """The number of the family that was registered last; 0 where there is none."""
        last = self._store.one("SELECT max(number) AS number FROM families WHERE tenant = ?", tenant.slug)
        return last["number"] if last and last["number"] else 0

    def get(self, tenant: Tenant, family: int) -> Family:
        """The family of this id.

        Raises:
            UnknownFamily: the tenant has none.
        """
        if found := self._find(tenant, "id", family):
            return found
        raise UnknownFamily(f"The tenant {tenant.slug!r} has no family {family}: register it first.")

    def change_names(self, tenant: Tenant, family: Family, *, first_name: str, last_name: str) -> None:
        """Save other names.

        Raises:
            InvalidRequest: one of them is too long.
        """
        with self._store.transaction():
            self._store.run(
                "UPDATE families SET first_name = ?, last_name = ? WHERE id = ?",
                clean("first_name", first_name), clean("last_name", last_name), family.id,
            )  # fmt: skip
            self._journal.write(tenant, "contact changed", family.id)

    def check_address(self, tenant: Tenant, family: int, email: str) -> None:
        """Refuse an address that a family, by its id, cannot have.

        Raises:
            InvalidRequest: it is too long.
            EmailTaken: another family is registered with it.
        """
        clean("email", email)
        holder = self.find_by_email(tenant, email)
        if holder and holder.id != family:
            raise EmailTaken(f"email: {email} is registered already: take another address.")

    def change_address(self, tenant: Tenant, family: Family, email: str) -> None:
        """Save another e-mail address.

        Raises:
            InvalidRequest, EmailTaken: as `check_address`.
        """
        with self._store.transaction():
            self.check_address(tenant, family.id, email)
            self._store.run(
                "UPDATE families SET email = ?, email_folded = ? WHERE id = ?", email, email.casefold(), family.id
            )
            self._journal.write(tenant, "contact changed", family.id)

    def remove(self, tenant: Tenant, family: int) -> None:
        """Delete a family and all that belongs to it; its id is never given again."""
        with self._store.transaction():
            self._store.run("DELETE FROM families WHERE tenant = ? AND id = ?", tenant.slug, family)
            self._store.run("DELETE FROM journal WHERE tenant = ? AND family = ?", tenant.slug, family)

    def find_by_username(self, tenant: Tenant, username: str) -> Family | None:
        """The family that chose this user name, whatever its letter case."""
        return self._find(tenant, "username_folded", username.casefold())

    def find_by_email(self, tenant: Tenant, email: str) -> Family | None:
        """The family that is registered with this address, whatever its letter case."""
        return self._find(tenant, "email_folded", email.casefold())

    def count(self, tenant: Tenant) -> int:
        """How many families a tenant has."""
        row = self._store.one("SELECT count(*) AS number FROM families WHERE tenant = ?", tenant.slug)
        return int(row["number"]) if row else 0

    def all(self, tenant: Tenant, *, search: str = "", after: int = 0, limit: int = 200) -> list[Family]:
        """At most `limit` families after an id whose name or e-mail address holds a text, by registration."""
        wanted = (
            " AND instr(unaccent(first_name || ' ' || last_name || ' ' || email), unaccent(?)) > 0" if search else ""
        )
        rows = self._store.all(
            f"{SELECT} WHERE families.tenant = ? AND families.id > ?{wanted} ORDER BY families.number LIMIT ?",
            tenant.slug, after, *([search] if search else []), limit,
        )  # fmt: skip
        return [_read(row) for row in rows]

    def _find(self, tenant: Tenant, column: str, value: Any) -> Family | None:
        row = self._store.one(
            f"{SELECT} WHERE families.tenant = ? AND families.{column} = ? ORDER BY invitations.id DESC",
            tenant.slug, value,
        )  # fmt: skip
        return _read(row) if row else None


def _read(row: sqlite3.Row) -> Family:
    return Family(**{field: row[field] for field in Family.__dataclass_fields__})
