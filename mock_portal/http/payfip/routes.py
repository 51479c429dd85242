"""The addresses of the payment site."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from ...billing.payfip.operations import PayFip
from ...billing.payfip.request import PAYMENT_PAGE
from ...faults.tenant_faults import TenantFaults
from ...rendering.renderer import Renderer
from ...tenants.tenants import Tenants
from .pages import PayFipPages


def payfip_routes(
    payfip: PayFip, tenants: Tenants, tenant_faults: TenantFaults, renderer: Renderer, static: Sequence[BaseRoute]
) -> list[BaseRoute]:
    """The routes of the payment site."""
    pages = PayFipPages(payfip, tenants, tenant_faults, renderer)
    return [
        *static,
        Route(f"/{PAYMENT_PAGE}", pages.show, methods=["GET"]),
        Route(f"/{PAYMENT_PAGE}", pages.pay, methods=["POST"]),
    ]
