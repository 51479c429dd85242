"""The addresses of the payment site."""

from starlette.routing import BaseRoute, Mount, Route

from mock_portal.billing.payfip.operations import PayFip
from mock_portal.billing.payfip.request import PAYMENT_PAGE
from mock_portal.faults.tenant_faults import TenantFaults
from mock_portal.http.payfip.pages import PayFipPages
from mock_portal.rendering.renderer import Renderer
from mock_portal.tenants.tenants import Tenants


def payfip_routes(
    payfip: PayFip, tenants: Tenants, tenant_faults: TenantFaults, renderer: Renderer, static: Mount
) -> list[BaseRoute]:
    """The routes of the payment site."""
    pages = PayFipPages(payfip, tenants, tenant_faults, renderer)
    return [
        static,
        Route(f"/{PAYMENT_PAGE}", pages.show, methods=["GET"]),
        Route(f"/{PAYMENT_PAGE}", pages.pay, methods=["POST"]),
    ]
