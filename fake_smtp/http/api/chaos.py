"""``/chaos``: random SMTP errors."""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from ...faults.chaos import Chaos, Trigger, TriggerName
from ..backend import HttpBackend
from . import parameters
from .json_response import json_response
from .schemas import Schema


class ChaosTrigger(Schema):
    """An SMTP error code, and how probable it is (percent)."""

    ErrorCode: Annotated[int, Meta(ge=400, le=599)]
    Probability: Annotated[int, Meta(ge=0, le=100)]


class ChaosTriggers(Schema):
    """The triggers in force."""

    Sender: ChaosTrigger
    Recipient: ChaosTrigger
    Authentication: ChaosTrigger


class ChaosOrder(msgspec.Struct):
    """The new triggers; one that is left out is switched off. ``Seed`` (not in Mailpit) makes the errors repeatable."""

    Sender: ChaosTrigger | None = None
    Recipient: ChaosTrigger | None = None
    Authentication: ChaosTrigger | None = None
    Seed: Annotated[int, Meta(ge=0, le=2**53)] | None = None


class ChaosEndpoints:
    """The endpoints."""

    def __init__(self, backend: HttpBackend) -> None:
        self._chaos = backend.chaos

    def list(self, _request: Request) -> Response:
        """Return the triggers in force."""
        return json_response(_schema(self._chaos))

    async def replace(self, request: Request) -> Response:
        """Replace the triggers."""
        order = await parameters.body(request, ChaosOrder)
        bodies: dict[TriggerName, ChaosTrigger | None] = {
            "Sender": order.Sender,
            "Recipient": order.Recipient,
            "Authentication": order.Authentication,
        }
        triggers = {name: Trigger(body.ErrorCode, body.Probability) for name, body in bodies.items() if body}
        self._chaos.set(triggers, order.Seed)
        return json_response(_schema(self._chaos))


def _schema(chaos: Chaos) -> ChaosTriggers:
    schemas = {name: ChaosTrigger(each.error_code, each.probability) for name, each in chaos.triggers.items()}
    return ChaosTriggers(schemas["Sender"], schemas["Recipient"], schemas["Authentication"])
