"""The pages of the front desk: families and their states, registration, invitations."""

import hmac
import secrets
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mock_portal.errors import PortalError, UnknownFamily
from mock_portal.front_desk.words import LABELS, NOTICES, STATES, refusal
from mock_portal.keys import normal
from mock_portal.pages.form import Form, read_form
from mock_portal.portal import Portal
from mock_portal.tenants import Tenant

COOKIE = "guichet"


class FrontDesk:
    """What an agent does at the desk of each town."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def towns(self, request: Request) -> Response:
        """The tenants; a single one is shown at once."""
        tenants = list(self._portal.tenants)
        if len(tenants) == 1:
            return self._go(tenants[0])
        return self._page(request, "guichet/towns", {"tenants": tenants})

    async def families(self, request: Request) -> Response:
        """The families of a town, and the form that registers one."""
        return self._show(request, self._tenant(request), Form(), 200)

    async def register(self, request: Request) -> Response:
        """Register a family and invite it; if the message is refused, it is not registered."""
        tenant, form = self._tenant(request), await read_form(request)
        if not _is_own(request, form):
            return self._go(tenant, "stale")
        missing = {
            name: f"Indiquez : {LABELS[name].lower()}." for name in LABELS if name != "key" and not form.get(name)
        }
        if missing:
            return self._show(request, tenant, form.with_errors(missing), 422)
        try:
            await self._register(tenant, form)
        except PortalError as error:
            field, sentence = refusal(error, form.get("email"))
            return self._show(request, tenant, form.with_errors({field: sentence}), 422)
        return self._go(tenant, "invited")

    async def _register(self, tenant: Tenant, form: Form) -> None:
        keys = {tenant.first_service: normal(form.get("key"))} if form.get("key") else {}
        family = self._portal.families.register(
            tenant,
            first_name=form.get("first_name"),
            last_name=form.get("last_name"),
            email=form.get("email"),
            keys=keys,
        )
        try:
            await self._portal.inviter.invite(tenant, family)
        except PortalError:
            self._portal.families.remove(tenant, family.id)
            raise

    async def invite(self, request: Request) -> Response:
        """Send a family a new invitation."""
        tenant, form = self._tenant(request), await read_form(request)
        if not _is_own(request, form):
            return self._go(tenant, "stale")
        try:
            family = self._portal.families.get(tenant, int(request.path_params["family"]))
            await self._portal.inviter.invite(tenant, family)
        except UnknownFamily as error:
            raise HTTPException(404) from error
        except PortalError as error:
            return self._show(request, tenant, Form({}, {"families": refusal(error)[1]}), 422)
        return self._go(tenant, "invited")

    def _tenant(self, request: Request) -> Tenant:
        if tenant := self._portal.tenants.find(request.path_params["slug"]):
            return tenant
        raise HTTPException(404)

    def _go(self, tenant: Tenant, notice: str | None = None) -> Response:
        query = f"?fait={notice}" if notice else ""
        path = f"{self._portal.settings.root_path}/__guichet__/{tenant.slug}{query}"
        return RedirectResponse(path, status_code=303)

    def _show(self, request: Request, tenant: Tenant, form: Form, status: int) -> Response:
        families = self._portal.families.all(tenant)
        notice = None if form.errors else NOTICES.get(request.query_params.get("fait", ""))
        context = {"tenant": tenant, "families": families, "states": STATES, "form": form, "notice": notice}
        return self._page(request, "guichet/families", context, status)

    def _page(self, request: Request, template: str, context: Mapping[str, object], status: int = 200) -> Response:
        csrf = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
        root = self._portal.settings.root_path
        html = self._portal.renderer.text(f"{template}.html", {"csrf": csrf, "root": root, **context})
        response = HTMLResponse(html, status)
        response.set_cookie(COOKIE, csrf, httponly=True, samesite="strict", path=f"{root}/__guichet__")
        return response


def _is_own(request: Request, form: Form) -> bool:
    """Whether the form comes from a page that this desk gave to this browser."""
    cookie = request.cookies.get(COOKIE, "")
    return bool(cookie) and hmac.compare_digest(form.raw("csrf").encode(), cookie.encode())
