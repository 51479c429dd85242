"""One operation of the control API: its handler, and the types of its body and its response."""

from dataclasses import dataclass
from typing import Any

from .json_io import Endpoint


@dataclass(frozen=True)
class Operation:
    """A handler with the types of its body and its response, from which OpenAPI is made."""

    handler: Endpoint
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

    @property
    def summary(self) -> str:
        """The first line of the handler's docstring."""
        return (self.handler.__doc__ or "").partition("\n")[0].rstrip(".")
