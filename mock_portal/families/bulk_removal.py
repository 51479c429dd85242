"""Emptying and deleting a tenant, however many families it has: other requests are served meanwhile."""

import asyncio
from dataclasses import dataclass

from ..storage.store import Store
from ..tenants.journal import Journal
from ..tenants.tenants import Tenant, Tenants
from .slices import in_slices, written_in_the_background

_AT_ONCE = 100
"""So many families go with their tenant, in one transaction."""
_FEW = 5


@dataclass(frozen=True)
class BulkRemoval:
    """Removes most families of a tenant in slices; what is left goes with it in one transaction.

    Who looks meanwhile sees fewer and fewer families, and so does who starts a portal anew that was killed meanwhile:
    nobody was told that the tenant is empty.
    """

    store: Store
    tenants: Tenants
    journal: Journal

    async def delete(self, slug: str) -> None:
        """Delete a tenant and all that it holds.

        Raises:
            UnknownTenant: there is none of this slug, or no more.
        """
        await self._remove_most(self.tenants.get(slug))
        self.tenants.delete(slug)
        self.journal.wake()  # who waits for something of this tenant waits in vain

    async def reset(self, slug: str) -> Tenant:
        """Empty a tenant, as `Tenants.reset` does.

        Raises:
            UnknownTenant: there is none of this slug, or no more.
        """
        await self._remove_most(self.tenants.get(slug))
        return self.tenants.reset(slug)

    async def _remove_most(self, tenant: Tenant) -> None:
        # Families that are being registered would come faster than they go.
        self.store.run("DELETE FROM batches WHERE tenant = ?", tenant.slug)
        numbers = self.store.one(
            "SELECT count(*) AS count, max(id) AS last FROM families WHERE tenant = ?", tenant.slug
        )
        if numbers and numbers["count"] > _AT_ONCE:
            async with written_in_the_background(self.store):
                await in_slices(lambda until: self._remove_some(tenant, numbers["last"], until))

    def _remove_some(self, tenant: Tenant, last: int, until: float) -> bool:
        """Remove families up to this id until a moment; whether there may be more."""
        some = "SELECT id FROM families WHERE tenant = ? AND id <= ? LIMIT ?"
        with self.store.transaction():
            while self.store.run(f"DELETE FROM families WHERE id IN ({some})", tenant.slug, last, _FEW).rowcount:
                if asyncio.get_running_loop().time() >= until:
                    return True
        return False
