"""The page where a family chooses its own user name and password."""

from dataclasses import dataclass

from starlette.responses import Response

from ...accounts.accounts import USERNAME, Accounts
from ...errors import UsernameTaken
from ...families.families import Family
from ...wording import pages as words
from ..frame.form import Form
from .page import StepPage
from .password_form import password_errors
from .steps import Step
from .visit import TownVisit


@dataclass(frozen=True)
class CredentialsPage(StepPage):
    """Je personnalise mon Espace Famille."""

    accounts: Accounts
    step = Step.CREDENTIALS

    async def get(self, visit: TownVisit) -> Response:
        """Show the form, with the user name that was chosen before, if any."""
        assert visit.family
        return self._show(visit, Form({"username": visit.family.username or ""}))

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Save the credentials; where a password was chosen before, empty fields keep it."""
        if form.get("action") == "cancel":
            return self.leave(visit)
        assert visit.family
        if errors := await self._errors(visit, visit.family, form):
            return self._show(visit, form.with_errors(errors))
        try:
            await self.accounts.choose_credentials(
                visit.tenant, visit.family, form.get("username"), form.raw("password") or None
            )
        except UsernameTaken:
            return self._show(visit, form.with_errors({"username": words.USERNAME_TAKEN}))
        visit.sign_in(visit.family)
        return visit.redirect(visit.town.credentials.next_page)

    def _show(self, visit: TownVisit, form: Form) -> Response:
        title = visit.town.credentials.title
        return visit.render("credentials", title, form=form, step=self.step, rules=words.PASSWORD_RULES)

    async def _errors(self, visit: TownVisit, family: Family, form: Form) -> dict[str, str]:
        username = form.get("username")
        errors = {}
        if not username:
            errors["username"] = words.USERNAME_EMPTY
        elif not USERNAME.fullmatch(username):
            errors["username"] = words.USERNAME_MALFORMED
        keeps_password = family.password_hash and not form.raw("password") and not form.raw("confirmation")
        if not keeps_password:
            errors |= await self._password_errors(visit, family, form)
        return errors

    async def _password_errors(self, visit: TownVisit, family: Family, form: Form) -> dict[str, str]:
        errors = password_errors(form, username=form.get("username"), town=visit.town.name)
        # The provisional password was sent in clear by mail, so it must not become the family's own.
        if not errors and await self.accounts.is_password(family, form.raw("password")):
            return {"password": words.PASSWORD_PROVISIONAL}
        return errors
