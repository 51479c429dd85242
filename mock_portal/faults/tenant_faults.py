"""The faults attached to tenants, and what has become of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from mock_portal.faults.catalogue import Fault, FaultName
from mock_portal.storage.store import Store
from mock_portal.tenants.journal import Journal
from mock_portal.tenants.tenants import Tenant


@dataclass(frozen=True)
class Trouble:
    """A fault of a tenant, how many occasions it has met, and at how many of them it struck."""

    position: int
    fault: Fault
    met: int
    struck: int

    def is_active(self, now: datetime) -> bool:
        """Tell whether it may strike now."""
        return self.fault.is_active(now, self.struck)


@dataclass(frozen=True)
class Troubles:
    """Keeps the faults of tenants, and lets them strike."""

    store: Store
    journal: Journal
    _spared: set[str] = field(default_factory=set)
    """The tenants that are known to have no fault: nearly all, at nearly every page."""

    def of(self, tenant: Tenant) -> list[Trouble]:
        """The faults of a tenant, those that have healed included."""
        if tenant.slug in self._spared:
            return []
        found = self._read(tenant)
        if not found:
            self._spared.add(tenant.slug)
        return found

    def _read(self, tenant: Tenant) -> list[Trouble]:
        rows = self.store.all(
            "SELECT position, fault, met, struck FROM faults WHERE tenant = ? ORDER BY position", tenant.slug
        )
        return [
            Trouble(row["position"], msgspec.json.decode(row["fault"], type=Fault), row["met"], row["struck"])
            for row in rows
        ]

    def active(self, tenant: Tenant) -> list[str]:
        """The names of the faults that may strike now."""
        return list(dict.fromkeys(str(each.fault.name) for each in self.of(tenant) if each.is_active(tenant.now())))

    def replace(self, tenant: Tenant, faults: Sequence[Fault]) -> list[Trouble]:
        """Give a tenant other faults; they have struck nothing yet.

        Raises:
            InvalidRequest: one of them cannot strike; nothing is changed then.
        """
        with self.store.transaction():
            self.store.run("DELETE FROM faults WHERE tenant = ?", tenant.slug)
            for fault in faults:
                self.add(tenant, fault)
        return self.of(tenant)

    def add(self, tenant: Tenant, fault: Fault) -> None:
        """Attach one more fault; the others stay as they are.

        Raises:
            InvalidRequest: it cannot strike.
        """
        fault.check()
        self._spared.discard(tenant.slug)
        self.store.run(
            "INSERT INTO faults (tenant, position, fault)"
            " SELECT ?, coalesce(max(position), -1) + 1, ? FROM faults WHERE tenant = ?",
            tenant.slug, msgspec.json.encode(fault).decode(), tenant.slug,
        )  # fmt: skip

    def remove(self, tenant: Tenant, position: int) -> None:
        """Take a fault away; the others stay as they are."""
        self.store.run("DELETE FROM faults WHERE tenant = ? AND position = ?", tenant.slug, position)

    def strike(self, tenant: Tenant, name: FaultName, page: str | None = None) -> Fault | None:
        """The fault of this name that strikes at this occasion, written down in the journal."""
        for trouble in self.of(tenant):
            fault = trouble.fault
            meets = fault.name is name and fault.page in (None, page) and trouble.is_active(tenant.now())
            if meets and self._draw(tenant, trouble):
                self.journal.write(tenant, "fault struck", detail=name if page is None else f"{name}: {page}")
                return fault
        return None

    def _draw(self, tenant: Tenant, trouble: Trouble) -> bool:
        strikes = trouble.fault.draw(tenant, trouble.position, trouble.met)
        self.store.run(
            "UPDATE faults SET met = met + 1, struck = struck + ? WHERE tenant = ? AND position = ?",
            strikes, tenant.slug, trouble.position,
        )  # fmt: skip
        return strikes
