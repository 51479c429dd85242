"""The registration of many families at once: all or none, in slices between which other requests are served."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from anyio import CancelScope, to_thread

from ..errors import Conflict, InvalidRequest, UnknownTenant
from ..storage.store import Store
from ..tenants.tenants import Tenant
from ..wording.formats import month
from .csv_file import read_registrants
from .families import Families
from .generator import generate
from .registrant import Registrant
from .slices import in_slices, written_in_the_background


@dataclass(frozen=True)
class BulkRegistration:
    """Registers generated families, and those of a file.

    They are registered in slices, of which a batch keeps account; the batch is closed with the last one. When a family
    is refused, or the portal is killed before, all families of the batch are removed again.
    """

    store: Store
    families: Families

    async def generate(self, tenant: Tenant, count: int, seed: int | None = None) -> None:
        """Register `count` generated families; with a seed, by default the tenant's, always the same ones.

        Raises:
            Conflict: an address is registered already; no family is registered then.
        """
        first = self.families.last_number(tenant) + 1
        today = tenant.local(tenant.now()).date()
        registrants = generate(tenant.randomness.seed if seed is None else seed, first, count, today)
        # The first of them in a worker thread: the library that knows the names takes long to be loaded.
        begun = await to_thread.run_sync(lambda: list(zip(range(1), registrants, strict=False)))
        await self._register(tenant, chain((each for _, each in begun), registrants))

    async def register_file(self, tenant: Tenant, content: bytes) -> int:
        """Register the families of a CSV file or, if one of them is refused, none; how many they are.

        Raises:
            InvalidRequest, Conflict: one of them is refused, or the file is; the text names the place and the reason.
        """
        registrants = await to_thread.run_sync(read_registrants, content)
        await self._register(tenant, iter(registrants))
        return len(registrants)

    def remove_unfinished(self) -> None:
        """Remove the families of batches that a killed portal has left open."""
        for row in self.store.all("SELECT id FROM batches"):
            while self._remove_some(row["id"], 1000):
                pass

    async def _register(self, tenant: Tenant, registrants: Iterator[Registrant]) -> None:
        # In a worker thread: the library that knows the months of invoices takes long to be loaded.
        await to_thread.run_sync(month, tenant.local(tenant.now()).date())
        batch = self._open(tenant)
        async with written_in_the_background(self.store):
            try:
                await in_slices(lambda until: self._register_some(tenant, batch, registrants, until))
            except BaseException:
                with CancelScope(shield=True):
                    await in_slices(lambda _until: self._remove_some(batch, 10))
                raise
        self.store.run("DELETE FROM batches WHERE id = ?", batch)

    def _open(self, tenant: Tenant) -> int:
        # The tenant may have been deleted while something was loaded or read in a worker thread.
        row = self.store.run("INSERT INTO batches (tenant) SELECT slug FROM tenants WHERE slug = ?", tenant.slug)
        if not row.rowcount:
            raise UnknownTenant(f"The tenant {tenant.slug!r} was deleted meanwhile.")
        assert row.lastrowid is not None
        return row.lastrowid

    def _register_some(self, tenant: Tenant, batch: int, registrants: Iterator[Registrant], until: float) -> bool:
        """Register families until a moment; whether there may be more."""
        with self.store.transaction():
            if self.store.one("SELECT 1 FROM batches WHERE id = ?", batch) is None:
                raise UnknownTenant(f"The tenant {tenant.slug!r} was emptied or deleted meanwhile.")
            for registrant in registrants:
                self._register_one(tenant, batch, registrant)
                if asyncio.get_running_loop().time() >= until:
                    return True
        return False

    def _register_one(self, tenant: Tenant, batch: int, registrant: Registrant) -> None:
        keys = {tenant.first_service: registrant.child_key} if registrant.child_key else {}
        try:
            self.families.register(
                tenant,
                first_name=registrant.first_name,
                last_name=registrant.last_name,
                email=registrant.email,
                keys=keys,
                members=registrant.members,
                batch=batch,
            )
        except (InvalidRequest, Conflict) as error:
            raise type(error)(f"{registrant.place}: {error}") from error

    def _remove_some(self, batch: int, most: int) -> bool:
        """Remove some families of a batch, and at last the batch; whether there may be more."""
        with self.store.transaction():
            rows = self.store.all("SELECT id, tenant FROM families WHERE batch = ? LIMIT ?", batch, most)
            for row in rows:
                self.store.run("DELETE FROM journal WHERE tenant = ? AND family = ?", row["tenant"], row["id"])
                self.store.run("DELETE FROM families WHERE id = ?", row["id"])
            if not rows:
                self.store.run("DELETE FROM batches WHERE id = ?", batch)
        return bool(rows)
