"""One request to a town's portal, with all that a page asks of it."""

from datetime import date
from functools import cached_property

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mock_portal.accounts.sessions import COOKIE, LIFE, Session
from mock_portal.components import Portal
from mock_portal.families.families import Family
from mock_portal.http.frame.form import Form
from mock_portal.http.pages import steps
from mock_portal.http.pages.steps import Step
from mock_portal.tenants.tenants import Tenant


class Visit:
    """A request to one tenant: who asks, what may be shown, how to answer."""

    def __init__(self, portal: Portal, tenant: Tenant, request: Request) -> None:
        self.portal = portal
        self.tenant = tenant
        self.town = tenant.town
        self.request = request
        self._root = portal.settings.root_path
        self._base = f"{self._root}/{tenant.slug}/espace-citoyens/"
        self._session = portal.sessions.find(tenant, request.cookies.get(COOKIE))

    @property
    def session(self) -> Session:
        """The browser's session, opened now if it has none."""
        if self._session is None:
            self._session = self.portal.sessions.open(self.tenant)
        return self._session

    @cached_property
    def family(self) -> Family | None:
        """The family that is signed in."""
        if self._session is None or self._session.family is None:
            return None
        return self.portal.families.get(self.tenant, self._session.family)

    @cached_property
    def due(self) -> Step | None:
        """The step of the procedure that the family is due to take; None when there is none left."""
        return steps.due(self.family, self.town.terms.version) if self.family else None

    @property
    def has_lost_session(self) -> bool:
        """Whether the browser brings the mark of a session that has ended."""
        return self._session is None and COOKIE in self.request.cookies

    @property
    def is_asked_anew(self) -> bool:
        """Whether the family has completed the procedure before, and is to accept terms that are new."""
        return self.family is not None and self.family.terms_accepted_at is not None and self.due is not None

    @property
    def is_at_home(self) -> bool:
        """Whether a family is signed in and has completed the procedure."""
        return self.family is not None and self.due is None

    @cached_property
    def today(self) -> date:
        """The day, as the town's own calendars show it."""
        return self.tenant.local(self.tenant.now()).date()

    @property
    def session_minutes(self) -> int:
        """How long the session lives without being used."""
        return int(LIFE.total_seconds() // 60)

    @property
    def asked_page(self) -> str:
        """The page that was asked for, below the town's address."""
        url = self.request.url
        page = url.path.partition("/espace-citoyens/")[2]
        return f"{page}?{url.query}" if url.query else page

    def notice(self) -> str | None:
        """What the page has to say from the request before; it is said once."""
        if self._session is None or self._session.notice is None:
            return None
        notice = self._session.notice
        self._session = self.portal.sessions.take_notice(self._session)
        return notice

    def url(self, page: str) -> str:
        """The path of one of the tenant's pages, as a browser on this site writes it."""
        return self._base + page

    def sign_in(self, family: Family) -> None:
        """From now on the session is this family's, under an id that nobody has seen before."""
        if self._session:
            self.portal.sessions.end(self._session)
        self._session = self.portal.sessions.open(self.tenant, family=family.id)

    def sign_out(self, notice: str) -> None:
        """From now on the session is nobody's, under a new id."""
        if self._session:
            self.portal.sessions.end(self._session)
        self._session = self.portal.sessions.open(self.tenant, notice=notice)

    def say(self, notice: str) -> None:
        """Let the next page say something."""
        self._session = self.portal.sessions.give_notice(self.session, notice)

    def page(
        self, template: str, title: str, *, form: Form | None = None, status: int = 200, **more: object
    ) -> Response:
        """Answer with a page; a form with errors makes it an error page."""
        form = form or Form()
        if form.errors:
            title, status = f"Erreur : {title}", 422
        context = {
            "visit": self,
            "town": self.town,
            "site": self._base,
            "static": f"{self._root}/static/",
            "at_home": self.is_at_home,
            "title": title,
            "form": form,
            **more,
        }
        html = self.portal.renderer.text(f"{template}.html", context)
        return self.keep_session(HTMLResponse(html, status))

    def go(self, page: str) -> Response:
        """Answer with the way to another page of the tenant."""
        return self.keep_session(RedirectResponse(self.url(page), status_code=303))

    def keep_session(self, response: Response) -> Response:
        """Tell the browser the id of its session, where it does not know it."""
        if self._session and self._session.id != self.request.cookies.get(COOKIE):
            secure = self.portal.settings.is_secure
            response.set_cookie(COOKIE, self._session.id, httponly=True, samesite="lax", path=self._base, secure=secure)
        return response
