"""The page of one service of the town."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from ...families.access_keys import AccessKeys
from ...wording import pages as words
from .page import PrivatePage
from .visit import TownVisit


@dataclass(frozen=True)
class ServicePage(PrivatePage):
    """The entries of a service, for families that have linked its key."""

    keys: AccessKeys

    async def get(self, visit: TownVisit) -> Response:
        """Show the entries, or lead to the page where the key is entered."""
        assert visit.family
        requested = visit.request.query_params.get("service")
        service = next((row for row in visit.town.services.rows if row.id == requested), None)
        if service is None:
            raise HTTPException(404)
        if not self.keys.of(visit.family.id)[service.id].linked_at:
            visit.leave_notice(words.SERVICE_CLOSED.format(service=service.label))
            return visit.redirect("CompteCitoyen/Modification")
        return visit.render("service", service.label, service=service)
