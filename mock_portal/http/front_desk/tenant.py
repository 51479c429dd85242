"""A portal itself: where it is, and how to empty or remove it."""

from collections.abc import Mapping

from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Refused
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit


class TenantScreen(DeskScreen):
    """Ce portail."""

    template = "tenant"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """What the portal is."""
        tenant = visit.tenant
        return {
            "address": self.portal.messages.address(tenant, ""),
            "control": f"{self.portal.settings.url}__control__/tenants/{tenant.slug}",
            "count": self.portal.families.count(tenant),
        }

    async def act(self, visit: Visit, form: Form) -> Done:
        """Empty or remove the portal, once this has been confirmed."""
        action = "delete" if form.get("action") == "delete" else "reset"
        if not form.get(f"sure-{action}"):
            raise Refused({f"sure-{action}": "Cochez la case pour confirmer."})
        if action == "delete":
            self.portal.tenants.delete(visit.tenant.slug)
            return Done("deleted", "")
        self.portal.tenants.reset(visit.tenant.slug)
        return Done("emptied")
