"""The account of a family: opened without the pages of the procedure."""

from dataclasses import dataclass

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from ...accounts.accounts import Accounts
from ...families.access_keys import AccessKeys
from ...families.families import Families
from ...families.members import Members
from ...tenants.tenants import Tenants
from ..frame.family_id import family_id
from .json_io import json_response, read_json
from .schemas import FamilyAnswer
from .values import Password, Username


class OpenAccount(Struct, forbid_unknown_fields=True):
    """The credentials of a family whose space is open."""

    username: Username
    password: Password


@dataclass(frozen=True)
class AccountControl:
    """Requests about a family's account."""

    tenants: Tenants
    families: Families
    members: Members
    keys: AccessKeys
    accounts: Accounts

    async def open(self, request: Request) -> Response:
        """Complete the procedure for a family; a second call changes its credentials."""
        request_body = await read_json(request, OpenAccount)
        tenant = self.tenants.get(request.path_params["slug"])
        family = family_id(request)
        await self.accounts.complete_procedure(tenant, family, request_body.username, request_body.password)
        opened = self.families.get(tenant, family)
        members, keys = self.members.of(family), self.keys.of(family)
        return json_response(FamilyAnswer.of(opened, members, keys))
