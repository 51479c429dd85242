"""The screens of the town of Saint-Aubin, in the order of the procedure."""

from pathlib import Path
from secrets import token_hex

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.walk.other_portal.family import Family

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
TOKEN = "dossier"


class Screens:
    """The screens for one family; `token` is the secret part of the link in its letter."""

    def __init__(self, family: Family, token: str) -> None:
        self.family = family
        self.token = token
        self.session: str | None = None
        self.app = Starlette(
            routes=[
                Route("/", self.home),
                Route("/ouvrir/{token}", self.opening),
                Route("/entrer", self.entrance, methods=["GET", "POST"], name="entrance"),
                Route("/moi", self.identity, methods=["GET", "POST"], name="identity"),
                Route("/mes-cles", self.services, methods=["GET", "POST"], name="services"),
                Route("/reglement", self.rules, methods=["GET", "POST"], name="rules"),
                Route("/tableau-de-bord", self.dashboard, name="dashboard"),
                Route("/mon-dossier", self.file, name="file"),
                Route("/sortir", self.leave, name="leave"),
                Route("/factures", self.bills, name="bills"),
                Route("/factures/{number}/reglement", self.settlement, name="settlement"),
            ]
        )

    async def home(self, request: Request) -> Response:
        """What everybody sees, and the family its space."""
        return self.onwards(request) if self.is_expected(request, "dashboard") else self.show(request, "home")

    async def opening(self, request: Request) -> Response:
        """Step 3: the page of the link."""
        known = request.path_params["token"] == self.token
        return self.show(request, "opening") if known else Response("Lien inconnu", 404)

    async def entrance(self, request: Request) -> Response:
        """Step 4: the credentials of the letter, the user name first, then the password."""
        form = await request.form()
        if "code" not in form:
            return self.show(request, "entrance", username=form.get("qui"))
        if (form["qui"], form["code"]) != (self.family.username, self.family.password):
            return self.show(request, "entrance", refused=True)
        self.session = token_hex()
        onwards = self.onwards(request)
        onwards.set_cookie(TOKEN, self.session, httponly=True)
        return onwards

    async def identity(self, request: Request) -> Response:
        """Step 5: the family's own credentials."""
        if not self.is_expected(request, "identity") or request.method == "GET":
            return self.show_expected(request, "identity")
        form = await request.form()
        if form["code"] != form["encore"] or len(str(form["code"])) < 8:
            return self.show(request, "identity", refused=True)
        self.family.username, self.family.password = str(form["nom"]), str(form["code"])
        self.family.is_personal = True
        return self.onwards(request)

    async def services(self, request: Request) -> Response:
        """Step 6: the keys of the services."""
        if not self.is_expected(request, "services") or request.method == "GET":
            return self.show_expected(request, "services")
        if (await request.form())["enfance"] != self.family.file_number:
            return self.show(request, "services", refused=True)
        self.family.has_joined_services = True
        return self.onwards(request)

    async def rules(self, request: Request) -> Response:
        """Step 7: the terms of use."""
        if not self.is_expected(request, "rules") or request.method == "GET":
            return self.show_expected(request, "rules")
        self.family.has_accepted_terms = True
        return self.onwards(request)

    async def dashboard(self, request: Request) -> Response:
        return self.show_expected(request, "dashboard")

    async def file(self, request: Request) -> Response:
        return self.show_expected(request, "dashboard", "file")

    async def leave(self, request: Request) -> Response:
        """The end of the session."""
        self.session = None
        return self.show(request, "home")

    async def bills(self, request: Request) -> Response:
        return self.show_expected(request, "dashboard", "bills")

    async def settlement(self, request: Request) -> Response:
        return self.show_expected(request, "dashboard", "settlement")

    def is_expected(self, request: Request, screen: str) -> bool:
        """Return whether this is the family, and a screen that it may open."""
        return self.is_known(request) and screen in self.family.open_screens

    def is_known(self, request: Request) -> bool:
        return self.session is not None and request.cookies.get(TOKEN) == self.session

    def show_expected(self, request: Request, state: str, screen: str | None = None) -> Response:
        return self.show(request, screen or state) if self.is_expected(request, state) else self.onwards(request)

    def show(self, request: Request, screen: str, **state: object) -> Response:
        page = TEMPLATES.get_template(f"{screen}.html")
        return HTMLResponse(page.render(family=self.family, url_for=request.app.url_path_for, **state))

    def onwards(self, request: Request) -> Response:
        """Lead to the screen that is next for this visitor."""
        known = self.is_known(request) or request.url.path == "/entrer"
        return RedirectResponse(request.app.url_path_for(self.family.next_screen if known else "entrance"), 303)
