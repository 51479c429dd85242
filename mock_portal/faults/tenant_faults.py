"""The faults attached to tenants, and how often each was applied."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant
from .catalogue import Fault, FaultName


@dataclass(frozen=True)
class TenantFault:
    """A fault of a tenant, with the number of requests or messages that it could affect and did affect."""

    position: int
    fault: Fault
    occasions: int
    applied: int

    def is_active(self, now: datetime) -> bool:
        """Whether it may be applied now."""
        return self.fault.is_active(now, self.applied)


@dataclass(frozen=True)
class TenantFaults:
    """Keeps the faults of tenants, and decides when one is applied."""

    store: Store
    journal: Journal
    pages: set[str] = field(default_factory=set)
    """The addresses of all pages of a town; whoever serves them enters them."""
    _without: set[str] = field(default_factory=set)
    """The slugs of tenants known to have no fault: nearly all, and this is read at every request of a page."""

    def of(self, tenant: Tenant) -> list[TenantFault]:
        """The faults of a tenant, those that are over included."""
        if tenant.slug in self._without:
            return []
        found = self._read(tenant)
        if not found:
            self._without.add(tenant.slug)
        return found

    def _read(self, tenant: Tenant) -> list[TenantFault]:
        rows = self.store.all(
            "SELECT position, fault, met, struck FROM faults WHERE tenant = ? ORDER BY position", tenant.slug
        )
        return [
            TenantFault(row["position"], msgspec.json.decode(row["fault"], type=Fault), row["met"], row["struck"])
            for row in rows
        ]

    def active(self, tenant: Tenant) -> list[str]:
        """The names of the faults that may be applied now."""
        return list(dict.fromkeys(str(each.fault.name) for each in self.of(tenant) if each.is_active(tenant.now())))

    def replace(self, tenant: Tenant, faults: Sequence[Fault]) -> list[TenantFault]:
        """Give a tenant other faults; all counts start at 0.

        Raises:
            InvalidRequest: one of them cannot be applied; nothing is changed then.
        """
        with self.store.transaction():
            self.store.run("DELETE FROM faults WHERE tenant = ?", tenant.slug)
            for fault in faults:
                self.add(tenant, fault)
        return self.of(tenant)

    def add(self, tenant: Tenant, fault: Fault) -> None:
        """Attach one more fault; the others stay as they are.

        Raises:
            InvalidRequest: it cannot be applied.
        """
        fault.check(self.pages)
        self._without.discard(tenant.slug)
        self.store.run(
            "INSERT INTO faults (tenant, position, fault)"
            " SELECT ?, coalesce(max(position), -1) + 1, ? FROM faults WHERE tenant = ?",
            tenant.slug, msgspec.json.encode(fault).decode(), tenant.slug,
        )  # fmt: skip

    def remove(self, tenant: Tenant, position: int) -> None:
        """Detach a fault; the others stay as they are."""
        self.store.run("DELETE FROM faults WHERE tenant = ? AND position = ?", tenant.slug, position)

    def apply(self, tenant: Tenant, name: FaultName, page: str | None = None) -> Fault | None:
        """The fault of this name that is to be applied to a page or a message, if any; it is counted and recorded."""
        for each in self.of(tenant):
            fault = each.fault
            matches = fault.name is name and fault.page in (None, page) and each.is_active(tenant.now())
            if matches and self._draw(tenant, each):
                self.journal.write(tenant, "fault struck", detail=name if page is None else f"{name}: {page}")
                return fault
        return None

    def _draw(self, tenant: Tenant, each: TenantFault) -> bool:
        applies = each.fault.draw(tenant, each.position, each.occasions)
        self.store.run(
            "UPDATE faults SET met = met + 1, struck = struck + ? WHERE tenant = ? AND position = ?",
            applies, tenant.slug, each.position,
        )  # fmt: skip
        return applies
