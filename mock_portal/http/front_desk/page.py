"""What the pages of the front desk have in common: whose they are, what they do with a form, how they answer."""

import hmac
import secrets
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mock_portal.components import Portal
from mock_portal.errors import PortalError
from mock_portal.http.frame.form import Form, read_form
from mock_portal.http.front_desk.fields import Refused, spaced
from mock_portal.http.front_desk.form_errors import refusal
from mock_portal.tenants.tenants import Tenant
from mock_portal.wording.front_desk import NOTICES, TABS, alarm

COOKIE = "guichet"
ROOT = "/__guichet__"


@dataclass(frozen=True)
class Visit:
    """One request to the desk."""

    request: Request
    portal: Portal
    csrf: str
    """What every form of this browser brings along."""

    @property
    def tenant(self) -> Tenant:
        """The tenant that the address names.

        Raises:
            HTTPException: 404, when there is none.
        """
        if tenant := self.portal.tenants.find(self.request.path_params["slug"]):
            return tenant
        raise HTTPException(404)

    def asked(self, name: str) -> str:
        """What stands after the question mark under a name; "" where there is nothing."""
        return self.request.query_params.get(name, "").strip()

    def is_own(self, form: Form) -> bool:
        """Whether the form comes from a page that this desk gave to this browser."""
        cookie = self.request.cookies.get(COOKIE, "")
        return bool(cookie) and hmac.compare_digest(form.raw("csrf").encode(), cookie.encode())


@dataclass(frozen=True)
class Done:
    """What was done: the notice that says so, and the page below the desk that says it, by default the same one."""

    notice: str
    page: str | None = None


class DeskScreen(ABC):
    """One page of the desk, with what can be done on it."""

    template: ClassVar[str]
    tab: ClassVar[str] = ""
    """The template of the tab that the page belongs to; by default its own."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal

    async def answer(self, request: Request) -> Response:
        """Show the page, or do what its form asks for and show that it was done."""
        visit = Visit(request, self.portal, request.cookies.get(COOKIE) or secrets.token_urlsafe(24))
        if request.method != "POST":
            return self._page(visit, Form(), 200)
        form = await self.read(request)
        if not visit.is_own(form):
            return self._go(request, Done("stale"))
        try:
            return self._go(request, await self.act(visit, form))
        except Refused as error:
            return self._page(visit, form.with_errors(error.errors), 422)
        except PortalError as error:
            return self._page(visit, form.with_errors(dict([refusal(error, form)])), 422)

    async def read(self, request: Request) -> Form:
        """The form that a request brings."""
        return await read_form(request)

    @abstractmethod
    def shown(self, visit: Visit) -> Mapping[str, object]:
        """What the page shows beside its forms."""

    async def act(self, _visit: Visit, _form: Form) -> Done:
        """Do what the form asks for.

        Raises:
            Refused, PortalError: it cannot be done, and nothing was.
        """
        raise HTTPException(405)

    def _go(self, request: Request, done: Done) -> Response:
        root = self.portal.settings.root_path
        page = request.url.path if done.page is None else f"{ROOT}/{done.page}"
        return RedirectResponse(f"{root}{page}?fait={done.notice}", status_code=303)

    def _page(self, visit: Visit, form: Form, status: int) -> Response:
        root = self.portal.settings.root_path
        context = {
            "root": root,
            "desk": f"{root}{ROOT}/",
            "here": f"{root}{visit.request.url.path}",
            "csrf": visit.csrf,
            "form": form,
            "notice": None if form.errors else NOTICES.get(visit.asked("fait")),
            "tab": self.tab or self.template,
            "spaced": spaced,
            **self._of_tenant(visit),
            **self.shown(visit),
        }
        response = HTMLResponse(self.portal.renderer.text(f"guichet/{self.template}.html", context), status)
        secure = self.portal.settings.is_secure
        response.set_cookie(COOKIE, visit.csrf, httponly=True, samesite="strict", path=f"{root}{ROOT}", secure=secure)
        return response

    def _of_tenant(self, visit: Visit) -> Mapping[str, object]:
        if "slug" not in visit.request.path_params:
            return {"tenant": None}
        tenant = visit.tenant
        return {
            "tenant": tenant,
            "tabs": TABS,
            "now": tenant.local(tenant.now()),
            "alarm": alarm(len(tenant.defects), len(self.portal.troubles.active(tenant))),
        }
