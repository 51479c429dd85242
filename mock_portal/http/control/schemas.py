"""The responses of the control API. Moments are in UTC, amounts in cents.

The names of these classes stand in the OpenAPI description, and clients may have been generated from them.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from ...billing.invoice import Invoice, Line
from ...families.access_keys import AccessKey
from ...families.families import Family, State
from ...families.members import Member, Role
from ...tenants.tenants import Tenant
from ...wording.billing import INVOICE_STATUSES
from .values import Moment


class Refusal(Struct):
    """Why a request was refused, and the remedy."""

    error: str


class TenantAnswer(Struct):
    """A tenant, the address of its portal, and the one of the payment site that its pages lead to."""

    slug: str
    base_url: str
    payment_url: str


class ClockAnswer(Struct):
    """The time of a tenant."""

    now: Moment
    frozen: bool

    @classmethod
    def of(cls, tenant: Tenant) -> "ClockAnswer":
        """The time that a tenant's clock shows now."""
        return cls(tenant.now(), tenant.clock.frozen_at is not None)


class DefectAnswer(Struct):
    """One way in which a portal may break its promise, with the sentence of the document that it breaks."""

    name: str
    procedure: str
    step: str
    sentence: str
    description: str
    thorough: bool


class TermsAnswer(Struct):
    """The terms in force, in Markdown."""

    version: str
    document: str

    @classmethod
    def of(cls, tenant: Tenant) -> "TermsAnswer":
        """The terms of a tenant."""
        return cls(tenant.description.terms.version, tenant.description.terms.document)


class KeyAnswer(Struct):
    """A family's key of one service."""

    key: str
    linked: bool


class MemberAnswer(Struct):
    """A member beside the registered parent."""

    role: Role
    first_name: str
    last_name: str
    born_on: date | None


class FamilyAnswer(Struct):
    """A family, how far it has come, its other members, and its keys by service."""

    id: int
    first_name: str
    last_name: str
    email: str
    state: State
    username: str | None
    terms_version: str | None
    members: list[MemberAnswer]
    keys: dict[str, KeyAnswer]

    @classmethod
    def of(cls, family: Family, members: Sequence[Member], keys: dict[str, AccessKey]) -> "FamilyAnswer":
        """A family with its members and its keys."""
        answers = {service: KeyAnswer(key.key, key.linked_at is not None) for service, key in keys.items()}
        return cls(
            family.id,
            family.first_name,
            family.last_name,
            family.email,
            family.state,
            family.username,
            family.terms_version,
            [MemberAnswer(each.role, each.first_name, each.last_name, each.born_on) for each in members],
            answers,
        )


class MessageAnswer(Struct):
    """A message that was sent."""

    message_id: str
    to: str
    subject: str


class LineAnswer(Struct):
    """One line of an invoice; below 0 for what the town gives back."""

    label: str
    quantity: int
    unit_price: int
    child: str | None


class InvoiceAnswer(Struct):
    """An invoice, with its status of today in the words of the page."""

    id: int
    number: str
    label: str
    issued_on: date
    due_on: date
    total: int
    paid: int
    remaining: int
    direct_debit: bool
    cancelled: bool
    status: str
    lines: list[LineAnswer]

    @classmethod
    def of(cls, tenant: Tenant, invoice: Invoice, lines: Sequence[Line]) -> "InvoiceAnswer":
        """An invoice on the day that the tenant's clock shows."""
        return cls(
            invoice.id,
            invoice.number,
            invoice.label,
            invoice.issued_on,
            invoice.due_on,
            invoice.total,
            invoice.paid,
            invoice.remaining,
            invoice.direct_debit,
            invoice.cancelled,
            INVOICE_STATUSES[invoice.status(tenant.local(tenant.now()).date())],
            [LineAnswer(line.label, line.quantity, line.unit_price, line.child) for line in lines],
        )
