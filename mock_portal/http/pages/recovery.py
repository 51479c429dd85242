"""The pages for a family that lost its message or its password."""

from starlette.background import BackgroundTask
from starlette.responses import Response

from mock_portal.accounts import password_policy
from mock_portal.families.families import is_address
from mock_portal.http.frame.form import Form
from mock_portal.http.pages.page import Screen
from mock_portal.http.pages.visit import Visit


class NewLinkScreen(Screen):
    """Asks for the address that a new activation link is to be sent to."""

    methods = ("GET", "POST")
    title = "Recevoir un nouveau lien d’activation"

    async def get(self, visit: Visit) -> Response:
        """Show the form."""
        return self._show(visit, Form())

    async def post(self, visit: Visit, form: Form) -> Response:
        """Answer alike, and in like time, whether the address is registered or not."""
        if not is_address(form.get("email")):
            message = "Saisissez une adresse électronique, par exemple marie.martin@example.org."
            return self._show(visit, form.with_errors({"email": message}))
        response = visit.page("recovery_sent", "Consultez votre messagerie")
        response.background = BackgroundTask(self.portal.recovery.help, visit.tenant, form.get("email"))
        return response

    def _show(self, visit: Visit, form: Form) -> Response:
        return visit.page("recovery", self.title, form=form, heading=self.title)


class ForgottenPasswordScreen(NewLinkScreen):
    """Asks for the address that the way to a new password is to be sent to."""

    title = "Mot de passe oublié"


class NewPasswordScreen(Screen):
    """Chooses a new password, behind the link of a message."""

    methods = ("GET", "POST")

    async def get(self, visit: Visit) -> Response:
        """Show the form, or tell that the link is worth nothing any more."""
        if self._family(visit) is None:
            return visit.page("new_password_refused", "Erreur\u00a0: lien non valable", status=410)
        return self._show(visit, Form())

    async def post(self, visit: Visit, form: Form) -> Response:
        """Save the password; whoever was signed in with the old one is signed out."""
        family = self._family(visit)
        if family is None:
            return visit.page("new_password_refused", "Erreur\u00a0: lien non valable", status=410)
        held = self.portal.families.get(visit.tenant, family)
        errors = password_policy.form_errors(
            form.raw("password"), form.raw("confirmation"), username=held.username or "", town=visit.town.name
        )
        if not errors and await self.portal.accounts.is_password(held, form.raw("password")):
            errors = {"password": "Le nouveau mot de passe doit être différent de l’ancien."}
        if errors:
            return self._show(visit, form.with_errors(errors))
        await self.portal.accounts.change_password(visit.tenant, held, form.raw("password"))
        self.portal.resets.use(visit.tenant, family)
        visit.sign_out("Votre mot de passe est enregistré. Connectez-vous avec celui que vous venez de choisir.")
        response = visit.go(visit.town.recovery.next_page)
        response.background = BackgroundTask(self.portal.confirmations.change, visit.tenant, held, "votre mot de passe")
        return response

    def page_after_stale_form(self, visit: Visit) -> str:
        """The same link again."""
        token = visit.request.query_params.get("cle", "")
        return f"Home/NouveauMotDePasse?cle={token}" if self._family(visit) else "Home/MotDePasseOublie"

    def _family(self, visit: Visit) -> int | None:
        return self.portal.resets.find(visit.tenant, visit.request.query_params.get("cle", ""))

    def _show(self, visit: Visit, form: Form) -> Response:
        token = visit.request.query_params["cle"]
        family = self._family(visit)
        assert family is not None
        username = self.portal.families.get(visit.tenant, family).username
        return visit.page(
            "new_password",
            "Nouveau mot de passe",
            form=form,
            token=token,
            username=username,
            rules=password_policy.RULES,
        )
