"""The form of a request, with the errors of its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

URLENCODED = "application/x-www-form-urlencoded"
MAX_FIELDS = 100
LARGEST_BODY = 64 * 1024
"""The size that a form may have, in bytes."""


@dataclass(frozen=True)
class Form:
    """Values and error messages, both by the name of the field."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The value of a field without surrounding spaces; "" where there is none."""
        return self.values.get(name, "").strip()

    def raw(self, name: str) -> str:
        """The value of a field as it was typed, for passwords."""
        return self.values.get(name, "")

    def with_errors(self, errors: Mapping[str, str]) -> "Form":
        """The same values with error messages."""
        return Form(self.values, errors)


def content_type(request: Request) -> str:
    """The media type of a request's body, without parameters; "" where there is none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request, limit: int) -> bytes:
    """The body of a request.

    Raises:
        HTTPException: 413, when it has more than `limit` bytes.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise HTTPException(413)
    return bytes(body)


async def read_form(request: Request) -> Form:
    """The URL-encoded form of a request.

    Raises:
        HTTPException: 415 for another media type, 413 for a body that is too large, 400 for a malformed one.
    """
    if content_type(request) != URLENCODED:
        raise HTTPException(415)
    body = await read_body(request, LARGEST_BODY)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise HTTPException(400) from error
    return Form(dict(pairs))
