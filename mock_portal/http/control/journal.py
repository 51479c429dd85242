"""The journal by the control API: what happened, and what nearly did."""

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.components import Portal
from mock_portal.http.control.json_io import answer, read_query
from mock_portal.tenants.journal import Event, EventName
from mock_portal.tenants.near_misses import Expectation, NearMiss, near_misses
from mock_portal.tenants.tenants import Tenant

FamilyId = Annotated[int, Meta(ge=1, le=2**53)]


class Told(Struct, forbid_unknown_fields=True):
    """Whose events are asked for; by default everybody's."""

    family: FamilyId | None = None


class Asked(Struct, forbid_unknown_fields=True):
    """What should have happened, and to which family, where that matters."""

    event: EventName
    family: FamilyId | None = None


class Verification(Struct):
    """The events that are as expected or, if there is none, those that are nearly so."""

    happened: list[Event]
    near_misses: list[NearMiss]


class JournalControl:
    """What a client may ask the journal of a tenant."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def all(self, request: Request) -> Response:
        """What happened in a tenant, or to one of its families, oldest first."""
        asked = read_query(request, Told)
        return answer(self._portal.journal.events(self._tenant(request), asked.family))

    async def verify(self, request: Request) -> Response:
        """Whether something happened, and what came closest when it did not."""
        asked, events = read_query(request, Asked), self._portal.journal.events(self._tenant(request))
        expected = Expectation(asked.event, asked.family)
        happened = [event for event in events if expected.is_met_by(event)]
        return answer(Verification(happened, near_misses(events, expected)))

    def _tenant(self, request: Request) -> Tenant:
        return self._portal.tenants.get(request.path_params["slug"])
