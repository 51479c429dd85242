"""PayFiP's own origin, served beside the portal's."""

from starlette.routing import BaseRoute, Mount, Route

from mock_portal.billing.payfip.operations import PayFip
from mock_portal.faults.tenant_faults import Troubles
from mock_portal.http.payfip.pages import PayFipPages
from mock_portal.rendering.renderer import Renderer
from mock_portal.tenants.tenants import Tenants

ADDRESS = "tpa/paiementws.web"


def payfip_routes(
    payfip: PayFip, tenants: Tenants, troubles: Troubles, renderer: Renderer, static: Mount
) -> list[BaseRoute]:
    """Every address of PayFiP."""
    pages = PayFipPages(payfip, tenants, troubles, renderer)
    return [
        static,
        Route(f"/{ADDRESS}", pages.show, methods=["GET"]),
        Route(f"/{ADDRESS}", pages.pay, methods=["POST"]),
    ]
