"""The page where a family chooses its own user name and password."""

import re

from starlette.responses import Response

from mock_portal.accounts import password_policy
from mock_portal.errors import UsernameTaken
from mock_portal.families.families import Family
from mock_portal.http.frame.form import Form
from mock_portal.http.pages.page import StepScreen
from mock_portal.http.pages.steps import Step
from mock_portal.http.pages.visit import Visit

USERNAME = re.compile(r"[\w.@+-]{4,64}")
UNUSABLE = "Le nom d’utilisateur compte de 4 à 64 lettres, chiffres ou signes . _ - @ + (sans espace)."
TAKEN = "Ce nom d’utilisateur est déjà pris : choisissez-en un autre."


class CredentialsScreen(StepScreen):
    """Je personnalise mon Espace Famille."""

    step = Step.CREDENTIALS

    async def get(self, visit: Visit) -> Response:
        """Show the form, with the user name that was chosen before, if any."""
        assert visit.family
        return self._show(visit, Form({"username": visit.family.username or ""}))

    async def post(self, visit: Visit, form: Form) -> Response:
        """Save the credentials; on the way back, an empty password keeps the one that was chosen."""
        if form.get("action") == "cancel":
            return self.leave(visit)
        assert visit.family
        if errors := await self._errors(visit, visit.family, form):
            return self._show(visit, form.with_errors(errors))
        try:
            await self.portal.accounts.choose_credentials(
                visit.tenant, visit.family, form.get("username"), form.raw("password") or None
            )
        except UsernameTaken:
            return self._show(visit, form.with_errors({"username": TAKEN}))
        visit.sign_in(visit.family)
        return visit.go(visit.town.credentials.next_page)

    def _show(self, visit: Visit, form: Form) -> Response:
        return visit.page(
            "credentials", visit.town.credentials.title, form=form, step=self.step, rules=password_policy.RULES
        )

    async def _errors(self, visit: Visit, family: Family, form: Form) -> dict[str, str]:
        username = form.get("username")
        errors = {}
        if not username:
            errors["username"] = "Choisissez un nom d’utilisateur."
        elif not USERNAME.fullmatch(username):
            errors["username"] = UNUSABLE
        keeps_password = family.password_hash and not form.raw("password") and not form.raw("confirmation")
        if not keeps_password:
            errors |= await self._password_errors(visit, family, form)
        return errors

    async def _password_errors(self, visit: Visit, family: Family, form: Form) -> dict[str, str]:
        password = form.raw("password")
        errors = password_policy.form_errors(
            password, form.raw("confirmation"), username=form.get("username"), town=visit.town.name
        )
        if not errors and await self.portal.accounts.is_password(family, password):
            return {"password": "Le mot de passe doit être différent de celui qui vous a été envoyé."}
        return errors
