"""The invoices of a family: issued, listed."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from ...billing.invoice import Invoice, Line
from ...billing.invoices import Invoices
from ...billing.issuing import Draft, Issuing
from ...families.families import Families, Family
from ...tenants.tenants import Tenant, Tenants
from ..frame.family_id import family_id
from .json_io import json_response, read_json
from .schemas import InvoiceAnswer
from .values import MOST_CENTS, Cents, GivenDay, InvoiceNumber, Label


class NewLine(Struct, forbid_unknown_fields=True):
    """One line of an invoice; below 0 for what the town gives back."""

    label: Label
    quantity: Annotated[int, Meta(ge=1, le=1000, examples=[1])]
    unit_price: Annotated[int, Meta(ge=-MOST_CENTS, le=MOST_CENTS, examples=[4200])]
    child: Annotated[str, Meta(min_length=1, max_length=100, examples=["Zoé"])] | None = None
    """The first name of the child that the line is about."""


class NewInvoice(Struct, forbid_unknown_fields=True):
    """A new invoice; amounts are in cents. With a total below 0 it is a credit note."""

    lines: Annotated[list[NewLine], Meta(min_length=1, max_length=100)]
    issued_on: GivenDay | None = None
    """By default today, as the tenant's clock has it."""
    due_on: GivenDay | None = None
    direct_debit: bool = False
    paid: Cents = 0
    """The amount that has been paid at the counter or by post."""
    cancelled: bool = False
    label: Label | None = None
    """What is billed; by default the town's subject and the month."""
    number: InvoiceNumber | None = None
    """In the form that the payment site takes; by default month, family and a count."""


class InvoiceChange(Struct, forbid_unknown_fields=True):
    """What has become of an invoice; what is left out stays as it is."""

    paid: Cents | None = None
    """How much has been paid in all, at the counter or by post."""
    cancelled: bool | None = None


@dataclass(frozen=True)
class InvoiceControl:
    """Requests about a family's invoices."""

    tenants: Tenants
    families: Families
    invoices: Invoices
    issuing: Issuing

    async def all(self, request: Request) -> Response:
        """The invoices of a family."""
        tenant, family = self._addressed(request)
        return json_response([self._answer(tenant, invoice) for invoice in self.invoices.of(family.id)])

    async def issue(self, request: Request) -> Response:
        """A new invoice."""
        new = await read_json(request, NewInvoice)
        tenant, family = self._addressed(request)
        lines = [Line(line.label, line.quantity, line.unit_price, line.child) for line in new.lines]
        draft = Draft(
            lines, new.issued_on, new.due_on, new.direct_debit, new.paid, new.cancelled, new.label, new.number
        )
        return json_response(self._answer(tenant, self.issuing.issue(tenant, family.id, family.number, draft)), 201)

    async def change(self, request: Request) -> Response:
        """An invoice has been paid, in part or in whole, or is cancelled."""
        wanted = await read_json(request, InvoiceChange)
        tenant, family = self._addressed(request)
        number = int(request.path_params["invoice"])
        changed = self.issuing.change(tenant, family.id, number, paid=wanted.paid, cancelled=wanted.cancelled)
        return json_response(self._answer(tenant, changed))

    def _answer(self, tenant: Tenant, invoice: Invoice) -> InvoiceAnswer:
        return InvoiceAnswer.of(tenant, invoice, self.invoices.lines(invoice.id))

    def _addressed(self, request: Request) -> tuple[Tenant, Family]:
        tenant = self.tenants.get(request.path_params["slug"])
        return tenant, self.families.get(tenant, family_id(request))
