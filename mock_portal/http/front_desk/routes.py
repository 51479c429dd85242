"""The addresses of the front desk."""

from starlette.routing import Route

from mock_portal.components import Portal
from mock_portal.http.frame.family_id import FAMILY
from mock_portal.http.front_desk.bulk_registration import ArrivalsScreen
from mock_portal.http.front_desk.clock import ClockScreen
from mock_portal.http.front_desk.families import FamiliesScreen
from mock_portal.http.front_desk.family import FamilyScreen
from mock_portal.http.front_desk.faults import TroublesScreen
from mock_portal.http.front_desk.journal import JournalScreen
from mock_portal.http.front_desk.page import DeskScreen
from mock_portal.http.front_desk.tenant import TenantScreen
from mock_portal.http.front_desk.tenants import TownsScreen
from mock_portal.http.front_desk.terms import TermsScreen

PAGES: dict[str, type[DeskScreen]] = {
    "/": TownsScreen,
    "/{slug}": FamiliesScreen,
    f"/{{slug}}/familles/{FAMILY}": FamilyScreen,
    "/{slug}/arrivees": ArrivalsScreen,
    "/{slug}/horloge": ClockScreen,
    "/{slug}/pannes": TroublesScreen,
    "/{slug}/conditions": TermsScreen,
    "/{slug}/journal": JournalScreen,
    "/{slug}/portail": TenantScreen,
}


def front_desk_routes(portal: Portal) -> list[Route]:
    """Every address below /__guichet__."""
    return [Route(path, screen(portal).answer, methods=["GET", "POST"]) for path, screen in PAGES.items()]
