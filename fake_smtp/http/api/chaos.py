"""Trouble by chance, by HTTP."""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from fake_smtp.faults.chaos import Chaos, Occasion, Trigger
from fake_smtp.http.api import parameters
from fake_smtp.http.api.schemas import Shape, answer
from fake_smtp.http.backend import Backend


class ChaosTrigger(Shape):
    """An SMTP error code, and how many times of a hundred it is given."""

    ErrorCode: Annotated[int, Meta(ge=400, le=599)]
    Probability: Annotated[int, Meta(ge=0, le=100)]


class ChaosTriggers(Shape):
    """The triggers in force."""

    Sender: ChaosTrigger
    Recipient: ChaosTrigger
    Authentication: ChaosTrigger


class ChaosOrder(msgspec.Struct):
    """The triggers that are wanted; one that is left out calms down. With a seed (not Mailpit's), chance repeats."""

    Sender: ChaosTrigger | None = None
    Recipient: ChaosTrigger | None = None
    Authentication: ChaosTrigger | None = None
    Seed: int | None = None


class ChaosOrders:
    """The endpoints."""

    def __init__(self, backend: Backend) -> None:
        self._chaos = backend.chaos

    def list(self, _request: Request) -> Response:
        """Answer the triggers in force."""
        return answer(_shape(self._chaos))

    async def replace(self, request: Request) -> Response:
        """Replace the triggers."""
        wanted = await parameters.body(request, ChaosOrder)
        bodies: dict[Occasion, ChaosTrigger | None] = {
            "Sender": wanted.Sender,
            "Recipient": wanted.Recipient,
            "Authentication": wanted.Authentication,
        }
        triggers = {name: Trigger(body.ErrorCode, body.Probability) for name, body in bodies.items() if body}
        self._chaos.set(triggers, wanted.Seed)
        return answer(_shape(self._chaos))


def _shape(chaos: Chaos) -> ChaosTriggers:
    shapes = {name: ChaosTrigger(each.error_code, each.probability) for name, each in chaos.triggers.items()}
    return ChaosTriggers(shapes["Sender"], shapes["Recipient"], shapes["Authentication"])
