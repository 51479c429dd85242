"""Invoices by the control API: issue, list."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.billing.invoices import Line
from mock_portal.billing.issuing import Draft
from mock_portal.components import Portal
from mock_portal.families.families import Family
from mock_portal.http.control.json_io import answer, family_id, read
from mock_portal.http.control.schemas import InvoiceAnswer
from mock_portal.tenants.tenants import Tenant

Cents = Annotated[int, Meta(ge=0, le=10_000_000)]


class NewLine(Struct, forbid_unknown_fields=True):
    """What an invoice is for."""

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
    """What has been paid of it elsewhere."""
    cancelled: bool = False


class InvoiceControl:
    """What a client may do to a family's invoices."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def all(self, request: Request) -> Response:
        """The invoices of a family."""
        tenant, family = self._named(request)
        return answer([InvoiceAnswer.of(tenant, invoice) for invoice in self._portal.invoices.of(family.id)])

    async def issue(self, request: Request) -> Response:
        """A new invoice."""
        new = await read(request, NewInvoice)
        tenant, family = self._named(request)
        lines = [Line(line.label, line.quantity, line.unit_price) for line in new.lines]
        draft = Draft(lines, new.issued_on, new.due_on, new.direct_debit, new.paid, new.cancelled)
        return answer(InvoiceAnswer.of(tenant, self._portal.issuing.issue(tenant, family, draft)), 201)

    def _named(self, request: Request) -> tuple[Tenant, Family]:
        tenant = self._portal.tenants.get(request.path_params["slug"])
        return tenant, self._portal.families.get(tenant, family_id(request))
