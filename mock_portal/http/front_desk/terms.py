"""The terms of a portal: those in force, and other ones."""

from collections.abc import Mapping

from mock_portal.http.frame.form import Form
from mock_portal.http.front_desk.fields import Fields
from mock_portal.http.front_desk.page import DeskScreen, Done, Visit

LONGEST_VERSION = 40


class TermsScreen(DeskScreen):
    """Les conditions."""

    template = "terms"

    def shown(self, visit: Visit) -> Mapping[str, object]:
        """The terms in force."""
        return {"terms": visit.tenant.description.terms}

    async def act(self, visit: Visit, form: Form) -> Done:
        """Put other terms in force."""
        fields = Fields(form)
        version = fields.text("version", "Version", LONGEST_VERSION)
        if version == visit.tenant.description.terms.version:
            fields.refuse("version", "Version\u00a0: donnez-en une autre, sans quoi personne n’acceptera ce texte.")
        fields.check()
        document = form.get("document").replace("\r\n", "\n")
        self.portal.tenants.publish_terms(visit.tenant.slug, version, document or None)
        return Done("terms")
