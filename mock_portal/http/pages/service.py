"""What one service of the town offers to the families that it knows."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from mock_portal.http.pages.page import FamilyScreen
from mock_portal.http.pages.visit import Visit


class ServiceScreen(FamilyScreen):
    """The entries of a service; the key opens them."""

    async def get(self, visit: Visit) -> Response:
        """Show the entries, or how to open them."""
        assert visit.family
        asked = visit.request.query_params.get("service")
        service = next((row for row in visit.town.services.rows if row.id == asked), None)
        if service is None:
            raise HTTPException(404)
        if not self.portal.keys.of(visit.family.id)[service.id].linked_at:
            visit.say(
                f"«\u00a0{service.label}\u00a0»\u00a0: renseignez la clé de ce service pour ouvrir ses démarches."
            )
            return visit.go("CompteCitoyen/Modification")
        return visit.page("service", service.label, service=service)
