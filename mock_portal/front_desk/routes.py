"""The addresses of the front desk."""

from starlette.routing import Route

from mock_portal.front_desk.arrivals import ArrivalsScreen
from mock_portal.front_desk.clock import ClockScreen
from mock_portal.front_desk.families import FamiliesScreen
from mock_portal.front_desk.family import FamilyScreen
from mock_portal.front_desk.journal import JournalScreen
from mock_portal.front_desk.screen import DeskScreen
from mock_portal.front_desk.tenant import TenantScreen
from mock_portal.front_desk.terms import TermsScreen
from mock_portal.front_desk.towns import TownsScreen
from mock_portal.front_desk.troubles import TroublesScreen
from mock_portal.ids import FAMILY
from mock_portal.portal import Portal

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
