"""The registration of many families at once."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from mock_portal.errors import Conflict, InvalidRequest
from mock_portal.families.families import Families
from mock_portal.families.generator import Person, make_up
from mock_portal.storage.store import Store
from mock_portal.tenants.tenants import Tenant

AT_A_TIME = 100
"""How many families are registered before other requests have their turn."""


@dataclass(frozen=True)
class Registry:
    """Registers families that are made up, or that come from a file."""

    store: Store
    families: Families

    async def generate(self, tenant: Tenant, count: int, seed: int | None = None) -> None:
        """Register so many made-up families; with a seed, by default the tenant's, always the same ones."""
        first = self.families.last_number(tenant) + 1
        today = tenant.local(tenant.now()).date()
        people = make_up(tenant.randomness.seed if seed is None else seed, first, count, today)
        while batch := list(islice(people, AT_A_TIME)):
            with self.store.transaction():
                self._register(tenant, batch)
            await asyncio.sleep(0)

    def enter(self, tenant: Tenant, people: Iterable[Person]) -> None:
        """Register all these people or, if one of them cannot be, none.

        Raises:
            InvalidRequest, Conflict: one of them cannot be registered; the text names its place and the reason.
        """
        with self.store.transaction():
            self._register(tenant, people)

    def _register(self, tenant: Tenant, people: Iterable[Person]) -> None:
        for person in people:
            keys = {tenant.first_service: person.child_key} if person.child_key else {}
            try:
                self.families.register(
                    tenant,
                    first_name=person.first_name,
                    last_name=person.last_name,
                    email=person.email,
                    keys=keys,
                    members=person.members,
                )
            except (InvalidRequest, Conflict) as error:
                raise type(error)(f"{person.place}: {error}") from error
