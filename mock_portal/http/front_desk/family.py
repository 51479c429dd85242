"""One family: its progress, its record, its invoices and its events; invitations and new invoices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException

from ...accounts.accounts import USERNAME, Accounts
from ...accounts.inviter import Inviter
from ...billing.invoice import Line
from ...billing.invoices import Invoices
from ...billing.issuing import Draft, Issuing
from ...errors import UnknownFamily
from ...families.access_keys import AccessKeys
from ...families.families import Families, Family
from ...families.members import Members
from ...tenants.journal import Journal
from ...tenants.tenants import Tenant
from ...wording import front_desk as words
from ...wording.formats import whole_number
from ..frame.family_id import family_id
from ..frame.form import Form
from .fields import Fields
from .journal_rows import journal_rows
from .page import DeskPage, Done
from .visit import DeskVisit

LINES = (1, 2, 3, 4)
"""The numbers of the lines that a new invoice may have on the page."""
MOST_CENTS = 10_000_000
LONGEST_PASSWORD = 1000


@dataclass(frozen=True)
class FamilyPage(DeskPage):
    """Une famille."""

    families: Families
    members: Members
    keys: AccessKeys
    accounts: Accounts
    inviter: Inviter
    invoices: Invoices
    issuing: Issuing
    journal: Journal
    template = "family"
    tab = "families"

    def content(self, visit: DeskVisit) -> Mapping[str, object]:
        """All that is stored of the family."""
        tenant, family = visit.tenant, self._family(visit)
        return {
            "family": family,
            "states": words.STATES,
            "moments": _moments(tenant, family),
            "members": self.members.of(family.id),
            "keys": self.keys.of(family.id),
            "invoices": self.invoices.of(family.id),
            "today": tenant.local(tenant.now()).date(),
            "history": journal_rows(tenant, reversed(self.journal.events(tenant, family.id))),
            "lines": LINES,
        }

    async def act(self, visit: DeskVisit, form: Form) -> Done:
        """Invite the family, complete its procedure, or issue an invoice."""
        family = self._family(visit)
        match form.get("action"):
            case "invite":
                await self.inviter.invite(visit.tenant, family)
                return Done("invited")
            case "open":
                await self.accounts.complete_procedure(visit.tenant, family.id, *_credentials(form))
                return Done("opened")
            case _:
                self.issuing.issue(visit.tenant, family.id, family.number, _draft(form))
                return Done("issued")

    def _family(self, visit: DeskVisit) -> Family:
        try:
            return self.families.get(visit.tenant, family_id(visit.request))
        except UnknownFamily as error:
            raise HTTPException(404) from error


def _moments(tenant: Tenant, family: Family) -> dict[str, datetime]:
    """The moments at which the family reached each state, in their order and the town's time zone."""
    moments = (
        family.registered_at, family.sent_at, family.opened_at, family.signed_in_at,
        family.credentials_chosen_at, family.services_validated_at, family.terms_accepted_at,
    )  # fmt: skip
    reached = zip(words.STATES, moments, strict=True)
    return {state: tenant.local(datetime.fromisoformat(moment)) for state, moment in reached if moment}


def _credentials(form: Form) -> tuple[str, str]:
    """The user name and the password that were typed.

    Raises:
        InvalidFields: one of them is malformed.
    """
    fields = Fields(form)
    username, password = form.get("username"), form.raw("password")
    if not USERNAME.fullmatch(username):
        fields.refuse("username", words.USERNAME_MALFORMED)
    if not 0 < len(password) <= LONGEST_PASSWORD:
        fields.refuse("password", words.PASSWORD_MALFORMED.format(longest=whole_number(LONGEST_PASSWORD)))
    fields.check()
    return username, password


def _draft(form: Form) -> Draft:
    """The invoice that was typed.

    Raises:
        InvalidFields: a field is wrong, or there is no line.
    """
    fields = Fields(form)
    lines = [line for number in LINES if (line := _line(fields, form, number))]
    issued_on = fields.day("issued_on", words.LABELS["issued_on"])
    due_on = fields.day("due_on", words.LABELS["due_on"])
    paid = fields.cents("paid", words.LABELS["paid"], MOST_CENTS)
    if not lines:
        fields.refuse("label-1", words.MISSING["lines"])
    fields.check()
    return Draft(
        lines,
        issued_on,
        due_on,
        direct_debit=fields.is_ticked("direct_debit"),
        paid=paid or 0,
        cancelled=fields.is_ticked("cancelled"),
    )


def _line(fields: Fields, form: Form, number: int) -> Line | None:
    names = label, quantity, price = f"label-{number}", f"quantity-{number}", f"price-{number}"
    if not any(form.get(name) for name in names):
        return None
    what = fields.text(label, words.LINE_LABEL.format(number=number), 200)
    count = fields.whole(quantity, words.LINE_QUANTITY.format(number=number), 1, 1000)
    unit_price = fields.cents(price, words.LINE_PRICE.format(number=number), MOST_CENTS)
    if unit_price is None:
        fields.refuse(price, words.MISSING["price"].format(number=number))
    return Line(what, count or 1, unit_price or 0)
