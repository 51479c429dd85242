"""What every screen has in common: whom it lets in, and what it does with GET and POST."""

import hmac
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.components import Portal
from mock_portal.http.frame.form import Form, read_form
from mock_portal.http.pages.steps import Step
from mock_portal.http.pages.visit import Visit

LOST = "Votre session est terminée. Connectez-vous pour reprendre là où vous en étiez."


class Screen(ABC):
    """One address of a town's portal. Anyone may see it."""

    methods: ClassVar[Sequence[str]] = ("GET",)

    def __init__(self, portal: Portal) -> None:
        self.portal = portal

    async def answer(self, request: Request) -> Response:
        """Answer a request: the tenant must exist, the visitor be let in, a form be one of our own."""
        tenant = self.portal.tenants.find(request.path_params["town"])
        if tenant is None:
            raise HTTPException(404)
        visit = Visit(self.portal, tenant, request)
        form = await read_form(request) if request.method == "POST" else None
        if elsewhere := self.turn_away(visit):
            if visit.has_lost_session:
                visit.say(LOST)
            return visit.go(elsewhere)
        if form is None:
            return await self.get(visit)
        if not hmac.compare_digest(form.raw("csrf").encode(), visit.session.csrf.encode()):
            visit.say(
                "Votre page était ouverte depuis trop longtemps ou dans un autre onglet : rien n’a été enregistré. "
                "Veuillez recommencer."
            )
            return visit.go(self.page_after_stale_form(visit))
        return await self.post(visit, form)

    def turn_away(self, _visit: Visit) -> str | None:
        """The page to go to instead, for a visitor who may not see this one."""
        return None

    def page_after_stale_form(self, visit: Visit) -> str:
        """Where to start again after a form that is not of this session."""
        return visit.asked_page.partition("?")[0]

    @abstractmethod
    async def get(self, visit: Visit) -> Response:
        """Show the screen; GET and HEAD change nothing that matters."""

    async def post(self, _visit: Visit, _form: Form) -> Response:
        """Do what the form asks for."""
        raise HTTPException(405)


class FamilyScreen(Screen):
    """A screen of a family that has completed the procedure; others are led to what is due."""

    def turn_away(self, visit: Visit) -> str | None:
        """To the sign-in page, which leads back here, or to the step whose turn it is."""
        if visit.family is None:
            return f"Home/Logon?{urlencode({'retour': visit.asked_page})}"
        return visit.due.page if visit.due else None


class StepScreen(Screen):
    """A screen of the procedure: open when it is due or to go back to, until the procedure is complete."""

    methods = ("GET", "POST")
    step: ClassVar[Step]

    def turn_away(self, visit: Visit) -> str | None:
        """To the sign-in page, to the step whose turn it is, or home."""
        if visit.family is None:
            return "Home/Logon"
        if visit.due is None:
            return "CompteCitoyen"
        closed = self.step < visit.due and visit.is_asked_anew
        return visit.due.page if self.step > visit.due or closed else None

    def leave(self, visit: Visit) -> Response:
        """Sign out in the middle of the procedure; it goes on here at the next sign-in."""
        visit.sign_out(
            f"Vous êtes déconnecté. Votre {visit.town.portal} s’ouvrira quand vous aurez accepté les conditions."
            if visit.is_asked_anew
            else f"Vous avez quitté la personnalisation de votre {visit.town.portal}. "
            "Vous pourrez la reprendre là où vous l’avez laissée\u00a0: il vous suffit de vous connecter."
        )
        return visit.go("Home/AccueilPublic")
