"""Trouble on order, by HTTP."""

from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from fake_smtp.faults.fault import Command, Fault, Kind
from fake_smtp.http.api import parameters
from fake_smtp.http.api.errors import BadRequest
from fake_smtp.http.api.messages import OK
from fake_smtp.http.api.schemas import Shape, answer
from fake_smtp.http.backend import Backend

_MOST_SECONDS = 3600


class FaultOrder(msgspec.Struct):
    """A fault that is wanted; what each field means is told by ``Fault``."""

    Kind: Kind
    At: Command = "RCPT"
    Code: Annotated[int, msgspec.Meta(ge=400, le=599)] = 451
    Text: Annotated[str, msgspec.Meta(max_length=400, pattern=r"^[ -~]*$")] = "Refused on order"
    Seconds: Annotated[float, msgspec.Meta(ge=0, le=_MOST_SECONDS)] = 0
    Times: Annotated[int, msgspec.Meta(ge=1)] | None = None


class FaultNumber(Shape):
    """By what a fault can be taken back."""

    ID: int


class FaultInForce(Shape):
    """A fault, whose messages it strikes (empty: all), and how often it struck."""

    ID: int
    Kind: Kind
    At: Command
    Mailbox: str
    Code: int
    Text: str
    Seconds: float
    Times: int | None
    Struck: int


class FaultsInForce(Shape):
    """The faults of a mailbox, in the order in which they are asked."""

    Faults: list[FaultInForce]


class FaultOrders:
    """The endpoints; under ``/mailboxes/NAME/`` they concern this mailbox alone."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def list(self, request: Request) -> Response:
        """Answer the faults in force."""
        scope = self._backend.mailbox_of(request).scope
        return answer(FaultsInForce([_shape(*each) for each in self._backend.faults.listed(scope)]))

    async def attach(self, request: Request) -> Response:
        """Put a fault into force."""
        body = await parameters.body(request, FaultOrder)
        name = self._backend.mailbox_of(request).scope.name
        fault = Fault(body.Kind, body.At, name, body.Code, body.Text, body.Seconds, body.Times)
        return answer(FaultNumber(self._backend.faults.attach(fault)))

    def clear(self, request: Request) -> Response:
        """Take back every fault of the mailbox."""
        self._backend.faults.clear(self._backend.mailbox_of(request).scope)
        return PlainTextResponse(OK)

    def detach(self, request: Request) -> Response:
        """Take back one fault."""
        scope = self._backend.mailbox_of(request).scope
        if not self._backend.faults.detach(request.path_params["number"], scope):
            raise BadRequest("There is no such fault in this mailbox", 404)
        return PlainTextResponse(OK)


def _shape(number: int, fault: Fault, struck: int) -> FaultInForce:
    return FaultInForce(
        ID=number,
        Kind=fault.kind,
        At=fault.at,
        Mailbox=fault.mailbox,
        Code=fault.code,
        Text=fault.text,
        Seconds=fault.seconds,
        Times=fault.times,
        Struck=struck,
    )
