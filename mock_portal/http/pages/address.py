"""The page that makes another e-mail address the family's; the link in the message to that address opens it."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass

from starlette.responses import Response

from ...accounts.account_locks import AccountLocks
from ...accounts.contact import Contact
from ...errors import EmailTaken, Outdated
from ...mail.messages import ADDRESS_PAGE
from ...wording import pages as words
from ..frame.form import Form
from .page import TownPage
from .visit import TownVisit


@dataclass(frozen=True)
class AddressPage(TownPage):
    """Asks for one more click: mail software and link scanners open links as well."""

    contact: Contact
    locks: AccountLocks
    methods = ("GET", "POST")

    async def get(self, visit: TownVisit) -> Response:
        """Show the address, or say that the link is not valid."""
        change = self.contact.find(visit.tenant, _token(visit))
        if change is None:
            return _refuse(visit)
        return visit.render("address", words.ADDRESS_TITLE, email=change.email, token=_token(visit))

    def lock(self, visit: TownVisit) -> AbstractAsyncContextManager[None]:
        """The lock of the family of the link, whoever is signed in."""
        change = self.contact.find(visit.tenant, _token(visit))
        return self.locks.of_family(change.family) if change else nullcontext()

    async def post(self, visit: TownVisit, _form: Form) -> Response:
        """Save the address."""
        try:
            self.contact.confirm(visit.tenant, _token(visit))
        except (Outdated, EmailTaken):
            return _refuse(visit)
        visit.leave_notice(words.ADDRESS_SAVED)
        return visit.redirect("CompteCitoyen" if visit.family else "Home/AccueilPublic")

    def page_after_stale_form(self, visit: TownVisit) -> str:
        """The same link again."""
        return f"{ADDRESS_PAGE}?cle={_token(visit)}"


def _token(visit: TownVisit) -> str:
    return visit.request.query_params.get("cle", "")


def _refuse(visit: TownVisit) -> Response:
    return visit.render("address_refused", words.ADDRESS_REFUSED_TITLE, status=410)
