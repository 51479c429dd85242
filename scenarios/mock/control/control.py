"""What walks and tests say to a mock portal, in their own words."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime, timedelta

from .requests import ControlRequests
from .values import (
    Advance,
    FamilyAnswer,
    Fault,
    Freeze,
    NewFamily,
    NewTenant,
    OpenAccount,
    TenantAnswer,
)


class Control(ControlRequests):
    """The control API: every request of its description, and those that walks make most, with fewer words.

    Raises:
        EnvironmentNotReady: the portal does not answer, is no mock, or refuses; the text says what it said.
    """

    def new_tenant(self, slug: str, *, town: str, seed: int, clock: datetime) -> TenantAnswer:
        """Create a tenant whose clock stands still and whose chance is seeded."""
        return self.create_tenant(NewTenant(slug=slug, town=town, seed=seed, clock=clock))

    def new_family(self, tenant: str, *, first_name: str, last_name: str, email: str, child_key: str | None) -> str:
        """Register a family and return its id; without a key of the childhood service it gets a new one."""
        family = NewFamily(first_name=first_name, last_name=last_name, email=email, child_key=child_key)
        return str(self.register_family(tenant, family).id)

    def register_families(self, tenant: str, families: Sequence[tuple[str, str, str]]) -> None:
        """Register many families at once: first name, last name, address."""
        rows = io.StringIO()
        csv.writer(rows).writerows([("first_name", "last_name", "email"), *families])
        self.import_families(tenant, rows.getvalue())

    def families(self, tenant: str) -> list[FamilyAnswer]:
        """List all families, in the order of their registration."""
        found: list[FamilyAnswer] = []
        while page := self.list_families(tenant, limit=1000, after=found[-1].id if found else 0):
            found += page
        return found

    def open_space(self, tenant: str, family: str, *, username: str, password: str) -> dict[str, str]:
        """Open the family's space with these credentials, and return its keys by the services' ids."""
        opened = self.open_account(tenant, family, OpenAccount(username=username, password=password))
        return {service: key.key for service, key in opened.keys.items()}

    def lose_next_message(self, tenant: str) -> None:
        """Let the next message of a tenant never reach the mail server."""
        self.set_faults(tenant, [Fault(name="message-lost", count=1)])

    def now(self, tenant: str) -> datetime:
        """Return what time a tenant has."""
        return self.get_clock(tenant).now

    def freeze(self, tenant: str, at: datetime | None = None) -> None:
        """Stop the clock of a tenant: where it is, or at a moment."""
        self.freeze_clock(tenant, Freeze(at=at))

    def advance(self, tenant: str, by: timedelta) -> None:
        """Move the clock of a tenant forward."""
        self.advance_clock(tenant, Advance(seconds=by.total_seconds()))
