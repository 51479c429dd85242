"""The journal of a tenant, and the check of an expected event."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from ...tenants.journal import Event, EventName, Journal
from ...tenants.near_misses import Expectation, NearMiss, near_misses
from ...tenants.tenants import Tenant, Tenants
from .json_io import json_response, read_query

FamilyId = Annotated[int, Meta(ge=1, le=2**53)]


class JournalQuery(Struct, forbid_unknown_fields=True):
    """The family whose events are listed; by default all."""

    family: FamilyId | None = None


class VerificationQuery(Struct, forbid_unknown_fields=True):
    """The expected event, and its family, by default any."""

    event: EventName
    family: FamilyId | None = None


class Verification(Struct):
    """The events that are as expected or, if there is none, those that are nearly so."""

    happened: list[Event]
    near_misses: list[NearMiss]


@dataclass(frozen=True)
class JournalControl:
    """Requests about the journal of a tenant."""

    tenants: Tenants
    journal: Journal

    async def all(self, request: Request) -> Response:
        """What happened in a tenant, or to one of its families, oldest first."""
        query = read_query(request, JournalQuery)
        return json_response(self.journal.events(self._tenant(request), query.family))

    async def verify(self, request: Request) -> Response:
        """Whether something happened, and what came closest when it did not."""
        query, events = read_query(request, VerificationQuery), self.journal.events(self._tenant(request))
        expected = Expectation(query.event, query.family)
        happened = [event for event in events if expected.is_met_by(event)]
        return json_response(Verification(happened, near_misses(events, expected)))

    def _tenant(self, request: Request) -> Tenant:
        return self.tenants.get(request.path_params["slug"])
