"""The pages for a family that lost its message or its password."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from typing import ClassVar

from starlette.responses import Response

from ...accounts.account_locks import AccountLocks
from ...accounts.accounts import Accounts
from ...accounts.password_resets import PasswordResets
from ...accounts.recovery import Recovery
from ...errors import Outdated
from ...families.families import Families
from ...families.names import is_email
from ...wording import pages as words
from ..frame.form import Form
from .page import TownPage
from .password_form import password_errors
from .visit import TownVisit


@dataclass(frozen=True)
class NewLinkPage(TownPage):
    """Asks for the e-mail address to which a new activation link is sent."""

    recovery: Recovery
    methods = ("GET", "POST")
    title: ClassVar = words.NEW_LINK_TITLE

    async def get(self, visit: TownVisit) -> Response:
        """Show the form."""
        return self._show(visit, Form())

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Respond with the same page, after the same time, whether the address is registered or not."""
        if not is_email(form.get("email")):
            return self._show(visit, form.with_errors({"email": words.EMAIL_MALFORMED}))
        await self.recovery.ask(visit.tenant, form.get("email"))
        return visit.render("recovery_sent", words.RECOVERY_SENT_TITLE)

    def _show(self, visit: TownVisit, form: Form) -> Response:
        return visit.render("recovery", self.title, form=form, heading=self.title)


@dataclass(frozen=True)
class ForgottenPasswordPage(NewLinkPage):
    """Asks for the e-mail address to which a link to a new password is sent."""

    title = words.FORGOTTEN_PASSWORD_TITLE


@dataclass(frozen=True)
class NewPasswordPage(TownPage):
    """Sets a new password; the link of a message opens it."""

    families: Families
    accounts: Accounts
    resets: PasswordResets
    locks: AccountLocks
    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Show the form, or say that the link is not valid."""
        if self._family(visit) is None:
            return _refuse(visit)
        return self._show(visit, Form())

    def lock(self, visit: TownVisit) -> AbstractAsyncContextManager[None]:
        """The lock of the family of the link, whoever is signed in."""
        family = self._family(visit)
        return nullcontext() if family is None else self.locks.of_family(family)

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Save the password, and end all sessions of the family."""
        family_id = self._family(visit)
        if family_id is None:
            return _refuse(visit)
        family = self.families.get(visit.tenant, family_id)
        errors = password_errors(form, username=family.username or "", town=visit.town.name)
        if not errors and await self.accounts.is_password(family, form.raw("password")):
            errors = {"password": words.PASSWORD_UNCHANGED}
        if errors:
            return self._show(visit, form.with_errors(errors))
        try:
            await self.accounts.reset_password(visit.tenant, family, _token(visit), form.raw("password"))
        except Outdated:
            return _refuse(visit)
        visit.sign_out(words.NEW_PASSWORD_SAVED)
        return visit.redirect(visit.town.recovery.next_page)

    def page_after_stale_form(self, visit: TownVisit) -> str:
        """The same link again."""
        return f"Home/NouveauMotDePasse?cle={_token(visit)}" if self._family(visit) else "Home/MotDePasseOublie"

    def _family(self, visit: TownVisit) -> int | None:
        return self.resets.find(visit.tenant, _token(visit))

    def _show(self, visit: TownVisit, form: Form) -> Response:
        family = self._family(visit)
        if family is None:  # the link expired while the form was looked at
            return _refuse(visit)
        return visit.render(
            "new_password",
            words.NEW_PASSWORD_TITLE,
            form=form,
            token=_token(visit),
            username=self.families.get(visit.tenant, family).username,
            rules=words.PASSWORD_RULES,
        )


def _token(visit: TownVisit) -> str:
    """The token of the link, as the address brings it."""
    return visit.request.query_params.get("cle", "")


def _refuse(visit: TownVisit) -> Response:
    return visit.render("new_password_refused", words.NEW_PASSWORD_REFUSED_TITLE, status=410)
