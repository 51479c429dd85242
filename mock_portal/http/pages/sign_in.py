"""Signing in and out."""

import re
from datetime import timedelta

from starlette.responses import Response

from mock_portal.accounts.accounts import Refusal
from mock_portal.http.frame.form import Form
from mock_portal.http.pages.page import Screen
from mock_portal.http.pages.visit import Visit

REFUSALS = {
    Refusal.WRONG: "Le nom d’utilisateur ou le mot de passe est incorrect. Vérifiez votre saisie.",
    Refusal.LINK_NOT_OPENED: (
        "Votre espace n’est pas encore activé. Ouvrez d’abord le lien d’activation du message que vous avez reçu, "
        "puis connectez-vous."
    ),
}


ROUND_UP = timedelta(seconds=59)

RETURN = re.compile(r"(?:CompteCitoyen|MonCompte)(?:/[A-Za-z]+)*(?:[?&][A-Za-z]+=[0-9A-Za-z-]+)*")
"""The pages that a family may be led back to after signing in: those of its own space, and no other site's."""


class SignInScreen(Screen):
    """Asks for a user name and a password, the family's own or the provisional ones."""

    methods = ("GET", "POST")

    async def get(self, visit: Visit) -> Response:
        """Show the form; whoever is signed in is led on."""
        if visit.family:
            return visit.go(visit.due.page if visit.due else "CompteCitoyen")
        return self._show(visit, Form({"retour": visit.request.query_params.get("retour", "")}))

    async def post(self, visit: Visit, form: Form) -> Response:
        """Sign in and lead to the step that is due; or tell what is wrong, without telling who exists."""
        if missing := self._missing(form):
            return self._show(visit, form.with_errors(missing))
        found = await self.portal.accounts.sign_in(visit.tenant, form.get("username"), form.raw("password"))
        if isinstance(found, Refusal):
            return self._show(
                visit, form.with_errors({"username": locked(visit, form.get("username")) or REFUSALS[found]})
            )
        visit.sign_in(found)
        wanted = form.get("retour")
        return visit.go(wanted if RETURN.fullmatch(wanted) else "CompteCitoyen")

    def _missing(self, form: Form) -> dict[str, str]:
        messages = {"username": "Saisissez votre nom d’utilisateur.", "password": "Saisissez votre mot de passe."}
        return {name: message for name, message in messages.items() if not form.get(name)}

    def _show(self, visit: Visit, form: Form) -> Response:
        return visit.page("sign_in", visit.town.sign_in.title, form=form)


def locked(visit: Visit, username: str) -> str | None:
    """The sentence for a user name that is locked out, with the time at which the lock ends."""
    end = visit.portal.lockouts.end(visit.tenant, username)
    if end is None:
        return None
    return (
        "Trop de tentatives ont échoué\u00a0: ce nom d’utilisateur est bloqué. "
        f"Réessayez à partir de {visit.tenant.local(end + ROUND_UP):%H:%M}."
    )


class SignOutScreen(Screen):
    """Ends the session."""

    methods = ("GET", "POST")

    async def get(self, visit: Visit) -> Response:
        """Ask whether to sign out; a link alone must not do it."""
        return visit.page("sign_out", "Je me déconnecte") if visit.family else visit.go("Home/AccueilPublic")

    async def post(self, visit: Visit, _form: Form) -> Response:
        """Sign out."""
        visit.sign_out("Vous êtes déconnecté. À bientôt !")
        return visit.go("Home/AccueilPublic")
