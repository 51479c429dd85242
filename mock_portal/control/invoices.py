"""Invoices by the control API: issue, list."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.clock import EARLIEST, LATEST
from mock_portal.control.answers import InvoiceAnswer
from mock_portal.control.exchange import answer, family_id, read
from mock_portal.errors import InvalidRequest
from mock_portal.families import Family
from mock_portal.invoices import Line
from mock_portal.portal import Portal
from mock_portal.tenants import Tenant

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
        invoices = self._portal.invoices
        issued_on = new.issued_on or tenant.local(tenant.now()).date()
        _check(issued_on, new.due_on or issued_on)
        lines = [Line(line.label, line.quantity, line.unit_price) for line in new.lines]
        invoice = invoices.issue(
            tenant, family.id, family.number, issued_on, lines, due_on=new.due_on, direct_debit=new.direct_debit
        )
        if new.paid:
            invoices.pay_in_part(tenant, invoice, new.paid, f"{tenant.slug}-{invoice}-desk")
        if new.cancelled:
            invoices.cancel(tenant, invoice)
        return answer(InvoiceAnswer.of(tenant, invoices.get(family.id, invoice)), 201)

    def _named(self, request: Request) -> tuple[Tenant, Family]:
        tenant = self._portal.tenants.get(request.path_params["slug"])
        return tenant, self._portal.families.get(tenant, family_id(request))


def _check(*days: date) -> None:
    if not all(EARLIEST.date() <= day <= LATEST.date() for day in days):
        raise InvalidRequest(f"issued_on, due_on: give days between {EARLIEST:%Y} and {LATEST:%Y}.")
