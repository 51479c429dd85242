"""Faults by the control API: the catalogue, and those of a tenant."""

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.components import Portal
from mock_portal.faults.catalogue import CATALOGUE, Fault, FaultName
from mock_portal.http.control.json_io import answer, read
from mock_portal.tenants.tenants import Tenant

Faults = list[Fault]


class FaultKind(Struct):
    """One trouble of the surroundings."""

    name: FaultName
    description: str


class FaultAnswer(Struct):
    """A fault of a tenant: whether it may strike now, how many occasions it has met, at how many it struck."""

    fault: Fault
    active: bool
    met: int
    struck: int


class FaultControl:
    """What a client may do to the faults of a tenant."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def catalogue(self, _request: Request) -> Response:
        """Every fault that there is."""
        return answer([FaultKind(name, description) for name, description in CATALOGUE.items()])

    async def all(self, request: Request) -> Response:
        """The faults of a tenant, those that have healed included."""
        return answer(self._told(self._tenant(request)))

    async def replace(self, request: Request) -> Response:
        """Other faults; an empty list ends all trouble."""
        faults = await read(request, Faults)
        tenant = self._tenant(request)
        self._portal.troubles.replace(tenant, faults)
        return answer(self._told(tenant))

    def _tenant(self, request: Request) -> Tenant:
        return self._portal.tenants.get(request.path_params["slug"])

    def _told(self, tenant: Tenant) -> list[FaultAnswer]:
        now = tenant.now()
        return [
            FaultAnswer(trouble.fault, trouble.is_active(now), trouble.met, trouble.struck)
            for trouble in self._portal.troubles.of(tenant)
        ]
