"""The faults of pages, applied before the page is called, and the header that names what is active."""

import asyncio
from math import ceil

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...accounts.sessions import COOKIE, Sessions
from ...faults.catalogue import ERRORS, FaultName
from ...faults.tenant_faults import TenantFaults
from ...tenants.tenants import Tenant, Tenants
from ..frame.responses import Site
from ..pages.error_pages import ErrorPages

PAGES = "/espace-citoyens/"
HEADER = "X-Mock-Portal-Active"
"""Names the active defects and faults: `defect=accept-renamed, fault=slow-page`."""


class FaultMiddleware:
    """Applies a tenant's faults to the requests of its pages, so that no page has a special case for tests."""

    def __init__(
        self,
        app: ASGIApp,
        site: Site,
        tenants: Tenants,
        tenant_faults: TenantFaults,
        sessions: Sessions,
        errors: ErrorPages,
    ) -> None:
        self._app = app
        self._site = site
        self._tenants = tenants
        self._tenant_faults = tenant_faults
        self._sessions = sessions
        self._errors = errors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        slug, found, page = scope["path"].lstrip("/").partition(PAGES) if scope["type"] == "http" else ("", "", "")
        tenant = self._tenants.find(slug) if found else None
        faults = self._tenant_faults.active(tenant) if tenant else []
        if tenant is None or not (faults or tenant.defects):
            await self._app(scope, receive, send)
            return
        active = ", ".join([f"defect={name}" for name in tenant.defects] + [f"fault={name}" for name in faults])
        await self._serve_with_faults(tenant, page, scope, receive, _with_header(active, send))

    async def _serve_with_faults(self, tenant: Tenant, page: str, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        apply = self._tenant_faults.apply
        if slow := apply(tenant, FaultName.SLOW_PAGE, page):
            await asyncio.sleep(slow.seconds)
            if self._tenants.find(tenant.slug) is None:  # deleted meanwhile: the page says so
                await self._app(scope, receive, send)
                return
        session = self._sessions.find(tenant, request.cookies.get(self._site.cookie_name(COOKIE, tenant.slug)))
        if session and session.family and apply(tenant, FaultName.SESSION_GONE, page):
            self._sessions.end(session)
        for name, status in ERRORS.items():
            if fault := apply(tenant, name, page):
                headers = {"Retry-After": str(ceil(fault.seconds))} if status != 500 else None
                response = await self._errors.respond(request, HTTPException(status, headers=headers))
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _with_header(active: str, send: Send) -> Send:
    async def send_with_header(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)[HEADER] = active
        await send(message)

    return send_with_header
