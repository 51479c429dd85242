"""The terms of a tenant: those in force, and a new version."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...tenants.tenants import Tenants
from ...wording import front_desk as words
from ..frame.form import Form
from .fields import Fields
from .page import DeskPage, Done
from .visit import DeskVisit

LONGEST_VERSION = 40


@dataclass(frozen=True)
class TermsPage(DeskPage):
    """Les conditions."""

    tenants: Tenants
    template = "terms"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """The terms in force."""
        return {"terms": visit.tenant.description.terms}

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Publish a version of the terms."""
        fields = Fields(form)
        version = fields.text("version", words.LABELS["version"], LONGEST_VERSION)
        if version == visit.tenant.description.terms.version:
            fields.refuse("version", words.VERSION_UNCHANGED)
        fields.check()
        document = form.get("document").replace("\r\n", "\n")
        self.tenants.publish_terms(visit.tenant.slug, version, document or None)
        return Done("terms")
