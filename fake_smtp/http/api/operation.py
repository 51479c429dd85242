"""One request of the API: who answers it, what it takes and what it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

TEXT = "text/plain"


@dataclass(frozen=True)
class Operation:
    """A handler with the forms of its body and its answers, from which it is described to clients."""

    handler: Callable[..., Any]
    gives: Any = TEXT
    """The type of the answer in JSON, else its media type; None for an answer without content."""
    takes: type | None = None
    """The type of the body; None for a request without one."""
    query: tuple[str, ...] = ()
    """The parameters that may follow the address."""
    required: tuple[str, ...] = ()
    """Those that must."""
    status: int = 200
    refusals: Mapping[int, Any] = field(default_factory=dict)
    """What refusals give that are no plain text, and those that neither address nor body bring about."""

    @property
    def summary(self) -> str:
        """What it does, in the words of its handler."""
        return (self.handler.__doc__ or "").partition("\n")[0].rstrip(".")

    @property
    def name(self) -> str:
        """The name of the handler, unique in the API."""
        return self.handler.__qualname__.replace(".", "_")
