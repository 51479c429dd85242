"""The town's public home page."""

from starlette.responses import Response

from ...wording import pages as words
from .page import TownPage
from .visit import TownVisit


class EntryPage(TownPage):
    """The address of the portal itself."""

    async def get(self, visit: TownVisit) -> Response:
        """Redirect to the family's home page, or to the public one."""
        return visit.redirect("CompteCitoyen" if visit.family else "Home/AccueilPublic")


class PublicHomePage(TownPage):
    """The page for visitors who are not signed in."""

    async def get(self, visit: TownVisit) -> Response:
        """Show the purpose of the portal, and the link to the sign-in page."""
        return visit.render("public_home", words.PUBLIC_HOME_TITLE)
