"""Answers in JSON."""

import msgspec
from starlette.responses import Response


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    """The form of an answer or of a body; its fields are the keys of the JSON, in Mailpit's spelling."""


def answer(value: object, status: int = 200) -> Response:
    """Answer a shape, or a collection, in JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")
