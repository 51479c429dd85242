"""The families of a town: a list that can be searched, and a new one."""

from collections.abc import Mapping

from mock_portal.errors import PortalError
from mock_portal.families.families import LONGEST
from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit
from mock_portal.tenants.tenants import Tenant
from mock_portal.wording.front_desk import STATES

AT_ONCE = 50
"""How many families one page lists."""
NEEDED = {"first_name": "le prénom", "last_name": "le nom", "email": "l’adresse électronique"}


class FamiliesScreen(DeskScreen):
    """Les familles."""

    template = "families"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """A part of the families, and where the next part begins."""
        search, after = visit.asked("cherche")[:LONGEST], visit.asked("apres")
        begin = int(after[:15]) if after.isascii() and after.isdigit() else 0
        found = self.portal.families.all(visit.tenant, search=search, after=begin, limit=AT_ONCE + 1)
        return {
            "families": found[:AT_ONCE],
            "more_after": found[AT_ONCE - 1].id if len(found) > AT_ONCE else None,
            "begin": begin,
            "search": search,
            "count": self.portal.families.count(visit.tenant),
            "states": STATES,
        }

    async def act(self, visit: Visit, form: Form) -> Done:
        """Register a family and invite it; if the message is refused, it is not registered."""
        fields = Fields(form)
        for name, label in NEEDED.items():
            if not form.get(name):
                fields.refuse(name, f"Indiquez {label}.")
        fields.check()
        await self._register(visit.tenant, form)
        return Done("invited")

    async def _register(self, tenant: Tenant, form: Form) -> None:
        keys = {tenant.first_service: form.get("key")} if form.get("key") else {}
        family = self.portal.families.register(
            tenant,
            first_name=form.get("first_name"),
            last_name=form.get("last_name"),
            email=form.get("email"),
            keys=keys,
        )
        try:
            await self.portal.inviter.invite(tenant, family)
        except PortalError:
            self.portal.families.remove(tenant, family.id)
            raise
