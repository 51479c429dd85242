# Made by `python -m tests.docs.generated`: change the server, not this file.
"""What the control API takes and answers."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct


class Advance(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far the clock is to move."""

    seconds: float


class Child(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="role", tag="Enfant"):
    """A child, with its day of birth."""

    first_name: str
    last_name: str
    born_on: date


class ClockAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The time of a tenant."""

    now: datetime
    frozen: bool


class DefectAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way in which a portal may break its promise, with the sentence of the document that it breaks."""

    name: str
    procedure: str
    step: str
    sentence: str
    description: str
    thorough: bool


DefectName = Literal[
    "accept-not-green",
    "accept-open-too-early",
    "accept-renamed",
    "accept-stays-grey",
    "access-forgotten",
    "access-not-told",
    "address-renamed",
    "amount-renamed",
    "back-leads-nowhere",
    "back-missing",
    "cancel-validates",
    "confirmation-missing",
    "credentials-lead-back",
    "definitions-missing",
    "fee-added-at-payment",
    "forgotten-missing",
    "giving-up-pays",
    "here-missing",
    "here-renamed",
    "invoices-tab-astray",
    "invoices-tab-missing",
    "key-left-empty",
    "key-lost-when-sent",
    "key-of-another-family",
    "link-leads-back",
    "link-leads-nowhere",
    "link-missing-from-message",
    "modification-tab-missing",
    "new-link-missing",
    "new-password-leads-elsewhere",
    "password-confirmation-renamed",
    "password-cut-when-saved",
    "password-field-renamed",
    "password-link-missing",
    "password-link-serves-twice",
    "password-missing-from-message",
    "password-of-another-message",
    "pay-renamed",
    "payment-leads-elsewhere",
    "payment-missing",
    "provisional-credentials-stay",
    "provisional-password-wrong",
    "receipt-missing",
    "save-keys-renamed",
    "send-renamed",
    "sender-address-other",
    "sender-name-other",
    "services-sentence-changed",
    "social-row-missing",
    "terms-asked-again",
    "terms-back-leads-nowhere",
    "used-link-unexplained",
    "username-missing-from-message",
    "validate-renamed",
]


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event. `at` is ISO 8601 in UTC, `family` an id, `detail` a short text or ""."""

    at: str
    event: Literal[
        "address change sent",
        "contact changed",
        "credentials chosen",
        "family registered",
        "fault struck",
        "help failed",
        "help refused",
        "invoice issued",
        "invoice paid",
        "key refused",
        "link opened",
        "link refused",
        "message refused",
        "message sent",
        "password changed",
        "password reset sent",
        "payment given up",
        "payment started",
        "services validated",
        "sign-in refused",
        "signed in",
        "terms accepted",
    ]
    family: int | None
    detail: str


FaultName = Literal[
    "error-429",
    "error-500",
    "error-503",
    "link-mangled",
    "message-late",
    "message-lost",
    "message-twice",
    "notification-late",
    "notification-lost",
    "notification-twice",
    "payment-down",
    "result-unknown",
    "session-gone",
    "slow-page",
]


class Freeze(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the clock is to stand still; without a moment, where it is."""

    at: datetime | None = None


class Generation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The number of families to generate; with a seed, by default the tenant's, always the same ones."""

    count: int
    seed: int | None = None


class InvoiceChange(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What has become of an invoice; what is left out stays as it is."""

    paid: int | None = None
    cancelled: bool | None = None


class KeyAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A family's key of one service."""

    key: str
    linked: bool


class LineAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of an invoice; below 0 for what the town gives back."""

    label: str
    quantity: int
    unit_price: int
    child: str | None


class MessageAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message that was sent."""

    message_id: str
    to: str
    subject: str


class NewLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of an invoice; below 0 for what the town gives back."""

    label: str
    quantity: int
    unit_price: int
    child: str | None = None


class NewTenant(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tenant to create."""

    slug: str
    town: str = "velizy"
    seed: int | None = None
    clock: datetime | None = None


class NewTerms(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another version of the terms."""

    version: str
    document: str | None = None


class OpenAccount(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The credentials of a family whose space is open."""

    username: str
    password: str


class OtherParent(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="role", tag="Parent"):
    """The other parent."""

    first_name: str
    last_name: str
    born_on: date | None = None


class Refusal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a request was refused, and the remedy."""

    error: str


class Registered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many families were registered."""

    registered: int


Role = Literal["Enfant", "Parent"]


class TenantAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tenant, the address of its portal, and the one of the payment site that its pages lead to."""

    slug: str
    base_url: str
    payment_url: str


class TermsAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The terms in force, in Markdown."""

    version: str
    document: str


class Fault(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fault, and when it is applied."""

    name: FaultName
    page: str | None = None
    seconds: float = 2.0
    probability: float = 1.0
    count: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    seed: int | None = None


class FaultKind(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fault of the catalogue."""

    name: FaultName
    description: str


class InvoiceAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
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


class MemberAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member beside the registered parent."""

    role: Role
    first_name: str
    last_name: str
    born_on: date | None


class NearMiss(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event that is nearly the expected one, and how it differs."""

    event: Event
    difference: str


class NewFamily(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A family to register."""

    first_name: str
    last_name: str
    email: str
    child_key: str | None = None
    members: list[OtherParent | Child] | None = None


class NewInvoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A new invoice; amounts are in cents. With a total below 0 it is a credit note."""

    lines: list[NewLine]
    issued_on: date | None = None
    due_on: date | None = None
    direct_debit: bool = False
    paid: int = 0
    cancelled: bool = False
    label: str | None = None
    number: str | None = None


class FamilyAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A family, how far it has come, its other members, and its keys by service."""

    id: int
    first_name: str
    last_name: str
    email: str
    state: Literal[
        "credentials-chosen",
        "invited",
        "link-opened",
        "registered",
        "services-validated",
        "signed-in",
        "terms-accepted",
    ]
    username: str | None
    terms_version: str | None
    members: list[MemberAnswer]
    keys: dict[str, KeyAnswer]


class FaultAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fault of a tenant: whether it may be applied now, to how many occasions it could be, to how many it was."""

    fault: Fault
    active: bool
    met: int
    struck: int


class Verification(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The events that are as expected or, if there is none, those that are nearly so."""

    happened: list[Event]
    near_misses: list[NearMiss]
