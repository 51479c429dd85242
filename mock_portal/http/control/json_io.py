"""Reading what a client of the control API sends, and answering it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from mock_portal.errors import Conflict, InvalidRequest, MessageRefused, NotFound, PortalError

LONGEST_BODY = 64 * 1024
STATUSES: dict[type[PortalError], int] = {NotFound: 404, Conflict: 409, InvalidRequest: 400, MessageRefused: 502}

Body = TypeVar("Body")
Answer = Callable[[Request], Awaitable[Response]]


def answer(content: object, status: int = 200) -> Response:
    """An answer in JSON."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


async def read_bytes(request: Request, most: int) -> bytes:
    """What the client sent.

    Raises:
        HTTPException: 413, when it is more than so many bytes.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413)
    return bytes(body)


async def read(request: Request, kind: type[Body]) -> Body:
    """What the client sent, as the kind expected.

    Raises:
        InvalidRequest: it is no JSON, or lacks a value, or has one that is not known; the text names it.
        HTTPException: 413, when it is too large.
    """
    body = await read_bytes(request, LONGEST_BODY)
    try:
        return msgspec.json.decode(body or b"{}", type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InvalidRequest(f"{error}: see /__control__/openapi.json for what is expected.") from error


def read_query(request: Request, kind: type[Body]) -> Body:
    """What the client wrote after the question mark, as the kind expected.

    Raises:
        InvalidRequest: it lacks a value, or has one that is not known; the text names it.
    """
    try:
        return msgspec.convert(dict(request.query_params), kind, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidRequest(f"{error}: see /__control__/openapi.json for what is expected.") from error


def told(handler: Answer) -> Answer:
    """A handler whose errors of the portal are told to the client in JSON."""

    async def handle(request: Request) -> Response:
        try:
            return await handler(request)
        except tuple(STATUSES) as error:
            status = next(status for kind, status in STATUSES.items() if isinstance(error, kind))
            return answer({"error": str(error)}, status)

    return handle


def family_id(request: Request) -> int:
    """The id of a family in the address."""
    return int(request.path_params["family"])
