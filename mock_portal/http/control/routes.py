"""The addresses of the control API."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...components import Components
from ...tenants.journal import Event
from ..frame.family_id import FAMILY_ID, INVOICE_ID
from .accounts import AccountControl, OpenAccount
from .families import FamilyControl, FamilyQuery, Generation, Household, NewFamily, Registered
from .faults import FaultAnswer, FaultControl, FaultKind, Faults
from .invoices import InvoiceChange, InvoiceControl, NewInvoice
from .journal import JournalControl, JournalQuery, Verification, VerificationQuery
from .json_io import Endpoint, json_response, with_json_errors
from .openapi import Known, Table, describe
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
from .tenants import Advance, Defects, Freeze, NewTenant, NewTerms, TenantControl

TENANT = "/tenants/{slug}"
FAMILY = f"{TENANT}/families/{FAMILY_ID}"
EXAMPLE_TENANT = {"slug": "essai", "town": "velizy", "seed": 7, "clock": "2026-09-07T09:00:00+02:00"}
EXAMPLE_FAMILY = {
    "first_name": "Marie",
    "last_name": "Martin",
    "email": "marie.martin@example.org",
    "child_key": "23456-B7J8K2",
    "members": [
        {"role": "Parent", "first_name": "Camille", "last_name": "Martin"},
        {"role": "Enfant", "first_name": "Zoé", "last_name": "Martin", "born_on": "2019-05-04"},
    ],
}
EXAMPLE_ACCOUNT = {"username": "marie.martin", "password": "Tulipe-Bleue-2026"}
EXAMPLE_INVOICE = {
    "label": "Classe de neige",
    "number": "2026090000421",
    "due_on": "2026-10-31",
    "lines": [{"label": "Séjour", "quantity": 1, "unit_price": 42000, "child": "Zoé"}],
}


def control_routes(c: Components) -> list[Route]:
    """The routes below /__control__, and their description in OpenAPI."""
    table = {**tenant_operations(c), **family_operations(c)}

    async def description(_request: Request) -> Response:
        return json_response(describe(table, f"{c.settings.root_path}/__control__", known(c)))

    routes = [Route(path, _by_method(methods), methods=list(methods)) for path, methods in table.items()]
    return [Route("/openapi.json", description, methods=["GET"]), *routes]


def known(c: Components) -> Known:
    """The towns and the pages that there are; the latter are known as soon as they are served."""
    return {"NewTenant": {"town": sorted(c.towns)}, "Fault": {"page": [*sorted(c.tenant_faults.pages), None]}}


def tenant_operations(c: Components) -> Table:
    """The operations on tenants, by path and method."""
    tenants = TenantControl(c.tenants, c.bulk_removal, c.settings)
    faults = FaultControl(c.tenants, c.tenant_faults)
    journal = JournalControl(c.tenants, c.journal)
    return {
        "/faults": {"GET": Operation(faults.catalogue, "listFaultKinds", list[FaultKind])},
        "/defects": {"GET": Operation(tenants.catalogue, "listDefectKinds", list[DefectAnswer])},
        "/tenants": {
            "GET": Operation(tenants.all, "listTenants", list[TenantAnswer]),
            "POST": Operation(
                tenants.create, "createTenant", TenantAnswer, NewTenant, 201, (409,), example=EXAMPLE_TENANT
            ),
        },
        TENANT: {
            "GET": Operation(tenants.get, "getTenant", TenantAnswer),
            "DELETE": Operation(tenants.delete, "deleteTenant", status=204),
        },
        f"{TENANT}/reset": {"POST": Operation(tenants.reset, "resetTenant", TenantAnswer)},
        f"{TENANT}/clock": {"GET": Operation(tenants.clock, "getClock", ClockAnswer)},
        f"{TENANT}/clock/freeze": {
            "POST": Operation(
                tenants.freeze, "freezeClock", ClockAnswer, Freeze, example={"at": "2026-09-07T09:00:00+02:00"}
            )
        },
        f"{TENANT}/clock/advance": {
            "POST": Operation(
                tenants.advance, "advanceClock", ClockAnswer, Advance, refusals=(409,), example={"seconds": 3600}
            )
        },
        f"{TENANT}/clock/release": {"POST": Operation(tenants.release, "releaseClock", ClockAnswer)},
        f"{TENANT}/defects": {
            "GET": Operation(tenants.defects, "getDefects", Defects),
            "PUT": Operation(tenants.set_defects, "setDefects", Defects, Defects, example=["here-missing"]),
        },
        f"{TENANT}/faults": {
            "GET": Operation(faults.all, "getFaults", list[FaultAnswer]),
            "PUT": Operation(
                faults.replace,
                "setFaults",
                list[FaultAnswer],
                Faults,
                example=[{"name": "slow-page", "page": "MonCompte", "seconds": 3, "count": 1}],
            ),
        },
        f"{TENANT}/terms": {
            "GET": Operation(tenants.terms, "getTerms", TermsAnswer),
            "PUT": Operation(
                tenants.publish_terms, "publishTerms", TermsAnswer, NewTerms, example={"version": "2027-01"}
            ),
        },
        f"{TENANT}/journal": {"GET": Operation(journal.all, "listEvents", list[Event], asks=JournalQuery)},
        f"{TENANT}/journal/verification": {
            "GET": Operation(journal.verify, "verifyEvent", Verification, asks=VerificationQuery)
        },
    }


def family_operations(c: Components) -> Table:
    """The operations on families, by path and method."""
    families = FamilyControl(c.tenants, c.families, c.members, c.keys, c.bulk_registration, c.inviter)
    accounts = AccountControl(c.tenants, c.families, c.members, c.keys, c.accounts)
    invoices = InvoiceControl(c.tenants, c.families, c.invoices, c.issuing)
    return {
        f"{TENANT}/families": {
            "GET": Operation(families.all, "listFamilies", list[FamilyAnswer], asks=FamilyQuery),
            "POST": Operation(
                families.register, "registerFamily", FamilyAnswer, NewFamily, 201, (409,), example=EXAMPLE_FAMILY
            ),
        },
        f"{TENANT}/families/generation": {
            "POST": Operation(
                families.generate, "generateFamilies", Registered, Generation, 201, (409,), example={"count": 100}
            )
        },
        f"{TENANT}/families/file": {
            "POST": Operation(
                families.register_file,
                "importFamilies",
                Registered,
                str,
                201,
                (409,),
                media="text/csv",
                example="first_name,last_name,email\nMarie,Martin,marie.martin@example.org\n",
            ),
        },
        FAMILY: {
            "GET": Operation(families.get, "getFamily", FamilyAnswer),
            "DELETE": Operation(families.delete, "deleteFamily", status=204),
        },
        f"{FAMILY}/members": {
            "PUT": Operation(
                families.replace_members, "setMembers", FamilyAnswer, Household, example=EXAMPLE_FAMILY["members"]
            )
        },
        f"{FAMILY}/account": {
            "PUT": Operation(
                accounts.open, "openAccount", FamilyAnswer, OpenAccount, refusals=(409, 503), example=EXAMPLE_ACCOUNT
            )
        },
        f"{FAMILY}/invoices": {
            "GET": Operation(invoices.all, "listInvoices", list[InvoiceAnswer]),
            "POST": Operation(
                invoices.issue, "issueInvoice", InvoiceAnswer, NewInvoice, 201, (409,), example=EXAMPLE_INVOICE
            ),
        },
        f"{FAMILY}/invoices/{INVOICE_ID}": {
            "PATCH": Operation(
                invoices.change,
                "changeInvoice",
                InvoiceAnswer,
                InvoiceChange,
                refusals=(409,),
                example={"cancelled": True},
            )
        },
        f"{FAMILY}/invitation": {
            "POST": Operation(families.invite, "inviteFamily", MessageAnswer, status=201, refusals=(409, 502, 503))
        },
    }


def _by_method(operations: Mapping[str, Operation]) -> Endpoint:
    async def handle(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        return await operations[method].handler(request)

    return with_json_errors(handle)
