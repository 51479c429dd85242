"""``/message/{id}/release``: a stored message is sent on to the relay server."""

import smtplib
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ...mime.envelope import Envelope
from ..backend import HttpBackend
from . import parameters
from .errors import BadRequest
from .messages import OK
from .sending import ADDRESS, Email


class Release(msgspec.Struct):
    """The recipients to whom a message is released."""

    To: Annotated[list[Email], Meta(min_length=1)]


class ReleaseEndpoint:
    """The endpoint."""

    def __init__(self, backend: HttpBackend) -> None:
        self._backend = backend

    async def release(self, request: Request) -> Response:
        """Send a stored message on to the relay server."""
        mailbox = self._backend.mailbox_of(request)
        message_id = await run_in_threadpool(parameters.requested_id, request, mailbox)
        envelope = await run_in_threadpool(mailbox.envelope, message_id)
        if not self._backend.relay:
            raise BadRequest("Nothing is released: start the mail catcher with a relay server for that")
        recipients = (await parameters.body(request, Release)).To
        if strange := next((each for each in recipients if not ADDRESS.fullmatch(each)), None):
            raise BadRequest(f"{strange!r} is no address")
        try:
            await run_in_threadpool(_relay, self._backend.relay, envelope, recipients)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            # smtplib raises ValueError for an address that cannot be sent in a command.
            raise BadRequest(f"{self._backend.relay} did not take the message: {error}") from error
        return PlainTextResponse(OK)


def _relay(relay: str, envelope: Envelope, recipients: list[str]) -> None:
    host, _, port = relay.rpartition(":")
    with smtplib.SMTP(host.strip("[]"), int(port), timeout=30) as client:
        addresses = (envelope.sender, *recipients)
        options = [] if all(map(str.isascii, addresses)) else ["SMTPUTF8"]
        client.sendmail(envelope.sender, recipients, envelope.raw, options)
