"""The account of a family by the control API: open, without the screens of the procedure."""

from typing import Annotated

from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.components import Portal
from mock_portal.http.control.json_io import answer, family_id, read
from mock_portal.http.control.schemas import FamilyAnswer


class OpenAccount(Struct, forbid_unknown_fields=True):
    """The credentials of a family whose space is open."""

    username: Annotated[str, Meta(pattern=r"^[\w.@+-]{4,64}$")]
    password: Annotated[str, Meta(min_length=1, max_length=1000)]


class AccountControl:
    """What a client may do to a family's account."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def open(self, request: Request) -> Response:
        """The family's space is open, as if it had walked the whole procedure; asked again, its credentials change."""
        wanted = await read(request, OpenAccount)
        tenant = self._portal.tenants.get(request.path_params["slug"])
        family = self._portal.families.get(tenant, family_id(request))
        await self._portal.accounts.open(tenant, family, wanted.username, wanted.password)
        opened = self._portal.families.get(tenant, family.id)
        members, keys = self._portal.members.of(family.id), self._portal.keys.of(family.id)
        return answer(FamilyAnswer.of(opened, members, keys))
