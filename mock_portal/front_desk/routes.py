"""The addresses of the front desk."""

from starlette.routing import Route

from mock_portal.front_desk.desk import FrontDesk
from mock_portal.portal import Portal


def front_desk_routes(portal: Portal) -> list[Route]:
    """Every address below /__guichet__."""
    desk = FrontDesk(portal)
    return [
        Route("/", desk.towns, methods=["GET"]),
        Route("/{slug}", desk.families, methods=["GET"]),
        Route("/{slug}/familles", desk.register, methods=["POST"]),
        Route("/{slug}/familles/{family:int}/invitation", desk.invite, methods=["POST"]),
    ]
