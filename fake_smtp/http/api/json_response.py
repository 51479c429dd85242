"""Responses in JSON."""

import msgspec
from starlette.responses import Response


def json_response(value: object, status: int = 200) -> Response:
    """Return a response with a schema, or a collection, in JSON."""
    return encoded_response(msgspec.json.encode(value), status)


def encoded_response(encoded: bytes, status: int = 200) -> Response:
    """Return a response with what is JSON already."""
    return Response(encoded, status, media_type="application/json")
