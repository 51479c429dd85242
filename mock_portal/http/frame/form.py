"""What a form was sent with, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

URLENCODED = "application/x-www-form-urlencoded"
MOST_FIELDS = 100
LONGEST_BODY = 64 * 1024


@dataclass(frozen=True)
class Form:
    """Values by the name of their field, and messages by the name of the field that is wrong."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The value of a field without the spaces around it; "" where there is none."""
        return self.values.get(name, "").strip()

    def raw(self, name: str) -> str:
        """The value of a field as it was typed, as passwords need it."""
        return self.values.get(name, "")

    def with_errors(self, errors: Mapping[str, str]) -> "Form":
        """The same form, sent back with messages."""
        return Form(self.values, errors)


async def read_form(request: Request) -> Form:
    """The form that a request brings.

    Raises:
        HTTPException: 415 for another kind of body, 413 for too large a one, 400 for what is no form.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != URLENCODED:
        raise HTTPException(415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400) from error
    return Form(dict(pairs))
