"""One operation of the API: its handler, and the types by which it is described in OpenAPI."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import cleandoc
from typing import Any

TEXT = "text/plain"


@dataclass(frozen=True)
class Operation:
    """A handler with the types of its request body and its responses."""

    id: str
    """The ``operationId``: generated clients name their methods by it, so it stays when a handler is renamed."""
    handler: Callable[..., Any]
    response: Any = TEXT
    """The type of the JSON response, else its media type; None for a response without content."""
    body: Any = None
    """The type of the request body; None for a request without one."""
    query: tuple[str, ...] = ()
    """The names of the query parameters."""
    required: tuple[str, ...] = ()
    """Those of them that are required."""
    status: int = 200
    errors: Mapping[int, Any] = field(default_factory=dict)
    """The types of error responses that are no plain text, or that do not follow from parameters and body."""

    example: Any = None
    """A body that is taken."""

    @property
    def tag(self) -> str:
        """What it is about: the first word of its id."""
        return self.id.partition("_")[0]

    @property
    def description(self) -> str:
        """The handler's docstring."""
        return cleandoc(self.handler.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the handler's docstring."""
        return (self.handler.__doc__ or "").partition("\n")[0].rstrip(".")
