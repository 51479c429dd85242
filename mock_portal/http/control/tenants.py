"""Tenants by the control API: create, read, reset, delete; clock; defects; terms."""

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.components import Portal
from mock_portal.defects import CATALOGUE
from mock_portal.http.control.json_io import answer, read
from mock_portal.http.control.schemas import ClockAnswer, DefectAnswer, Moment, TenantAnswer, TermsAnswer
from mock_portal.tenants.clock import Clock
from mock_portal.tenants.tenants import Tenant

MOST_SECONDS = 10 * 366 * 86400


class NewTenant(Struct, forbid_unknown_fields=True):
    """What a new tenant is made of."""

    slug: str
    town: str = "velizy"
    seed: Annotated[int, Meta(ge=0, le=2**53)] | None = None
    """With a seed, provisional credentials and tokens are the same at each run."""
    clock: Moment | None = None
    """With a moment, the tenant's clock stands still there."""


class Freeze(Struct, forbid_unknown_fields=True):
    """Where the clock is to stand still; without a moment, where it is."""

    at: Moment | UnsetType = UNSET


class Advance(Struct, forbid_unknown_fields=True):
    """How far the clock is to move."""

    seconds: Annotated[float, Meta(ge=0, le=MOST_SECONDS)]


class NewTerms(Struct, forbid_unknown_fields=True):
    """Another version of the terms."""

    version: Annotated[str, Meta(min_length=1, max_length=40)]
    document: Annotated[str, Meta(min_length=1)] | None = None
    """Markdown; by default the text in force stays."""


class TenantControl:
    """What a client may do to tenants."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._tenants = portal.tenants

    async def create(self, request: Request) -> Response:
        """A new tenant."""
        new = await read(request, NewTenant)
        tenant = self._tenants.create(new.slug, town=new.town, seed=new.seed, frozen_at=new.clock)
        return answer(self._told(tenant), 201)

    async def all(self, _request: Request) -> Response:
        """Every tenant."""
        return answer([self._told(tenant) for tenant in self._tenants])

    async def get(self, request: Request) -> Response:
        """One tenant."""
        return answer(self._told(self._tenant(request)))

    async def delete(self, request: Request) -> Response:
        """A tenant goes, with all that it holds."""
        self._tenants.delete(request.path_params["slug"])
        return Response(status_code=204)

    async def reset(self, request: Request) -> Response:
        """A tenant is emptied."""
        return answer(self._told(self._tenants.reset(request.path_params["slug"])))

    async def clock(self, request: Request) -> Response:
        """The time of a tenant."""
        return answer(ClockAnswer.of(self._tenant(request)))

    async def freeze(self, request: Request) -> Response:
        """A tenant's clock stands still."""
        wanted = await read(request, Freeze)
        return self._set_clock(request, self._tenant(request).clock.freeze(None if wanted.at is UNSET else wanted.at))

    async def advance(self, request: Request) -> Response:
        """A tenant's clock moves forward."""
        wanted = await read(request, Advance)
        return self._set_clock(request, self._tenant(request).clock.advance(wanted.seconds))

    async def release(self, request: Request) -> Response:
        """A tenant's clock follows real time."""
        return self._set_clock(request, self._tenant(request).clock.release())

    async def catalogue(self, _request: Request) -> Response:
        """Every defect that there is."""
        return answer(
            [DefectAnswer(each.name, each.procedure, each.step, each.sentence, each.description) for each in CATALOGUE]
        )

    async def defects(self, request: Request) -> Response:
        """The names of a tenant's active defects."""
        return answer(self._tenant(request).defects)

    async def set_defects(self, request: Request) -> Response:
        """Other active defects."""
        names = await read(request, list[str])
        return answer(self._tenants.set_defects(request.path_params["slug"], names).defects)

    async def terms(self, request: Request) -> Response:
        """The terms that are in force."""
        return answer(TermsAnswer.of(self._tenant(request)))

    async def publish_terms(self, request: Request) -> Response:
        """Other terms come into force."""
        new = await read(request, NewTerms)
        slug = self._tenant(request).slug
        return answer(TermsAnswer.of(self._tenants.publish_terms(slug, new.version, new.document)))

    def _tenant(self, request: Request) -> Tenant:
        return self._tenants.get(request.path_params["slug"])

    def _set_clock(self, request: Request, clock: Clock) -> Response:
        return answer(ClockAnswer.of(self._tenants.set_clock(request.path_params["slug"], clock)))

    def _told(self, tenant: Tenant) -> TenantAnswer:
        return TenantAnswer(tenant.slug, self._portal.messages.address(tenant, ""))
