"""The town's public home page."""

from starlette.responses import Response

from mock_portal.http.pages.page import Screen
from mock_portal.http.pages.visit import Visit


class Root(Screen):
    """The address of the portal itself."""

    async def get(self, visit: Visit) -> Response:
        """Lead to the family's home page, or to the public one."""
        return visit.go("CompteCitoyen" if visit.family else "Home/AccueilPublic")


class PublicHome(Screen):
    """What anyone sees first."""

    async def get(self, visit: Visit) -> Response:
        """Show what the portal is for, and the way in."""
        return visit.page("public_home", "Accueil")
