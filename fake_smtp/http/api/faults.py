"""``/faults``: the faults of a mailbox."""

from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ...faults.fault import Command, Fault, Kind
from ..backend import HttpBackend
from . import parameters
from .errors import BadRequest
from .json_response import json_response
from .messages import OK
from .schemas import Schema

_MAX_SECONDS = 3600


class FaultOrder(msgspec.Struct):
    """A fault to be put into force; the fields are those of ``Fault``."""

    Kind: Kind
    At: Command = "RCPT"
    Code: Annotated[int, msgspec.Meta(ge=400, le=599)] = 451
    Text: Annotated[str, msgspec.Meta(max_length=400, pattern=r"^[ -~]*(?!\n)$")] = "Refused on order"
    Seconds: Annotated[float, msgspec.Meta(ge=0, le=_MAX_SECONDS)] = 0
    Times: Annotated[int, msgspec.Meta(ge=1, le=2**31)] | None = None


class FaultNumber(Schema):
    """The number by which a fault can be removed."""

    ID: int


class FaultInForce(Schema):
    """A fault, its mailbox (empty: all), and how often it was applied (``Struck``)."""

    ID: int
    Kind: Kind
    At: Command
    Mailbox: str
    Code: int
    Text: str
    Seconds: float
    Times: int | None
    Struck: int


class FaultsInForce(Schema):
    """The faults of a mailbox, in the order in which they are applied."""

    Faults: list[FaultInForce]


class FaultEndpoints:
    """The endpoints; under ``/mailboxes/NAME/`` they concern this mailbox alone."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    def list(self, request: Request) -> Response:
        """Return the faults in force."""
        scope = self._backend.mailbox_of(request).scope
        return json_response(FaultsInForce([_schema(*each) for each in self._backend.faults.listed(scope)]))

    async def attach(self, request: Request) -> Response:
        """Put a fault into force."""
        body = await parameters.body(request, FaultOrder)
        name = self._backend.mailbox_of(request).scope.name
        fault = Fault(body.Kind, body.At, name, body.Code, body.Text, body.Seconds, body.Times)
        return json_response(FaultNumber(self._backend.faults.attach(fault)))

    def clear(self, request: Request) -> Response:
        """Remove every fault of the mailbox."""
        self._backend.faults.clear(self._backend.mailbox_of(request).scope)
        return PlainTextResponse(OK)

    def detach(self, request: Request) -> Response:
        """Remove one fault."""
        scope = self._backend.mailbox_of(request).scope
        if not self._backend.faults.detach(request.path_params["number"], scope):
            raise BadRequest("There is no such fault in this mailbox", 404)
        return PlainTextResponse(OK)


def _schema(number: int, fault: Fault, applied: int) -> FaultInForce:
    return FaultInForce(
        ID=number,
        Kind=fault.kind,
        At=fault.at,
        Mailbox=fault.mailbox,
        Code=fault.code,
        Text=fault.text,
        Seconds=fault.seconds,
        Times=fault.times,
        Struck=applied,
    )
