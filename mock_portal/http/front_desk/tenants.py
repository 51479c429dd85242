"""The tenants: a list, and a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from mock_portal.families.families import Families
from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields
from mock_portal.http.front_desk.page import DeskPage, Done
from mock_portal.http.front_desk.visit import DeskVisit
from mock_portal.tenants.tenants import Tenants
from mock_portal.towns.town import Town
from mock_portal.wording import front_desk as words


@dataclass(frozen=True)
class TenantsPage(DeskPage):
    """Les portails."""

    tenants: Tenants
    families: Families
    towns: Mapping[str, Town]
    template = "tenants"

    def content(self, _visit: DeskVisit) -> Mapping[str, object]:
        """Every tenant, and the towns for a new one."""
        tenants = [(each, self.families.count(each)) for each in self.tenants]
        return {"tenants": tenants, "towns": {name: town.name for name, town in sorted(self.towns.items())}}

    async def act(self, _visit: DeskVisit, form: Form) -> Done:
        """Create a tenant."""
        fields = Fields(form)
        slug, town = form.get("slug"), self.towns.get(form.get("town"))
        if town is None:
            fields.refuse("town", words.MISSING["town"])
        seed = fields.seed("seed")
        frozen_at = fields.moment("clock", words.LABELS["clock"], town.timezone) if town else None
        fields.check()
        self.tenants.create(slug, town=form.get("town"), seed=seed, frozen_at=frozen_at)
        return Done("created", slug)
