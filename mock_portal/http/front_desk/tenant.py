"""One tenant: its addresses, and how to empty or delete it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...families.bulk_removal import BulkRemoval
from ...families.families import Families
from ...settings import Settings
from ...wording import front_desk as words
from ..frame.form import Form
from .fields import InvalidFields
from .page import DeskPage, Done
from .visit import DeskVisit


@dataclass(frozen=True)
class TenantPage(DeskPage):
    """Ce portail."""

    removal: BulkRemoval
    families: Families
    settings: Settings
    template = "tenant"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """Where the tenant is, and how many families it has."""
        tenant = visit.tenant
        return {
            "address": self.settings.page_url(tenant.slug, ""),
            "control": f"{self.settings.url}__control__/tenants/{tenant.slug}",
            "count": self.families.count(tenant),
        }

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Empty or delete the tenant, once the box has been ticked."""
        action = "delete" if form.get("action") == "delete" else "reset"
        if not form.get(f"sure-{action}"):
            raise InvalidFields({f"sure-{action}": words.CONFIRMATION_MISSING})
        if action == "delete":
            await self.removal.delete(visit.tenant.slug)
            return Done("deleted", "")
        await self.removal.reset(visit.tenant.slug)
        return Done("emptied")
