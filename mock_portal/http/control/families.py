"""Families: registered, generated, invited, listed."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from ...accounts.inviter import Inviter
from ...families.access_keys import AccessKeys
from ...families.bulk_registration import BulkRegistration
from ...families.csv_file import LARGEST_FILE, MOST
from ...families.families import Families, Family
from ...families.members import Member, Members, Role
from ...families.names import LONGEST
from ...tenants.tenants import Tenant, Tenants
from ..frame.family_id import family_id
from ..frame.form import read_body
from .json_io import json_response, read_json, read_query
from .schemas import FamilyAnswer, MessageAnswer
from .values import EmailAddress, Name, Seed

SEARCH = "A part of a name or of an address, whatever its letter case and its accents."
AFTER = "The id of the last family that the client has; those that were registered later are listed."


class OtherParent(Struct, forbid_unknown_fields=True, tag_field="role", tag=Role.PARENT.value):
    """The other parent."""

    first_name: Name
    last_name: Name
    born_on: date | None = None

    def member(self) -> Member:
        """The member of the family."""
        return Member(Role.PARENT, self.first_name, self.last_name, self.born_on)


class Child(Struct, forbid_unknown_fields=True, tag_field="role", tag=Role.CHILD.value):
    """A child, with its day of birth."""

    first_name: Name
    last_name: Name
    born_on: date

    def member(self) -> Member:
        """The member of the family."""
        return Member(Role.CHILD, self.first_name, self.last_name, self.born_on)


Household = Annotated[list[OtherParent | Child], Meta(max_length=20)]


class NewFamily(Struct, forbid_unknown_fields=True):
    """A family to register."""

    first_name: Name
    last_name: Name
    email: EmailAddress
    child_key: Annotated[str, Meta(max_length=64, examples=["23456-B7J8K2"])] | None = None
    """The key of the town's first service; by default a new one."""
    members: Household | None = None
    """The other parent and the children; by default some are made up."""


class Generation(Struct, forbid_unknown_fields=True):
    """The number of families to generate; with a seed, by default the tenant's, always the same ones."""

    count: Annotated[int, Meta(ge=1, le=MOST)]
    seed: Seed | None = None


class FamilyQuery(Struct, forbid_unknown_fields=True):
    """Which of the families are listed."""

    search: Annotated[str, Meta(max_length=LONGEST, description=SEARCH, examples=["martin"])] = ""
    after: Annotated[int, Meta(ge=0, le=2**53, description=AFTER)] = 0
    limit: Annotated[int, Meta(ge=1, le=1000, description="How many families are listed at most.")] = 200


class Registered(Struct):
    """How many families were registered."""

    registered: int


@dataclass(frozen=True)
class FamilyControl:
    """Requests about families."""

    tenants: Tenants
    families: Families
    members: Members
    keys: AccessKeys
    bulk_registration: BulkRegistration
    inviter: Inviter

    async def register(self, request: Request) -> Response:
        """A new family."""
        new = await read_json(request, NewFamily)
        tenant = self._tenant(request)
        family = self.families.register(
            tenant,
            first_name=new.first_name,
            last_name=new.last_name,
            email=new.email,
            keys={tenant.first_service: new.child_key} if new.child_key else {},
            members=[each.member() for each in new.members or ()],
        )
        return json_response(self._answer(family), 201)

    async def generate(self, request: Request) -> Response:
        """Generate families."""
        wanted = await read_json(request, Generation)
        await self.bulk_registration.generate(self._tenant(request), wanted.count, wanted.seed)
        return json_response(Registered(wanted.count), 201)

    async def register_file(self, request: Request) -> Response:
        """The families of a CSV file: all of them, or none."""
        content = await read_body(request, LARGEST_FILE)
        return json_response(
            Registered(await self.bulk_registration.register_file(self._tenant(request), content)), 201
        )

    async def all(self, request: Request) -> Response:
        """The families of a tenant, in the order of their registration."""
        query, tenant = read_query(request, FamilyQuery), self._tenant(request)
        found = self.families.all(tenant, search=query.search, after=query.after, limit=query.limit)
        return json_response([self._answer(family) for family in found])

    async def get(self, request: Request) -> Response:
        """One family."""
        return json_response(self._answer(self.families.get(self._tenant(request), family_id(request))))

    async def delete(self, request: Request) -> Response:
        """A family is deleted, with all that belongs to it; its id is never given again."""
        tenant = self._tenant(request)
        self.families.remove(tenant, self.families.get(tenant, family_id(request)).id)
        return Response(status_code=204)

    async def replace_members(self, request: Request) -> Response:
        """A family gets another household: the other parent and the children."""
        members = [each.member() for each in await read_json(request, Household)]
        family = self.families.get(self._tenant(request), family_id(request))
        self.members.replace(family.id, members)
        return json_response(self._answer(family))

    async def invite(self, request: Request) -> Response:
        """The family is sent its provisional credentials and its activation link."""
        tenant = self._tenant(request)
        family = self.families.get(tenant, family_id(request))
        message = await self.inviter.invite(tenant, family)
        return json_response(MessageAnswer(str(message["Message-ID"]), family.email, str(message["Subject"])), 201)

    def _tenant(self, request: Request) -> Tenant:
        return self.tenants.get(request.path_params["slug"])

    def _answer(self, family: Family) -> FamilyAnswer:
        return FamilyAnswer.of(family, self.members.of(family.id), self.keys.of(family.id))
