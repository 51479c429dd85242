"""One request of the control API: what answers it, what it takes and what it gives."""

from dataclasses import dataclass
from typing import Any

from mock_portal.http.control.json_io import Answer


@dataclass(frozen=True)
class Operation:
    """A handler with the types of its body and its answer, from which it is described to clients."""

    handler: Answer
    gives: Any = None
    """The type of the answer; None for an answer without content."""
    takes: Any = None
    """The type of the body; None for a request without one."""
    status: int = 200
    refusals: tuple[int, ...] = ()
    """The statuses of refusals, beside those that the address and the body bring about."""
    asks: Any = None
    """The type of the parameters after the question mark; None for a request without any."""
    media: str = "application/json"
    """The kind of the body."""

    @property
    def summary(self) -> str:
        """What it is about, in the words of its handler."""
        return (self.handler.__doc__ or "").partition("\n")[0].rstrip(".")
