"""One operation of the control API: its handler, and the types of its body and its response."""

from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from msgspec import Struct

from .json_io import Endpoint


@dataclass(frozen=True)
class Operation:
    """A handler with the types of its body and its response, from which OpenAPI is made."""

    handler: Endpoint
    id: str
    """The operation's name for generated clients, in camel case."""
    gives: Any = None
    """The type of the response; None for a response without content."""
    takes: Any = None
    """The type of the body; None for a request without one."""
    status: int = 200
    refusals: tuple[int, ...] = ()
    """The statuses of errors, beside those that follow from the address and the body."""
    asks: Any = None
    """The type of the query parameters; None for a request without any."""
    media: str = "application/json"
    """The media type of the body."""

    example: Any = None
    """A body that is taken."""

    @property
    def description(self) -> str:
        """The handler's docstring, and what the documentation of its body's type says."""
        is_described = isinstance(self.takes, type) and issubclass(self.takes, Struct)
        of_body = self.takes.__doc__ if is_described else None
        return "\n\n".join(cleandoc(text) for text in (self.handler.__doc__, of_body) if text)

    @property
    def summary(self) -> str:
        """The first line of the handler's docstring."""
        return (self.handler.__doc__ or "").partition("\n")[0].rstrip(".")
