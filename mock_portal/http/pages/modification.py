"""« Modification de votre Espace »: name, address, user name, password and keys."""

from starlette.background import BackgroundTask
from starlette.responses import Response

from mock_portal.accounts import password_policy
from mock_portal.errors import AddressTaken, InvalidRequest, UsernameTaken
from mock_portal.families.families import LONGEST, Family, is_address
from mock_portal.http.frame.form import Form
from mock_portal.http.pages.credentials import TAKEN, UNUSABLE, USERNAME
from mock_portal.http.pages.page import FamilyScreen
from mock_portal.http.pages.services import key_errors, typed_keys
from mock_portal.http.pages.sign_in import locked
from mock_portal.http.pages.visit import Visit

PAGE = "CompteCitoyen/Modification"
UNUSABLE_CONTACT = {
    "first_name": f"Le prénom compte {LONGEST} caractères au plus, tous lisibles.",
    "last_name": f"Le nom compte {LONGEST} caractères au plus, tous lisibles.",
    "email": f"L’adresse électronique compte {LONGEST} caractères au plus, tous lisibles.",
}
NAMES = {"first_name": "Saisissez votre prénom.", "last_name": "Saisissez votre nom."}


class ModificationScreen(FamilyScreen):
    """One page with three forms; each saves its own part and confirms it by mail."""

    methods = ("GET", "POST")

    async def get(self, visit: Visit) -> Response:
        """Show what the family's space holds."""
        return self._show(visit, Form())

    async def post(self, visit: Visit, form: Form) -> Response:
        """Save one part."""
        match form.get("action"):
            case "contact":
                return await self._save_contact(visit, form)
            case "credentials":
                return await self._save_credentials(visit, form)
        return await self._save_keys(visit, form)

    async def _save_contact(self, visit: Visit, form: Form) -> Response:
        assert visit.family
        errors = {name: message for name, message in NAMES.items() if not form.get(name)}
        if not is_address(form.get("email")):
            errors["email"] = "Saisissez une adresse électronique, par exemple marie.martin@example.org."
        if errors:
            return self._show(visit, form.with_errors(errors))
        try:
            self.portal.families.change_contact(
                visit.tenant,
                visit.family,
                first_name=form.get("first_name"),
                last_name=form.get("last_name"),
                email=form.get("email"),
            )
        except AddressTaken:
            message = "Cette adresse ne peut pas être enregistrée\u00a0: indiquez-en une autre."
            return self._show(visit, form.with_errors({"email": message}))
        except InvalidRequest as error:
            field = str(error).partition(":")[0]
            return self._show(visit, form.with_errors({field: UNUSABLE_CONTACT[field]}))
        return self._confirm(visit, visit.family, "vos coordonnées", "Vos coordonnées sont enregistrées.")

    async def _save_credentials(self, visit: Visit, form: Form) -> Response:
        assert visit.family
        if errors := await self._credential_errors(visit, visit.family, form):
            return self._show(visit, form.with_errors(errors))
        try:
            await self.portal.accounts.choose_credentials(
                visit.tenant, visit.family, form.get("username"), form.raw("password") or None
            )
        except UsernameTaken:
            return self._show(visit, form.with_errors({"username": TAKEN}))
        self.portal.sessions.end_all(visit.family.id)
        visit.sign_in(visit.family)
        return self._confirm(visit, visit.family, "vos identifiants", "Vos identifiants sont enregistrés.")

    async def _credential_errors(self, visit: Visit, family: Family, form: Form) -> dict[str, str]:
        if not await self.portal.accounts.confirm(visit.tenant, family, form.raw("current")):
            return {"current": locked(visit, family.username or "") or "Ce n’est pas votre mot de passe actuel."}
        if not USERNAME.fullmatch(form.get("username")):
            return {"username": UNUSABLE}
        if not form.raw("password") and not form.raw("confirmation"):
            return {}
        if form.raw("password") == form.raw("current"):
            return {"password": "Le nouveau mot de passe doit être différent de l’ancien."}
        return password_policy.form_errors(
            form.raw("password"), form.raw("confirmation"), username=form.get("username"), town=visit.town.name
        )

    async def _save_keys(self, visit: Visit, form: Form) -> Response:
        assert visit.family
        typed = typed_keys(visit.town, form)
        if errors := key_errors(visit, typed):
            return self._show(visit, form.with_errors(errors))
        self.portal.accounts.validate_services(visit.tenant, visit.family, typed)
        return self._confirm(visit, visit.family, "vos clés de services", "Vos clés sont enregistrées.")

    def _confirm(self, visit: Visit, family: Family, change: str, notice: str) -> Response:
        visit.say(notice)
        response = visit.go(PAGE)
        response.background = BackgroundTask(self.portal.confirmations.change, visit.tenant, family, change)
        return response

    def _show(self, visit: Visit, form: Form) -> Response:
        assert visit.family
        held = {
            "first_name": visit.family.first_name,
            "last_name": visit.family.last_name,
            "email": visit.family.email,
            "username": visit.family.username or "",
            **{
                service: key.draft or (key.key if key.linked_at else "")
                for service, key in self.portal.keys.of(visit.family.id).items()
            },
        }
        filled = Form({**held, **form.values}, form.errors)
        title = visit.town.modification.title
        return visit.page("modification", title, form=filled, tab=PAGE, rules=password_policy.RULES)
