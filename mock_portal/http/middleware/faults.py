"""What surrounds the pages of a town: the trouble that strikes them, and the word that they are not as they are due."""

import asyncio

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mock_portal.accounts.sessions import COOKIE
from mock_portal.components import Portal
from mock_portal.faults.catalogue import FaultName
from mock_portal.http.pages.error_pages import ErrorPages
from mock_portal.tenants.tenants import Tenant

PAGES = "/espace-citoyens/"
HEADER = "X-Mock-Portal-Active"
"""Names the active defects and faults: `defect=accept-renamed, fault=slow-page`."""


class Surroundings:
    """Lets a tenant's faults strike before a page is asked, and names what is active on every answer."""

    def __init__(self, app: ASGIApp, portal: Portal, errors: ErrorPages) -> None:
        self._app = app
        self._portal = portal
        self._errors = errors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        slug, found, page = scope["path"].lstrip("/").partition(PAGES) if scope["type"] == "http" else ("", "", "")
        tenant = self._portal.tenants.find(slug) if found else None
        faults = self._portal.troubles.active(tenant) if tenant else []
        if tenant is None or not (faults or tenant.defects):
            await self._app(scope, receive, send)
            return
        named = ", ".join([f"defect={name}" for name in tenant.defects] + [f"fault={name}" for name in faults])
        await self._serve_in_trouble(tenant, page, scope, receive, _naming(named, send))

    async def _serve_in_trouble(self, tenant: Tenant, page: str, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        strike = self._portal.troubles.strike
        if slow := strike(tenant, FaultName.SLOW_PAGE, page):
            await asyncio.sleep(slow.seconds)
        session = self._portal.sessions.find(tenant, request.cookies.get(COOKIE))
        if session and session.family and strike(tenant, FaultName.SESSION_GONE, page):
            self._portal.sessions.end(session)
        if strike(tenant, FaultName.ERROR_500, page):
            response = await self._errors.answer(request, HTTPException(500))
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _naming(active: str, send: Send) -> Send:
    async def send_with_names(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)[HEADER] = active
        await send(message)

    return send_with_names
