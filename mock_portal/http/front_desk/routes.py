"""The addresses of the front desk."""

from collections.abc import Mapping
from functools import partial

from starlette.routing import Route

from ...components import Components
from ..frame.family_id import FAMILY_ID
from ..frame.responses import Site
from .bulk_registration import BulkRegistrationPage
from .clock import ClockPage
from .families import FamiliesPage
from .family import FamilyPage
from .faults import FaultsPage
from .journal import JournalPage
from .page import DeskPage
from .tenant import TenantPage
from .tenants import TenantsPage
from .terms import TermsPage
from .visit import DeskVisits


def desk_pages(c: Components) -> Mapping[str, DeskPage]:
    """The page at each path below /__guichet__, with the parts that it works with."""
    return {
        "/": TenantsPage(c.tenants, c.families, c.towns),
        "/{slug}": FamiliesPage(c.families, c.inviter),
        f"/{{slug}}/familles/{FAMILY_ID}": FamilyPage(
            c.families, c.members, c.keys, c.accounts, c.inviter, c.invoices, c.issuing, c.journal
        ),
        "/{slug}/arrivees": BulkRegistrationPage(c.bulk_registration),
        "/{slug}/horloge": ClockPage(c.tenants),
        "/{slug}/pannes": FaultsPage(c.tenants, c.tenant_faults),
        "/{slug}/conditions": TermsPage(c.tenants),
        "/{slug}/journal": JournalPage(c.journal),
        "/{slug}/portail": TenantPage(c.bulk_removal, c.families, c.settings),
    }


def desk_routes(c: Components, site: Site) -> list[Route]:
    """The routes below /__guichet__."""
    visits = DeskVisits(site, c.tenants, c.tenant_faults)
    return [
        Route(path, partial(page.respond, open_visit=visits.open), methods=list(page.methods))
        for path, page in desk_pages(c).items()
    ]
