"""One request to a page of a town."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ...accounts.account_locks import AccountLocks
from ...accounts.sessions import COOKIE, LIFE, Session, Sessions
from ...families.families import Families, Family
from ...tenants.tenants import Tenant, Tenants
from ...wording import pages as words
from ..frame.form import Form
from ..frame.responses import Site
from ..frame.visit import Visit
from . import steps
from .steps import Step


class TownVisit(Visit):
    """A request to a tenant: its session, its family, and the ways to respond."""

    def __init__(
        self, site: Site, sessions: Sessions, families: Families, locks: AccountLocks, tenant: Tenant, request: Request
    ) -> None:
        super().__init__(site, request)
        self.tenant = tenant
        self.town = tenant.town
        self._sessions = sessions
        self._families = families
        self._locks = locks
        self._base = f"{site.root_path}/{tenant.slug}/espace-citoyens/"
        self._cookie = site.cookie_name(COOKIE, tenant.slug)
        self._session = sessions.find(tenant, request.cookies.get(self._cookie))

    @property
    def session(self) -> Session:
        """The browser's session, opened now if it has none."""
        if self._session is None:
            self._session = self._sessions.open(self.tenant)
        return self._session

    def lock(self) -> AbstractAsyncContextManager[None]:
        """The lock of the family that is signed in; of nobody, there is none to wait for.

        Raises:
            Busy: too many wait for it.
        """
        return self._locks.of_family(self.family.id) if self.family else nullcontext()

    @property
    def csrf(self) -> str:
        """The token of the session, which every form must bring."""
        return self.session.csrf

    @cached_property
    def family(self) -> Family | None:
        """The family that is signed in."""
        if self._session is None or self._session.family is None:
            return None
        return self._families.get(self.tenant, self._session.family)

    @cached_property
    def due(self) -> Step | None:
        """The step of the procedure that the family has to take; None when there is none left."""
        return steps.due(self.family, self.town.terms.version) if self.family else None

    @property
    def has_lost_session(self) -> bool:
        """Whether the browser brings the cookie of a session that has ended."""
        return self._session is None and self._cookie in self.request.cookies

    @property
    def has_new_terms(self) -> bool:
        """Whether the family has completed the procedure before, and has to accept a new version of the terms."""
        return self.family is not None and self.family.terms_accepted_at is not None and self.due is not None

    @property
    def is_at_home(self) -> bool:
        """Whether a family is signed in and has completed the procedure."""
        return self.family is not None and self.due is None

    @cached_property
    def today(self) -> date:
        """The day in the town's time zone, by the tenant's clock."""
        return self.tenant.local(self.tenant.now()).date()

    @property
    def session_minutes(self) -> int:
        """The minutes after which an unused session ends."""
        return int(LIFE.total_seconds() // 60)

    @property
    def requested_page(self) -> str:
        """The page of the request with its query, below the town's address."""
        url = self.request.url
        page = url.path.partition("/espace-citoyens/")[2]
        return f"{page}?{url.query}" if url.query else page

    def notice(self) -> str | None:
        """The notice that an earlier request left for this page; a second call returns None."""
        if self._session is None or self._session.notice is None:
            return None
        notice = self._session.notice
        self._session = self._sessions.take_notice(self._session)
        return notice

    def leave_notice(self, notice: str) -> None:
        """Leave a notice for the next page."""
        self._session = self._sessions.give_notice(self.session, notice)

    def sign_in(self, family: Family) -> None:
        """Make the session this family's, under a new id.

        With the old id, somebody who had planted it in the browser would be signed in too (session fixation).
        """
        if self._session:
            self._sessions.end(self._session)
        self._session = self._sessions.open(self.tenant, family=family.id)

    def sign_out(self, notice: str) -> None:
        """Make the session nobody's, under a new id, with a notice for the next page."""
        if self._session:
            self._sessions.end(self._session)
        self._session = self._sessions.open(self.tenant, notice=notice)

    def render(
        self, template: str, title: str, *, form: Form | None = None, status: int = 200, **more: object
    ) -> Response:
        """A page of the town; a form with errors makes it an error page, with the status 422."""
        form = form or Form()
        if form.errors:
            title, status = words.ERROR_TITLE.format(title=title), 422
        context = {
            "visit": self,
            "town": self.town,
            "site": self._base,
            "static": f"{self.site.root_path}/static/",
            "at_home": self.is_at_home,
            "title": title,
            "form": form,
            **more,
        }
        return self.with_cookie(self.site.html(f"{template}.html", context, status))

    def redirect(self, page: str) -> Response:
        """A redirect to a page of the tenant."""
        return self.with_cookie(self.site.redirect(self._base + page))

    def with_cookie(self, response: Response) -> Response:
        """A response with the cookie of the session, where the browser does not have it yet."""
        if self._session and self._session.id != self.request.cookies.get(self._cookie):
            # "lax", not "strict": a family that comes by the link of a message is to stay signed in.
            self.site.set_cookie(response, self._cookie, self._session.id, path=self._base, samesite="lax")
        return response


@dataclass(frozen=True)
class TownVisits:
    """Opens the visits of towns' pages."""

    site: Site
    tenants: Tenants
    sessions: Sessions
    families: Families
    locks: AccountLocks

    def open(self, request: Request) -> TownVisit:
        """The visit of a request.

        Raises:
            HTTPException: 404, when the address names no tenant.
        """
        tenant = self.tenants.find(request.path_params["town"])
        if tenant is None:
            raise HTTPException(404)
        return self.of(tenant, request)

    def of(self, tenant: Tenant, request: Request) -> TownVisit:
        """The visit of a request to this tenant."""
        return TownVisit(self.site, self.sessions, self.families, self.locks, tenant, request)
