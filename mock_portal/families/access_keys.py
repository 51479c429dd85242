"""Access keys: each links a family's space to its record in one service of the town."""

import random
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..errors import InvalidRequest, KeyTaken
from ..storage.store import Store
from ..tenants.randomness import DIGITS, UPPER, text
from ..tenants.tenants import Tenant


@dataclass(frozen=True)
class AccessKey:
    """The family's key of one service."""

    service: str
    key: str
    draft: str | None
    """The last text that the family typed, valid or not."""
    linked_at: str | None


class KeyRefusal(StrEnum):
    """Why a typed key is refused; the journal holds these very words."""

    UNKNOWN = "unknown"
    OTHER_SERVICE = "of another service"
    FOREIGN = "another family's"
    USED = "another family's, and used by it"


class AccessKeys:
    """Issues keys, saves what families type, and links the keys that are right."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def issue(self, tenant: Tenant, family: int, number: int, given: Mapping[str, str]) -> None:
        """Give a family one key for each service of its town: the one given, or a new one.

        Raises:
            InvalidRequest: a key is given for a service that the town does not have.
            KeyTaken: another family has a key that is given.
        """
        services = [row.id for row in tenant.description.services.rows]
        for service in given:
            if service not in services:
                raise InvalidRequest(f"The town has no service {service!r}: it has {', '.join(services)}.")
        for service in services:
            key = normalised(given.get(service, "")) or new_key(tenant.randomness.of("key", service, number))
            self._insert(tenant, service, key, family)

    def _insert(self, tenant: Tenant, service: str, key: str, family: int) -> None:
        try:
            self._store.run(
                "INSERT INTO access_keys (tenant, service, key, family) VALUES (?, ?, ?, ?)",
                tenant.slug, service, key, family,
            )  # fmt: skip
        except sqlite3.IntegrityError as error:
            raise KeyTaken(f"The key {key} of {service} belongs to another family: take another one.") from error

    def of(self, family: int) -> dict[str, AccessKey]:
        """A family's keys by service."""
        rows = self._store.all("SELECT service, key, draft, linked_at FROM access_keys WHERE family = ?", family)
        return {row["service"]: AccessKey(**dict(row)) for row in rows}

    def refusal(self, tenant: Tenant, family: int, service: str, typed: str) -> KeyRefusal | None:
        """Why a key that a family typed for a service is refused; None for the right one."""
        held = self._store.one(
            "SELECT family, service, linked_at FROM access_keys WHERE tenant = ? AND key = ?"
            " ORDER BY service = ? DESC, family = ? DESC",
            tenant.slug, normalised(typed), service, family,
        )  # fmt: skip
        if held is None:
            return KeyRefusal.UNKNOWN
        if held["family"] != family:
            return KeyRefusal.USED if held["linked_at"] else KeyRefusal.FOREIGN
        return None if held["service"] == service else KeyRefusal.OTHER_SERVICE

    def save_drafts(self, family: int, typed: Mapping[str, str]) -> None:
        """Save the texts that a family typed, by service, to show them again."""
        for service, draft in typed.items():
            self._store.run("UPDATE access_keys SET draft = ? WHERE family = ? AND service = ?", draft, family, service)

    def link(self, tenant: Tenant, family: int, services: list[str]) -> None:
        """Link the family's space to these services; the caller has checked the keys."""
        for service in services:
            self._store.run(
                "UPDATE access_keys SET linked_at = coalesce(linked_at, ?) WHERE family = ? AND service = ?",
                tenant.stamp(), family, service,
            )  # fmt: skip

    def forget(self, family: int) -> None:
        """Forget which services a family's space is linked to, and what it typed."""
        self._store.run("UPDATE access_keys SET linked_at = NULL, draft = NULL WHERE family = ?", family)


def new_key(source: random.Random) -> str:
    """A key such as 23456-B7J8K2."""
    return f"{text(source, DIGITS, 5)}-{text(source, UPPER + DIGITS, 6)}"


def normalised(typed: str) -> str:
    """A key in capitals and without spaces, as the services write it."""
    return "".join(typed.split()).upper()
