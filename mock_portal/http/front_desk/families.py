"""The families of a tenant: a list with a search, and the registration of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...accounts.inviter import Inviter
from ...errors import PortalError
from ...families.families import Families
from ...families.names import LONGEST
from ...tenants.tenants import Tenant
from ...wording import front_desk as words
from ..frame.form import Form
from .fields import Fields
from .page import DeskPage, Done
from .visit import DeskVisit

PAGE_SIZE = 50
"""The number of families on one page."""


@dataclass(frozen=True)
class FamiliesPage(DeskPage):
    """Les familles."""

    families: Families
    inviter: Inviter
    template = "families"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """One part of the families, and the id after which the next part begins."""
        search, after = visit.query("cherche")[:LONGEST], visit.query("apres")
        begin = int(after[:15]) if after.isascii() and after.isdigit() else 0
        found = self.families.all(visit.tenant, search=search, after=begin, limit=PAGE_SIZE + 1)
        return {
            "families": found[:PAGE_SIZE],
            "more_after": found[PAGE_SIZE - 1].id if len(found) > PAGE_SIZE else None,
            "begin": begin,
            "search": search,
            "count": self.families.count(visit.tenant),
            "states": words.STATES,
        }

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Register a family and invite it; if the message is refused, the family is not registered."""
        fields = Fields(form)
        for name in ("first_name", "last_name", "email"):
            if not form.get(name):
                fields.refuse(name, words.MISSING[name])
        fields.check()
        await self._register(visit.tenant, form)
        return Done("invited")

    async def _register(self, tenant: Tenant, form: Form) -> None:
        keys = {tenant.first_service: form.get("key")} if form.get("key") else {}
        family = self.families.register(
            tenant,
            first_name=form.get("first_name"),
            last_name=form.get("last_name"),
            email=form.get("email"),
            keys=keys,
        )
        try:
            await self.inviter.invite(tenant, family)
        except PortalError:
            # Removed, not rolled back: a transaction must not be open across the `await`.
            self.families.remove(tenant, family.id)
            raise
