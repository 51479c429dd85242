"""Signing in and out, and keeping a session alive."""

import re
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response

from ...accounts.accounts import Accounts, SignInRefusal
from ...wording import pages as words
from ..frame.form import Form
from .page import TownPage
from .visit import TownVisit

ROUND_UP = timedelta(seconds=59)
"""Added to a moment that is shown in minutes, so that it is over when the shown minute begins."""

RETURN = re.compile(r"(?:CompteCitoyen|MonCompte)(?:/[A-Za-z]+)*(?:[?&][A-Za-z]+=[0-9A-Za-z-]+)*")
"""The pages that may follow the sign-in: those of the family's space, so that no link leads to another site."""


@dataclass(frozen=True)
class SignInPage(TownPage):
    """Asks for a user name and a password, the family's own or the provisional ones."""

    accounts: Accounts
    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Show the form; a signed-in family is redirected."""
        if visit.family:
            return visit.redirect(visit.due.page if visit.due else "CompteCitoyen")
        return self._show(visit, Form({"retour": visit.request.query_params.get("retour", "")}))

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Sign in and redirect; or show an error that does not reveal whether the user name exists."""
        if missing := _missing(form):
            return self._show(visit, form.with_errors(missing))
        username = form.get("username")
        found = await self.accounts.sign_in(visit.tenant, username, form.raw("password"))
        if isinstance(found, SignInRefusal):
            error = lockout_error(visit, self.accounts, username) or words.SIGN_IN_REFUSALS[found]
            return self._show(visit, form.with_errors({"username": error}))
        visit.sign_in(found)
        wanted = form.get("retour")
        return visit.redirect(wanted if RETURN.fullmatch(wanted) else "CompteCitoyen")

    def _show(self, visit: TownVisit, form: Form) -> Response:
        return visit.render("sign_in", visit.town.sign_in.title, form=form)


def lockout_error(visit: TownVisit, accounts: Accounts, username: str) -> str | None:
    """The error for a locked user name, with the time at which the lock ends; None where there is no lock."""
    end = accounts.locked_until(visit.tenant, username)
    if end is None:
        return None
    return words.SIGN_IN_REFUSALS[SignInRefusal.LOCKED].format(time=visit.tenant.local(end + ROUND_UP))


def _missing(form: Form) -> dict[str, str]:
    messages = {"username": words.USERNAME_MISSING, "password": words.PASSWORD_MISSING}
    return {name: message for name, message in messages.items() if not form.get(name)}


class SignOutPage(TownPage):
    """Ends the session."""

    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Ask whether to sign out: a link alone, on whatever site, must not do it."""
        return visit.render("sign_out", words.SIGN_OUT_TITLE) if visit.family else visit.redirect("Home/AccueilPublic")

    async def post(self, visit: TownVisit, _form: Form) -> Response:
        """Sign out."""
        visit.sign_out(words.SIGNED_OUT)
        return visit.redirect("Home/AccueilPublic")


class SessionPage(TownPage):
    """The address that « Rester connecté » calls: any request renews the session."""

    async def get(self, visit: TownVisit) -> Response:
        """204 for a session that lives, 401 for one that has ended."""
        return Response(status_code=204 if visit.family else 401)
