"""The tenants: a list, and a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...families.families import Families
from ...tenants.tenants import Tenants
from ...towns.town import Town
from ...wording import front_desk as words
from ..frame.form import Form
from .fields import Fields
from .page import DeskPage, Done
from .visit import DeskVisit


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
