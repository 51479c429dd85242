"""The tenants: portals of a town, each with its own families, clock, randomness and defects."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from ..defects.catalogue import apply, find
from ..errors import InvalidRequest, SetupError, TenantTaken, UnknownDefect, UnknownTenant, UnknownTown
from ..storage.store import Store
from ..storage.timestamps import from_text, to_text
from ..towns.town import Town
from .clock import FIRST_YEAR, LAST_YEAR, Clock, TimeSource, utc_now
from .randomness import Randomness

OF_A_TENANT = (
    "families", "batches", "sessions", "lockouts", "help_requests", "letters", "payfip_operations", "faults", "journal",
)  # fmt: skip
"""The tables of which a reset leaves nothing; what belongs to a family goes with it."""
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
"""The form of a slug: that of a host name's label, so that it needs no quoting in an address."""


@dataclass(frozen=True, eq=False)
class Tenant:
    """One portal of a town, under `/{slug}/espace-citoyens/`; a value: a change of it makes a new one."""

    slug: str
    description: Town
    """The town as its file describes it."""
    town: Town
    """The town as its pages show it: the description, changed by the active defects."""
    defects: tuple[str, ...]
    clock: Clock
    randomness: Randomness

    @property
    def first_service(self) -> str:
        """The id of the service whose key may be given at registration; for Vélizy, childhood."""
        return self.description.services.rows[0].id

    def now(self) -> datetime:
        """The tenant's time, in UTC."""
        return self.clock.now()

    def stamp(self) -> str:
        """The tenant's time, as text for the store."""
        return to_text(self.now())

    def local(self, moment: datetime) -> datetime:
        """A moment in the town's time zone."""
        return moment.astimezone(ZoneInfo(self.town.timezone))


class Tenants:
    """All tenants, in the store and, for every request needs one, in memory.

    Raises:
        SetupError: the store holds a tenant of a town, or with a defect, that is not known.
    """

    def __init__(self, store: Store, towns: Mapping[str, Town], source: TimeSource = utc_now) -> None:
        self._store = store
        self._towns = towns
        self._source = source
        self._tenants = {row["slug"]: self._restore(row) for row in store.all("SELECT * FROM tenants")}

    def __iter__(self) -> Iterator[Tenant]:
        return iter(list(self._tenants.values()))

    def find(self, slug: str) -> Tenant | None:
        """The tenant of this slug, if there is one."""
        return self._tenants.get(slug)

    def get(self, slug: str) -> Tenant:
        """The tenant of this slug.

        Raises:
            UnknownTenant: there is none.
        """
        if tenant := self._tenants.get(slug):
            return tenant
        raise UnknownTenant(f"No tenant has the slug {slug!r}: create it with POST /__control__/tenants.")

    def create(self, slug: str, *, town: str, seed: int | None = None, frozen_at: datetime | None = None) -> Tenant:
        """A new, empty tenant of a town.

        Raises:
            InvalidRequest: the slug cannot stand in an address, or the clock is not of the years that it knows.
            UnknownTown: no town's file has this name.
            TenantTaken: the slug is in use.
        """
        if not SLUG.fullmatch(slug):
            raise InvalidRequest(f"The slug {slug!r} cannot stand in an address: use a-z, 0-9 and inner hyphens.")
        if town not in self._towns:
            raise UnknownTown(f"There is no town {town!r}: use one of {', '.join(sorted(self._towns))}.")
        _check(Clock(frozen_at, source=self._source))
        if slug in self._tenants:
            raise TenantTaken(f"The tenant {slug!r} stands already: delete or reset it, or take another slug.")
        self._store.run(
            "INSERT INTO tenants (slug, town, seed, frozen_at) VALUES (?, ?, ?, ?)",
            slug, town, seed, frozen_at and to_text(frozen_at),
        )  # fmt: skip
        return self._refresh(slug)

    def delete(self, slug: str) -> None:
        """Delete a tenant and all that it holds.

        Raises:
            UnknownTenant: there is none of this slug.
        """
        self.get(slug)
        self._store.run("DELETE FROM tenants WHERE slug = ?", slug)
        del self._tenants[slug]

    def reset(self, slug: str) -> Tenant:
        """Empty a tenant: no families, journal, defects or faults, and the terms of its file; seed and clock stay.

        Raises:
            UnknownTenant: there is none of this slug.
        """
        self.get(slug)
        with self._store.transaction():
            for table in OF_A_TENANT:
                self._store.run(f"DELETE FROM {table} WHERE tenant = ?", slug)
            self._store.run(
                "UPDATE tenants SET defects = '[]', terms_version = NULL, terms_document = NULL WHERE slug = ?", slug
            )
        return self._refresh(slug)

    def set_clock(self, slug: str, clock: Clock) -> Tenant:
        """Set the clock of a tenant.

        Raises:
            InvalidRequest: it stands too far from our time.
        """
        _check(clock)
        self._store.run(
            "UPDATE tenants SET frozen_at = ?, offset_seconds = ? WHERE slug = ?",
            clock.frozen_at and to_text(clock.frozen_at), clock.offset.total_seconds(), slug,
        )  # fmt: skip
        return self._refresh(slug)

    def set_defects(self, slug: str, names: Iterable[str]) -> Tenant:
        """Replace the active defects of a tenant.

        Raises:
            UnknownDefect: the catalogue does not hold one of them; nothing is changed then.
        """
        wanted = tuple(find(name).name for name in names)
        self._store.run("UPDATE tenants SET defects = ? WHERE slug = ?", json.dumps(wanted), self.get(slug).slug)
        return self._refresh(slug)

    def publish_terms(self, slug: str, version: str, document: str | None = None) -> Tenant:
        """Publish a version of the terms, by default with the same text. Families accept it before their next page."""
        text = document or self.get(slug).description.terms.document
        self._store.run("UPDATE tenants SET terms_version = ?, terms_document = ? WHERE slug = ?", version, text, slug)
        return self._refresh(slug)

    def _refresh(self, slug: str) -> Tenant:
        row = self._store.one("SELECT * FROM tenants WHERE slug = ?", slug)
        assert row is not None
        self._tenants[slug] = self._read(row)
        return self._tenants[slug]

    def _restore(self, row: sqlite3.Row) -> Tenant:
        """The tenant of a row, which another version of the portal may have written."""
        kept = f"The data file holds the tenant {row['slug']!r} of the town {row['town']!r}"
        if row["town"] not in self._towns:
            raise SetupError(f"{kept}, which is not described: bring its description back, or name another file.")
        try:
            return self._read(row)
        except UnknownDefect as error:
            raise SetupError(f"{kept} with a defect that there is no more ({error}): name another file.") from error

    def _read(self, row: sqlite3.Row) -> Tenant:
        description = _with_terms(self._towns[row["town"]], row["terms_version"], row["terms_document"])
        defects = tuple(json.loads(row["defects"]))
        offset = timedelta(seconds=row["offset_seconds"])
        return Tenant(
            slug=row["slug"],
            description=description,
            town=apply(defects, description),
            defects=defects,
            clock=Clock(from_text(row["frozen_at"]), offset, self._source),
            randomness=Randomness(row["seed"]),
        )


def _check(clock: Clock) -> None:
    if not clock.is_usable():
        raise InvalidRequest(f"clock: give a moment of the years {FIRST_YEAR} to {LAST_YEAR}.")


def _with_terms(town: Town, version: str | None, document: str | None) -> Town:
    if version is None or document is None:
        return town
    return msgspec.structs.replace(town, terms=msgspec.structs.replace(town.terms, version=version, document=document))
