"""The invoices of a family: issued, listed."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from ...billing.invoice import Line
from ...billing.invoices import Invoices
from ...billing.issuing import Draft, Issuing
from ...families.families import Families, Family
from ...tenants.tenants import Tenant, Tenants
from ..frame.family_id import family_id
from .json_io import json_response, read_json
from .schemas import InvoiceAnswer

Cents = Annotated[int, Meta(ge=0, le=10_000_000)]


class NewLine(Struct, forbid_unknown_fields=True):
    """One line of an invoice."""

    label: Annotated[str, Meta(min_length=1, max_length=200)]
    quantity: Annotated[int, Meta(ge=1, le=1000)]
    unit_price: Cents


class NewInvoice(Struct, forbid_unknown_fields=True):
    """A new invoice; amounts are in cents."""

    lines: Annotated[list[NewLine], Meta(min_length=1, max_length=100)]
    issued_on: date | None = None
    """By default today, as the tenant's clock has it."""
    due_on: date | None = None
    direct_debit: bool = False
    paid: Cents = 0
    """The amount that has been paid at the counter or by post."""
    cancelled: bool = False


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
        return json_response([InvoiceAnswer.of(tenant, invoice) for invoice in self.invoices.of(family.id)])

    async def issue(self, request: Request) -> Response:
        """A new invoice."""
        new = await read_json(request, NewInvoice)
        tenant, family = self._addressed(request)
        lines = [Line(line.label, line.quantity, line.unit_price) for line in new.lines]
        draft = Draft(lines, new.issued_on, new.due_on, new.direct_debit, new.paid, new.cancelled)
        return json_response(InvoiceAnswer.of(tenant, self.issuing.issue(tenant, family.id, family.number, draft)), 201)

    def _addressed(self, request: Request) -> tuple[Tenant, Family]:
        tenant = self.tenants.get(request.path_params["slug"])
        return tenant, self.families.get(tenant, family_id(request))
