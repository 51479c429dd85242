"""The portals of the desk: which there are, and a new one."""

from collections.abc import Mapping

from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit


class TownsScreen(DeskScreen):
    """Les portails."""

    template = "towns"

    def shown(self, _visit: Visit) -> Mapping[str, object]:
        """Every tenant, and the towns that a new one may be of."""
        tenants = [(each, self.portal.families.count(each)) for each in self.portal.tenants]
        return {"tenants": tenants, "towns": {name: town.name for name, town in sorted(self.portal.towns.items())}}

    async def act(self, _visit: Visit, form: Form) -> Done:
        """Create a tenant."""
        fields = Fields(form)
        slug, town = form.get("slug"), self.portal.towns.get(form.get("town"))
        if town is None:
            fields.refuse("town", "Ville\u00a0: choisissez-en une dans la liste.")
        seed = fields.seed("seed")
        frozen_at = fields.moment("clock", "Horloge", town.timezone) if town else None
        fields.check()
        self.portal.tenants.create(slug, town=form.get("town"), seed=seed, frozen_at=frozen_at)
        return Done("created", slug)
