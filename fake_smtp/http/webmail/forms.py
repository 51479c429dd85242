"""The forms of the webmail: what they send, read without a library."""

from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

_LONGEST = 100_000


@dataclass(frozen=True)
class Form:
    """The fields of a form, each with its values."""

    fields: dict[str, list[str]]

    def all(self, name: str) -> list[str]:
        """Return every value of a field."""
        return self.fields.get(name, [])

    def one(self, name: str) -> str:
        """Return the first value of a field; empty where there is none."""
        return next(iter(self.all(name)), "")


async def read_form(request: Request) -> Form:
    """Return the form that a request brings; what is longer than any page of ours can send is left out."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk[: _LONGEST - len(content)]
    return Form(parse_qs(content.decode("utf-8", "replace"), keep_blank_values=True))
