"""Tenants: created, listed, emptied, deleted; their clock, defects and terms."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType
from starlette.requests import Request
from starlette.responses import Response

from ...defects.catalogue import CATALOGUE
from ...families.bulk_removal import BulkRemoval
from ...settings import Settings
from ...tenants.clock import LONGEST_ADVANCE, Clock
from ...tenants.tenants import Tenant, Tenants
from .json_io import json_response, read_json
from .schemas import ClockAnswer, DefectAnswer, TenantAnswer, TermsAnswer
from .values import GivenMoment, Seed, Slug


class NewTenant(Struct, forbid_unknown_fields=True):
    """A tenant to create."""

    slug: Slug
    town: Annotated[str, Meta(min_length=1, max_length=40, examples=["velizy"])] = "velizy"
    seed: Seed | None = None
    """With a seed, provisional credentials and tokens are the same at each run."""
    clock: GivenMoment | None = None
    """With a moment, the tenant's clock stands still there."""


DefectName: Any = StrEnum("DefectName", {each.name: each.name for each in CATALOGUE})  # type: ignore[misc]
"""The names of the catalogue; the type is made at the start, so that the description lists them."""
Defects: Any = list[DefectName]


class Freeze(Struct, forbid_unknown_fields=True):
    """Where the clock is to stand still; without a moment, where it is."""

    at: GivenMoment | UnsetType = UNSET


class Advance(Struct, forbid_unknown_fields=True):
    """How far the clock is to move."""

    seconds: Annotated[float, Meta(ge=0, le=LONGEST_ADVANCE)]


class NewTerms(Struct, forbid_unknown_fields=True):
    """Another version of the terms."""

    version: Annotated[str, Meta(min_length=1, max_length=40)]
    document: Annotated[str, Meta(min_length=1)] | None = None
    """Markdown; by default the text in force stays."""


@dataclass(frozen=True)
class TenantControl:
    """Requests about tenants."""

    tenants: Tenants
    removal: BulkRemoval
    settings: Settings

    async def create(self, request: Request) -> Response:
        """A new tenant."""
        new = await read_json(request, NewTenant)
        tenant = self.tenants.create(new.slug, town=new.town, seed=new.seed, frozen_at=new.clock)
        return json_response(self._answer(tenant), 201)

    async def all(self, _request: Request) -> Response:
        """Every tenant."""
        return json_response([self._answer(tenant) for tenant in self.tenants])

    async def get(self, request: Request) -> Response:
        """One tenant."""
        return json_response(self._answer(self._tenant(request)))

    async def delete(self, request: Request) -> Response:
        """A tenant is deleted, with all that it holds."""
        await self.removal.delete(request.path_params["slug"])
        return Response(status_code=204)

    async def reset(self, request: Request) -> Response:
        """A tenant is emptied."""
        return json_response(self._answer(await self.removal.reset(request.path_params["slug"])))

    async def clock(self, request: Request) -> Response:
        """The time of a tenant."""
        return json_response(ClockAnswer.of(self._tenant(request)))

    async def freeze(self, request: Request) -> Response:
        """A tenant's clock stands still."""
        wanted = await read_json(request, Freeze)
        return self._set_clock(request, self._tenant(request).clock.freeze(None if wanted.at is UNSET else wanted.at))

    async def advance(self, request: Request) -> Response:
        """A tenant's clock moves forward."""
        wanted = await read_json(request, Advance)
        return self._set_clock(request, self._tenant(request).clock.advance(wanted.seconds))

    async def release(self, request: Request) -> Response:
        """A tenant's clock follows real time."""
        return self._set_clock(request, self._tenant(request).clock.release())

    async def catalogue(self, _request: Request) -> Response:
        """Every defect that there is."""
        return json_response(
            [
                DefectAnswer(each.name, each.procedure, each.step, each.sentence, each.description, each.thorough)
                for each in CATALOGUE
            ]
        )

    async def defects(self, request: Request) -> Response:
        """The names of a tenant's active defects."""
        return json_response(self._tenant(request).defects)

    async def set_defects(self, request: Request) -> Response:
        """Other active defects."""
        names = await read_json(request, Defects)
        return json_response(self.tenants.set_defects(request.path_params["slug"], names).defects)

    async def terms(self, request: Request) -> Response:
        """The terms that are in force."""
        return json_response(TermsAnswer.of(self._tenant(request)))

    async def publish_terms(self, request: Request) -> Response:
        """Other terms come into force."""
        new = await read_json(request, NewTerms)
        slug = self._tenant(request).slug
        return json_response(TermsAnswer.of(self.tenants.publish_terms(slug, new.version, new.document)))

    def _tenant(self, request: Request) -> Tenant:
        return self.tenants.get(request.path_params["slug"])

    def _set_clock(self, request: Request, clock: Clock) -> Response:
        return json_response(ClockAnswer.of(self.tenants.set_clock(request.path_params["slug"], clock)))

    def _answer(self, tenant: Tenant) -> TenantAnswer:
        return TenantAnswer(tenant.slug, self.settings.page_url(tenant.slug, ""), self.settings.payment_url)
