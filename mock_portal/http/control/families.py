"""Families by the control API: register, invite, read."""

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.components import Portal
from mock_portal.families.csv_file import MOST, read_people
from mock_portal.families.families import LONGEST, Family
from mock_portal.http.control.json_io import answer, family_id, read, read_bytes, read_query
from mock_portal.http.control.schemas import FamilyAnswer, MessageAnswer
from mock_portal.tenants.tenants import Tenant

LARGEST_FILE = 32 * 1024 * 1024


class NewFamily(Struct, forbid_unknown_fields=True):
    """What a family is registered with."""

    first_name: str
    last_name: str
    email: str
    child_key: str | None = None
    """The key of the town's first service; by default a new one."""


class Generation(Struct, forbid_unknown_fields=True):
    """How many families are to be made up; with a seed, by default the tenant's, always the same ones."""

    count: Annotated[int, Meta(ge=1, le=MOST)]
    seed: Annotated[int, Meta(ge=0, le=2**53)] | None = None


class Part(Struct, forbid_unknown_fields=True):
    """Which of the families are asked for."""

    search: Annotated[str, Meta(max_length=LONGEST)] = ""
    """A part of a name or of an address, whatever its letter case and its accents."""
    after: Annotated[int, Meta(ge=0, le=2**53)] = 0
    """The id of the last family that the client has; those that were registered later are told."""
    limit: Annotated[int, Meta(ge=1, le=1000)] = 200


class Registered(Struct):
    """How many families were registered."""

    registered: int


class FamilyControl:
    """What a client may do to families."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def register(self, request: Request) -> Response:
        """A new family."""
        new = await read(request, NewFamily)
        tenant = self._tenant(request)
        family = self._portal.families.register(
            tenant,
            first_name=new.first_name,
            last_name=new.last_name,
            email=new.email,
            keys={tenant.first_service: new.child_key} if new.child_key else {},
        )
        return answer(self._told(family), 201)

    async def generate(self, request: Request) -> Response:
        """So many made-up families."""
        wanted = await read(request, Generation)
        await self._portal.registry.generate(self._tenant(request), wanted.count, wanted.seed)
        return answer(Registered(wanted.count), 201)

    async def enter(self, request: Request) -> Response:
        """The families of a CSV file: all of them, or none."""
        people = read_people(await read_bytes(request, LARGEST_FILE))
        self._portal.registry.enter(self._tenant(request), people)
        return answer(Registered(len(people)), 201)

    async def all(self, request: Request) -> Response:
        """The families of a tenant, in the order of their registration."""
        part, tenant = read_query(request, Part), self._tenant(request)
        found = self._portal.families.all(tenant, search=part.search, after=part.after, limit=part.limit)
        return answer([self._told(family) for family in found])

    async def get(self, request: Request) -> Response:
        """One family."""
        return answer(self._told(self._portal.families.get(self._tenant(request), family_id(request))))

    async def invite(self, request: Request) -> Response:
        """The family is sent its provisional credentials and its activation link."""
        tenant = self._tenant(request)
        family = self._portal.families.get(tenant, family_id(request))
        message = await self._portal.inviter.invite(tenant, family)
        return answer(MessageAnswer(str(message["Message-ID"]), family.email, str(message["Subject"])), 201)

    def _tenant(self, request: Request) -> Tenant:
        return self._portal.tenants.get(request.path_params["slug"])

    def _told(self, family: Family) -> FamilyAnswer:
        return FamilyAnswer.of(family, self._portal.members.of(family.id), self._portal.keys.of(family.id))
