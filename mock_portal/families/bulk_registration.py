"""The registration of many families at once."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ..errors import Conflict, InvalidRequest
from ..storage.store import Store
from ..tenants.tenants import Tenant
from .families import Families
from .generator import generate
from .registrant import Registrant

BATCH = 100
"""How many families are registered in one transaction, before other requests are served."""


@dataclass(frozen=True)
class BulkRegistration:
    """Registers generated families, and those of a file."""

    store: Store
    families: Families

    async def generate(self, tenant: Tenant, count: int, seed: int | None = None) -> None:
        """Register `count` generated families; with a seed, by default the tenant's, always the same ones."""
        first = self.families.last_number(tenant) + 1
        today = tenant.local(tenant.now()).date()
        registrants = generate(tenant.randomness.seed if seed is None else seed, first, count, today)
        while batch := list(islice(registrants, BATCH)):
            with self.store.transaction():
                self._register(tenant, batch)
            await asyncio.sleep(0)  # other requests are served between the batches

    def register_all(self, tenant: Tenant, registrants: Iterable[Registrant]) -> None:
        """Register all these families or, if one of them is refused, none.

        Raises:
            InvalidRequest, Conflict: one of them is refused; the text names its place and the reason.
        """
        with self.store.transaction():
            self._register(tenant, registrants)

    def _register(self, tenant: Tenant, registrants: Iterable[Registrant]) -> None:
        for registrant in registrants:
            keys = {tenant.first_service: registrant.child_key} if registrant.child_key else {}
            try:
                self.families.register(
                    tenant,
                    first_name=registrant.first_name,
                    last_name=registrant.last_name,
                    email=registrant.email,
                    keys=keys,
                    members=registrant.members,
                )
            except (InvalidRequest, Conflict) as error:
                raise type(error)(f"{registrant.place}: {error}") from error
