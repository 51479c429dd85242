"""The addresses of the control API."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...components import Components
from ...tenants.journal import Event
from ..frame.family_id import FAMILY_ID
from .accounts import AccountControl, OpenAccount
from .families import FamilyControl, FamilyQuery, Generation, NewFamily, Registered
from .faults import FaultAnswer, FaultControl, FaultKind, Faults
from .invoices import InvoiceControl, NewInvoice
from .journal import JournalControl, JournalQuery, Verification, VerificationQuery
from .json_io import Endpoint, json_response, with_json_errors
from .openapi import Table, describe
from .operation import Operation
from .schemas import (
    ClockAnswer,
    DefectAnswer,
    FamilyAnswer,
    InvoiceAnswer,
    MessageAnswer,
    TenantAnswer,
    TermsAnswer,
)
from .tenants import Advance, Freeze, NewTenant, NewTerms, TenantControl

TENANT = "/tenants/{slug}"
FAMILY = f"{TENANT}/families/{FAMILY_ID}"


def control_routes(c: Components) -> list[Route]:
    """The routes below /__control__, and their description in OpenAPI."""
    table = {**tenant_operations(c), **family_operations(c)}

    async def description(_request: Request) -> Response:
        return json_response(describe(table, f"{c.settings.root_path}/__control__"))

    routes = [Route(path, _by_method(methods), methods=list(methods)) for path, methods in table.items()]
    return [Route("/openapi.json", description, methods=["GET"]), *routes]


def tenant_operations(c: Components) -> Table:
    """The operations on tenants, by path and method."""
    tenants = TenantControl(c.tenants, c.settings)
    faults = FaultControl(c.tenants, c.tenant_faults)
    journal = JournalControl(c.tenants, c.journal)
    return {
        "/faults": {"GET": Operation(faults.catalogue, list[FaultKind])},
        "/defects": {"GET": Operation(tenants.catalogue, list[DefectAnswer])},
        "/tenants": {
            "GET": Operation(tenants.all, list[TenantAnswer]),
            "POST": Operation(tenants.create, TenantAnswer, NewTenant, 201, (409,)),
        },
        TENANT: {"GET": Operation(tenants.get, TenantAnswer), "DELETE": Operation(tenants.delete, status=204)},
        f"{TENANT}/reset": {"POST": Operation(tenants.reset, TenantAnswer)},
        f"{TENANT}/clock": {"GET": Operation(tenants.clock, ClockAnswer)},
        f"{TENANT}/clock/freeze": {"POST": Operation(tenants.freeze, ClockAnswer, Freeze)},
        f"{TENANT}/clock/advance": {"POST": Operation(tenants.advance, ClockAnswer, Advance)},
        f"{TENANT}/clock/release": {"POST": Operation(tenants.release, ClockAnswer)},
        f"{TENANT}/defects": {
            "GET": Operation(tenants.defects, list[str]),
            "PUT": Operation(tenants.set_defects, list[str], list[str]),
        },
        f"{TENANT}/faults": {
            "GET": Operation(faults.all, list[FaultAnswer]),
            "PUT": Operation(faults.replace, list[FaultAnswer], Faults),
        },
        f"{TENANT}/terms": {
            "GET": Operation(tenants.terms, TermsAnswer),
            "PUT": Operation(tenants.publish_terms, TermsAnswer, NewTerms),
        },
        f"{TENANT}/journal": {"GET": Operation(journal.all, list[Event], asks=JournalQuery)},
        f"{TENANT}/journal/verification": {"GET": Operation(journal.verify, Verification, asks=VerificationQuery)},
    }


def family_operations(c: Components) -> Table:
    """The operations on families, by path and method."""
    families = FamilyControl(c.tenants, c.families, c.members, c.keys, c.bulk_registration, c.inviter)
    accounts = AccountControl(c.tenants, c.families, c.members, c.keys, c.accounts)
    invoices = InvoiceControl(c.tenants, c.families, c.invoices, c.issuing)
    return {
        f"{TENANT}/families": {
            "GET": Operation(families.all, list[FamilyAnswer], asks=FamilyQuery),
            "POST": Operation(families.register, FamilyAnswer, NewFamily, 201, (409,)),
        },
        f"{TENANT}/families/generation": {"POST": Operation(families.generate, Registered, Generation, 201, (409,))},
        f"{TENANT}/families/file": {
            "POST": Operation(families.register_file, Registered, str, 201, (409,), media="text/csv"),
        },
        FAMILY: {"GET": Operation(families.get, FamilyAnswer)},
        f"{FAMILY}/account": {"PUT": Operation(accounts.open, FamilyAnswer, OpenAccount, refusals=(409,))},
        f"{FAMILY}/invoices": {
            "GET": Operation(invoices.all, list[InvoiceAnswer]),
            "POST": Operation(invoices.issue, InvoiceAnswer, NewInvoice, 201),
        },
        f"{FAMILY}/invitation": {"POST": Operation(families.invite, MessageAnswer, status=201, refusals=(409, 502))},
    }


def _by_method(operations: Mapping[str, Operation]) -> Endpoint:
    async def handle(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await operations[method].handler(request)

    return with_json_errors(handle)
