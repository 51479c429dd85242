"""The addresses of the control API."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mock_portal.components import Portal
from mock_portal.http.control.accounts import AccountControl, OpenAccount
from mock_portal.http.control.families import FamilyControl, Generation, NewFamily, Part, Registered
from mock_portal.http.control.faults import FaultAnswer, FaultControl, FaultKind, Faults
from mock_portal.http.control.invoices import InvoiceControl, NewInvoice
from mock_portal.http.control.journal import Asked, JournalControl, Told, Verification
from mock_portal.http.control.json_io import Answer, answer, told
from mock_portal.http.control.openapi import Table, describe
from mock_portal.http.control.operation import Operation
from mock_portal.http.control.schemas import (
    ClockAnswer,
    DefectAnswer,
    FamilyAnswer,
    InvoiceAnswer,
    MessageAnswer,
    TenantAnswer,
    TermsAnswer,
)
from mock_portal.http.control.tenants import Advance, Freeze, NewTenant, NewTerms, TenantControl
from mock_portal.http.frame import family_id
from mock_portal.tenants.journal import Event

TENANT = "/tenants/{slug}"
FAMILY = f"{TENANT}/families/{family_id.FAMILY}"


def control_routes(portal: Portal) -> list[Route]:
    """Every address below /__control__, and their description."""
    table = {**tenant_operations(portal), **family_operations(portal)}

    async def description(_request: Request) -> Response:
        return answer(describe(table, f"{portal.settings.root_path}/__control__"))

    routes = [Route(path, _by_method(methods), methods=list(methods)) for path, methods in table.items()]
    return [Route("/openapi.json", description, methods=["GET"]), *routes]


def tenant_operations(portal: Portal) -> Table:
    """What may be asked of tenants, by address and method."""
    tenants, faults, journal = TenantControl(portal), FaultControl(portal), JournalControl(portal)
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
        f"{TENANT}/journal": {"GET": Operation(journal.all, list[Event], asks=Told)},
        f"{TENANT}/journal/verification": {"GET": Operation(journal.verify, Verification, asks=Asked)},
    }


def family_operations(portal: Portal) -> Table:
    """What may be asked of families, by address and method."""
    families, accounts, invoices = FamilyControl(portal), AccountControl(portal), InvoiceControl(portal)
    return {
        f"{TENANT}/families": {
            "GET": Operation(families.all, list[FamilyAnswer], asks=Part),
            "POST": Operation(families.register, FamilyAnswer, NewFamily, 201, (409,)),
        },
        f"{TENANT}/families/generation": {"POST": Operation(families.generate, Registered, Generation, 201, (409,))},
        f"{TENANT}/families/file": {
            "POST": Operation(families.enter, Registered, str, 201, (409,), media="text/csv"),
        },
        FAMILY: {"GET": Operation(families.get, FamilyAnswer)},
        f"{FAMILY}/account": {"PUT": Operation(accounts.open, FamilyAnswer, OpenAccount, refusals=(409,))},
        f"{FAMILY}/invoices": {
            "GET": Operation(invoices.all, list[InvoiceAnswer]),
            "POST": Operation(invoices.issue, InvoiceAnswer, NewInvoice, 201),
        },
        f"{FAMILY}/invitation": {"POST": Operation(families.invite, MessageAnswer, status=201, refusals=(409, 502))},
    }


def _by_method(operations: Mapping[str, Operation]) -> Answer:
    async def handle(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await operations[method].handler(request)

    return told(handle)
