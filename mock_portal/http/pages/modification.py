"""« Modification de votre Espace »: names, e-mail address, credentials and access keys."""

from dataclasses import dataclass

from starlette.background import BackgroundTask
from starlette.responses import Response

from ...accounts.accounts import USERNAME, Accounts
from ...errors import EmailTaken, InvalidRequest, UsernameTaken
from ...families.access_keys import AccessKeys
from ...families.families import LONGEST, Families, Family, is_email
from ...mail.confirmations import Confirmations
from ...wording import messages
from ...wording import pages as words
from ..frame.form import Form
from .page import PrivatePage
from .password_form import password_errors
from .services import key_errors, typed_keys
from .sign_in import lockout_error
from .visit import TownVisit

PAGE = "CompteCitoyen/Modification"


@dataclass(frozen=True)
class ModificationPage(PrivatePage):
    """One page with three forms; each saves its own part and confirms it by mail."""

    families: Families
    accounts: Accounts
    keys: AccessKeys
    confirmations: Confirmations
    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Show what is stored of the family."""
        return self._show(visit, Form())

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Save one part."""
        match form.get("action"):
            case "contact":
                return self._save_contact(visit, form)
            case "credentials":
                return await self._save_credentials(visit, form)
        return self._save_keys(visit, form)

    def _save_contact(self, visit: TownVisit, form: Form) -> Response:
        assert visit.family
        errors = {name: message for name, message in words.CONTACT_MISSING.items() if not form.get(name)}
        if not is_email(form.get("email")):
            errors["email"] = words.EMAIL_MALFORMED
        if errors:
            return self._show(visit, form.with_errors(errors))
        try:
            self.families.change_contact(
                visit.tenant,
                visit.family,
                first_name=form.get("first_name"),
                last_name=form.get("last_name"),
                email=form.get("email"),
            )
        except EmailTaken:
            # The sentence does not say why: that an address is registered is nobody else's business.
            return self._show(visit, form.with_errors({"email": words.EMAIL_TAKEN}))
        except InvalidRequest as error:
            field = str(error).partition(":")[0]
            return self._show(visit, form.with_errors({field: words.CONTACT_MALFORMED[field].format(longest=LONGEST)}))
        return self._confirm(visit, visit.family, messages.CONTACT_CHANGED, words.CONTACT_SAVED)

    async def _save_credentials(self, visit: TownVisit, form: Form) -> Response:
        assert visit.family
        if errors := await self._credential_errors(visit, visit.family, form):
            return self._show(visit, form.with_errors(errors))
        try:
            await self.accounts.choose_credentials(
                visit.tenant, visit.family, form.get("username"), form.raw("password") or None
            )
        except UsernameTaken:
            return self._show(visit, form.with_errors({"username": words.USERNAME_TAKEN}))
        visit.sign_in_alone(visit.family)
        return self._confirm(visit, visit.family, messages.CREDENTIALS_CHANGED, words.CREDENTIALS_SAVED)

    async def _credential_errors(self, visit: TownVisit, family: Family, form: Form) -> dict[str, str]:
        # Whoever finds a browser signed in must not be able to take the account over.
        if not await self.accounts.confirm_password(visit.tenant, family, form.raw("current")):
            locked = lockout_error(visit, self.accounts, family.username or "")
            return {"current": locked or words.PASSWORD_CURRENT_WRONG}
        if not USERNAME.fullmatch(form.get("username")):
            return {"username": words.USERNAME_MALFORMED}
        if not form.raw("password") and not form.raw("confirmation"):
            return {}
        if form.raw("password") == form.raw("current"):
            return {"password": words.PASSWORD_UNCHANGED}
        return password_errors(form, username=form.get("username"), town=visit.town.name)

    def _save_keys(self, visit: TownVisit, form: Form) -> Response:
        assert visit.family
        typed = typed_keys(visit.town, form)
        if errors := key_errors(visit, self.accounts, typed):
            return self._show(visit, form.with_errors(errors))
        self.accounts.validate_services(visit.tenant, visit.family, typed)
        return self._confirm(visit, visit.family, messages.KEYS_CHANGED, words.KEYS_SAVED)

    def _confirm(self, visit: TownVisit, family: Family, change: str, notice: str) -> Response:
        visit.leave_notice(notice)
        response = visit.redirect(PAGE)
        response.background = BackgroundTask(self.confirmations.change, visit.tenant, family, change)
        return response

    def _show(self, visit: TownVisit, form: Form) -> Response:
        assert visit.family
        stored = {
            "first_name": visit.family.first_name,
            "last_name": visit.family.last_name,
            "email": visit.family.email,
            "username": visit.family.username or "",
            **{
                service: key.draft or (key.key if key.linked_at else "")
                for service, key in self.keys.of(visit.family.id).items()
            },
        }
        filled = Form({**stored, **form.values}, form.errors)
        title = visit.town.modification.title
        return visit.render("modification", title, form=filled, tab=PAGE, rules=words.PASSWORD_RULES)
