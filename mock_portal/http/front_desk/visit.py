"""One request to a page of the front desk."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ...faults.tenant_faults import TenantFaults
from ...tenants.tenants import Tenant, Tenants
from ...wording import front_desk as words
from ..frame.form import Form
from ..frame.responses import Site
from ..frame.visit import Visit

COOKIE = "guichet"
ROOT = "/__guichet__"


class DeskVisit(Visit):
    """A request to the front desk, which has no sessions: its cookie holds nothing but the CSRF token."""

    def __init__(self, site: Site, tenants: Tenants, tenant_faults: TenantFaults, request: Request) -> None:
        super().__init__(site, request)
        self._tenants = tenants
        self._tenant_faults = tenant_faults
        # A browser without the cookie gets a new token, which no form can bring yet.
        self._cookie = site.cookie_name(COOKIE)
        self._csrf = request.cookies.get(self._cookie) or secrets.token_urlsafe(24)

    @property
    def csrf(self) -> str:
        """The token that every form of this browser must bring."""
        return self._csrf

    @property
    def tenant(self) -> Tenant:
        """The tenant of the address.

        Raises:
            HTTPException: 404, when there is none.
        """
        if tenant := self._tenants.find(self.request.path_params["slug"]):
            return tenant
        raise HTTPException(404)

    def render(self, template: str, *, tab: str, form: Form, status: int, content: Mapping[str, object]) -> Response:
        """A page of the front desk, with the cookie."""
        root = self.site.root_path
        context = {
            "root": root,
            "desk": f"{root}{ROOT}/",
            "here": f"{root}{self.request.url.path}",
            "csrf": self.csrf,
            "is_unprotected": self.site.is_unprotected,
            "form": form,
            "notice": None if form.errors else words.NOTICES.get(self.query("fait")),
            "tab": tab,
            **self._of_tenant(),
            **content,
        }
        response = self.site.html(f"guichet/{template}.html", context, status)
        self.site.set_cookie(response, self._cookie, self.csrf, path=f"{root}{ROOT}", samesite="strict")
        return response

    def redirect(self, notice: str, page: str | None = None) -> Response:
        """A redirect to a page below the desk, by default the same one, with the name of the notice that it shows."""
        path = self.request.url.path if page is None else f"{ROOT}/{page}"
        return self.site.redirect(f"{self.site.root_path}{path}?fait={notice}")

    def _of_tenant(self) -> Mapping[str, object]:
        if "slug" not in self.request.path_params:
            return {"tenant": None}
        tenant = self.tenant
        return {
            "tenant": tenant,
            "tabs": words.TABS,
            "now": tenant.local(tenant.now()),
            "active": words.active(len(tenant.defects), len(self._tenant_faults.active(tenant))),
        }


@dataclass(frozen=True)
class DeskVisits:
    """Opens the visits of the front desk."""

    site: Site
    tenants: Tenants
    tenant_faults: TenantFaults

    def open(self, request: Request) -> DeskVisit:
        """The visit of a request."""
        return DeskVisit(self.site, self.tenants, self.tenant_faults, request)
