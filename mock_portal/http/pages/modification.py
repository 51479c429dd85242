"""« Modification de votre Espace »: names, e-mail address, credentials and access keys."""

from dataclasses import dataclass

from starlette.responses import Response

from ...accounts.accounts import USERNAME, Accounts
from ...accounts.contact import Contact
from ...errors import EmailTaken, InvalidRequest, TooManyMessages, UsernameTaken
from ...families.access_keys import AccessKeys
from ...families.families import Family
from ...families.names import LONGEST, is_email
from ...wording import pages as words
from ..frame.form import Form
from .page import PrivatePage
from .password_form import password_errors
from .services import key_errors, typed_keys
from .sign_in import lockout_error
from .visit import TownVisit

PAGE = "CompteCitoyen/Modification"
ADDRESS_PASSWORD = "address_password"
"""The field of the password that another e-mail address needs; it is asked for once another one was typed."""


@dataclass(frozen=True)
class ModificationPage(PrivatePage):
    """One page with three forms; each saves its own part and confirms it by mail."""

    accounts: Accounts
    contact: Contact
    keys: AccessKeys
    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Show what is stored of the family."""
        return self._show(visit, Form())

    async def post(self, visit: TownVisit, form: Form) -> Response:
        """Save one part."""
        match form.get("action"):
            case "contact":
                return await self._save_contact(visit, form)
            case "credentials":
                return await self._save_credentials(visit, form)
        return self._save_keys(visit, form)

    async def _save_contact(self, visit: TownVisit, form: Form) -> Response:
        assert visit.family
        if errors := await self._contact_errors(visit, visit.family, form):
            return self._show(visit, form.with_errors(errors))
        names = {name: form.get(name) for name in ("first_name", "last_name", "email")}
        try:
            is_link_sent = self.contact.change(visit.tenant, visit.family, **names)
        except EmailTaken:
            # The sentence does not say why: that an address is registered is nobody else's business.
            return self._show(visit, form.with_errors({"email": words.EMAIL_TAKEN}))
        except TooManyMessages:
            return self._show(visit, form.with_errors({"email": words.TOO_MANY_MESSAGES}))
        except InvalidRequest as error:
            field = str(error).partition(":")[0]
            return self._show(visit, form.with_errors({field: words.CONTACT_MALFORMED[field].format(longest=LONGEST)}))
        return _saved(visit, words.ADDRESS_LINK_SENT.format(**names) if is_link_sent else words.CONTACT_SAVED)

    async def _contact_errors(self, visit: TownVisit, family: Family, form: Form) -> dict[str, str]:
        errors = {name: message for name, message in words.CONTACT_MISSING.items() if not form.get(name)}
        if not is_email(form.get("email")):
            errors["email"] = words.EMAIL_MALFORMED
        if errors or form.get("email") == family.email:
            return errors
        # Who has the address can have the password, too: whoever finds a browser signed in must not get it.
        if not form.raw(ADDRESS_PASSWORD):
            return {ADDRESS_PASSWORD: words.PASSWORD_FOR_ADDRESS}
        return await self._password_error(visit, family, form, ADDRESS_PASSWORD)

    async def _password_error(self, visit: TownVisit, family: Family, form: Form, field: str) -> dict[str, str]:
        """The error of the family's password in a field; empty where it is right."""
        if await self.accounts.confirm_password(visit.tenant, family, form.raw(field)):
            return {}
        locked = lockout_error(visit, self.accounts, family.username or "")
        return {field: locked or words.PASSWORD_CURRENT_WRONG}

    async def _save_credentials(self, visit: TownVisit, form: Form) -> Response:
        assert visit.family
        if errors := await self._credential_errors(visit, visit.family, form):
            return self._show(visit, form.with_errors(errors))
        try:
            await self.accounts.choose_credentials(
                visit.tenant, visit.family, form.get("username"), form.raw("password") or None, is_confirmed=True
            )
        except UsernameTaken:
            return self._show(visit, form.with_errors({"username": words.USERNAME_TAKEN}))
        visit.sign_in(visit.family)
        return _saved(visit, words.CREDENTIALS_SAVED)

    async def _credential_errors(self, visit: TownVisit, family: Family, form: Form) -> dict[str, str]:
        # Whoever finds a browser signed in must not be able to take the account over.
        if errors := await self._password_error(visit, family, form, "current"):
            return errors
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
        self.accounts.validate_services(visit.tenant, visit.family, typed, is_confirmed=True)
        return _saved(visit, words.KEYS_SAVED)

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


def _saved(visit: TownVisit, notice: str) -> Response:
    visit.leave_notice(notice)
    return visit.redirect(PAGE)
