"""Faults: the catalogue, and those of a tenant."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from ...faults.catalogue import CATALOGUE, OF_PAGES, Fault, FaultName
from ...faults.tenant_faults import TenantFaults
from ...tenants.tenants import Tenant, Tenants
from .json_io import json_response, read_json

OF_PAGES_OR_WITHOUT_PAGE = {
    "anyOf": [{"properties": {"name": {"enum": list(OF_PAGES)}}}, {"properties": {"page": {"type": "null"}}}]
}
Faults = Annotated[list[Annotated[Fault, Meta(extra_json_schema=OF_PAGES_OR_WITHOUT_PAGE)]], Meta(max_length=100)]


class FaultKind(Struct):
    """One fault of the catalogue."""

    name: FaultName
    description: str


class FaultAnswer(Struct):
    """A fault of a tenant: whether it may be applied now, to how many occasions it could be, to how many it was."""

    fault: Fault
    active: bool
    met: int
    struck: int


@dataclass(frozen=True)
class FaultControl:
    """Requests about the faults of a tenant."""

    tenants: Tenants
    tenant_faults: TenantFaults

    async def catalogue(self, _request: Request) -> Response:
        """Every fault that there is."""
        return json_response([FaultKind(name, description) for name, description in CATALOGUE.items()])

    async def all(self, request: Request) -> Response:
        """The faults of a tenant, those that are over included."""
        return json_response(self._answer(self._tenant(request)))

    async def replace(self, request: Request) -> Response:
        """Other faults; an empty list ends all."""
        faults = await read_json(request, Faults)
        tenant = self._tenant(request)
        self.tenant_faults.replace(tenant, faults)
        return json_response(self._answer(tenant))

    def _tenant(self, request: Request) -> Tenant:
        return self.tenants.get(request.path_params["slug"])

    def _answer(self, tenant: Tenant) -> list[FaultAnswer]:
        now = tenant.now()
        return [
            FaultAnswer(each.fault, each.is_active(now), met=each.occasions, struck=each.applied)
            for each in self.tenant_faults.of(tenant)
        ]
