"""The JSON of the control API: request bodies, query parameters, responses and errors."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ...errors import Busy, Conflict, InvalidRequest, MessageRefused, NotFound, PortalError
from ..frame.form import LARGEST_BODY, read_body

STATUSES: dict[type[PortalError], int] = {
    NotFound: 404,
    Conflict: 409,
    InvalidRequest: 400,
    MessageRefused: 502,
    Busy: 503,
}

Body = TypeVar("Body")
Endpoint = Callable[[Request], Awaitable[Response]]


def json_response(content: object, status: int = 200) -> Response:
    """A response in JSON."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


async def read_json(request: Request, kind: type[Body]) -> Body:
    """The body of a request, converted to a type; no body counts as `{}`.

    Raises:
        InvalidRequest: it is no JSON, or lacks a value, or has an unknown one; the text names it.
        HTTPException: 413, when it is too large.
    """
    body = await read_body(request, LARGEST_BODY)
    try:
        # 3.0 is a whole number in JSON, as in the description.
        return msgspec.convert(_whole(msgspec.json.decode(body or b"{}")), kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidRequest(f"{error}: see /__control__/openapi.json for what is expected.") from error


def _whole(value: Any) -> Any:
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_whole(each) for each in value]
        case dict():
            return {key: _whole(each) for key, each in value.items()}
    return value


def read_query(request: Request, kind: type[Body]) -> Body:
    """The query parameters of a request, converted to a type.

    Raises:
        InvalidRequest: one is missing, malformed or unknown; the text names it.
    """
    try:
        return msgspec.convert(dict(request.query_params), kind, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidRequest(f"{error}: see /__control__/openapi.json for what is expected.") from error


def with_json_errors(endpoint: Endpoint) -> Endpoint:
    """An endpoint that responds to the portal's errors with their status and text."""

    async def respond(request: Request) -> Response:
        try:
            return await endpoint(request)
        except tuple(STATUSES) as error:
            status = next(status for kind, status in STATUSES.items() if isinstance(error, kind))
            return json_response({"error": str(error)}, status)

    return respond
