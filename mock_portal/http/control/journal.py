"""The journal of a tenant, and the check of an expected event."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Annotated, Any

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from ...tenants.journal import LONGEST, Event, EventName, Journal
from ...tenants.near_misses import Expectation, NearMiss, near_misses
from ...tenants.tenants import Tenant, Tenants
from .json_io import json_response, read_query

LONGEST_WAIT = 60
"""How long a client may wait for an event, in seconds."""

FamilyId = Annotated[int, Meta(ge=1, le=2**53, description="The id of the family that it happened to; by default any.")]
HowOften = Annotated[int, Meta(ge=1, le=LONGEST, description="How often it is to have happened.")]
HowLong = Annotated[
    float,
    Meta(
        ge=0,
        le=LONGEST_WAIT,
        description="How long to wait for it, in seconds; the answer comes as soon as it has happened.",
    ),
]


class JournalQuery(Struct, forbid_unknown_fields=True):
    """The family whose events are listed; by default all."""

    family: FamilyId | None = None


class VerificationQuery(Struct, forbid_unknown_fields=True):
    """The expected event, its family, by default any, and how long it may still take."""

    event: Annotated[EventName, Meta(description="What is to have happened.")]
    family: FamilyId | None = None
    count: HowOften = 1
    wait: HowLong = 0.0


class Verification(Struct):
    """The events that are as expected or, if there is none, those that are nearly so."""

    happened: list[Event]
    near_misses: list[NearMiss]


class _Connection:
    """The client of a request that waits."""

    def __init__(self, gone: asyncio.Task[None]) -> None:
        self._gone = gone

    async def stays_until(self, awaited: Coroutine[Any, Any, object]) -> None:
        """Wait for something, as long as the client does.

        Raises:
            TimeoutError: the client has gone.
        """
        waiting = asyncio.ensure_future(awaited)
        await asyncio.wait({waiting, self._gone}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._gone.done():
            raise TimeoutError


@asynccontextmanager
async def _connected(request: Request) -> AsyncIterator[_Connection]:
    gone = asyncio.ensure_future(_disconnection(request))
    try:
        yield _Connection(gone)
    finally:
        gone.cancel()


async def _disconnection(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


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
        query = read_query(request, VerificationQuery)
        expected = Expectation(query.event, query.family)
        with suppress(TimeoutError):
            async with asyncio.timeout(query.wait), _connected(request) as client:
                while len(self._happened(request, expected)) < query.count and not self.journal.is_closed:
                    await client.stays_until(self.journal.news())
        happened = self._happened(request, expected)
        return json_response(Verification(happened, near_misses(self.journal.events(self._tenant(request)), expected)))

    def _happened(self, request: Request, expected: Expectation) -> list[Event]:
        return [event for event in self.journal.events(self._tenant(request)) if expected.is_met_by(event)]

    def _tenant(self, request: Request) -> Tenant:
        return self.tenants.get(request.path_params["slug"])
