"""One family: its progress, its record, its invoices and its events; invitations and new invoices."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException

from ...accounts.accounts import USERNAME, Accounts
from ...accounts.inviter import Inviter
from ...billing.invoice import Line
from ...billing.invoices import Invoices
from ...billing.issuing import NUMBER, Draft, Issuing
from ...errors import UnknownFamily
from ...families.access_keys import AccessKeys
from ...families.families import Families, Family
from ...families.members import Member, Members, Role
from ...families.names import LONGEST, NAME
from ...tenants.journal import Journal
from ...tenants.tenants import Tenant
from ...wording import front_desk as words
from ...wording.formats import whole_number
from ..frame.family_id import family_id
from ..frame.form import Form
from .fields import Fields, InvalidFields
from .journal_rows import journal_rows
from .page import DeskPage, Done
from .visit import DeskVisit

INVOICE = re.compile(r"[0-9]{1,15}")
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
        """Invite the family, complete its procedure, change its household, delete it, issue or change an invoice."""
        family = self._family(visit)
        match form.get("action").split("-"):
            case ["invite"]:
                await self.inviter.invite(visit.tenant, family)
                return Done("invited")
            case ["open"]:
                await self.accounts.complete_procedure(visit.tenant, family.id, *_credentials(form))
                return Done("opened")
            case ["member"]:
                self.members.replace(family.id, [*self.members.of(family.id), _member(form)])
                return Done("household")
            case ["alone"]:
                self.members.replace(family.id, [])
                return Done("household")
            case ["delete"]:
                if not form.get("sure-delete"):
                    raise InvalidFields({"sure-delete": words.CONFIRMATION_MISSING})
                self.families.remove(visit.tenant, family.id)
                return Done("removed", visit.tenant.slug)
            case ["pay" | "cancel" | "restore" as what, invoice] if INVOICE.fullmatch(invoice):
                self._change_invoice(visit.tenant, family, int(invoice), what)
                return Done("changed")
            case _:
                self.issuing.issue(visit.tenant, family.id, family.number, _draft(form))
                return Done("issued")

    def _change_invoice(self, tenant: Tenant, family: Family, number: int, what: str) -> None:
        invoice = self.invoices.get(family.id, number)
        paid = invoice.total if what == "pay" else None
        cancelled = None if what == "pay" else what == "cancel"
        self.issuing.change(tenant, family.id, number, paid=paid, cancelled=cancelled)

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
    if form.get("invoice_number") and not NUMBER.fullmatch(form.get("invoice_number")):
        fields.refuse("invoice_number", words.NUMBER_MALFORMED)
    fields.check()
    return Draft(
        lines,
        issued_on,
        due_on,
        direct_debit=fields.is_ticked("direct_debit"),
        paid=paid or 0,
        cancelled=fields.is_ticked("cancelled"),
        label=form.get("invoice_label")[:200] or None,
        number=form.get("invoice_number") or None,
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
    return Line(what, count or 1, unit_price or 0, form.get(f"child-{number}")[:100] or None)


def _name(fields: Fields, name: str) -> str:
    typed = fields.text(name, words.LABELS[name], LONGEST)
    if not NAME.fullmatch(typed):
        fields.refuse(name, words.NAME_EXPECTED.format(label=words.LABELS[name]))
    return typed


def _member(form: Form) -> Member:
    """The parent or the child that was typed.

    Raises:
        InvalidFields: a field is wrong.
    """
    fields = Fields(form)
    role = Role.PARENT if form.get("role") == Role.PARENT else Role.CHILD
    first_name, last_name = (_name(fields, name) for name in ("member_first", "member_last"))
    born_on = fields.day("born_on", words.LABELS["born_on"])
    if role is Role.CHILD and born_on is None:
        fields.refuse("born_on", words.MISSING["born_on"])
    fields.check()
    return Member(role, first_name, last_name, born_on if role is Role.CHILD else None)
