"""What the API and the webmail work with, and the mailbox that a URL names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from starlette.requests import HTTPConnection

from ..faults.chaos import Chaos
from ..faults.faults import Faults
from ..limits import Limits
from ..mailbox.mailbox import Mailbox
from ..mailbox.statistics import Statistics


@dataclass(frozen=True)
class HttpBackend:
    """The parts of the mail catcher that can be used by HTTP."""

    mailbox: Mailbox
    faults: Faults
    chaos: Chaos
    statistics: Statistics
    limits: Limits
    relay: str | None
    data: Path | None
    now: Callable[[], datetime]

    def mailbox_of(self, request: HTTPConnection) -> Mailbox:
        """Return the mailbox that the URL names, as in ``/mailboxes/marie@example.org/api/v1/…``; else the whole."""
        name = request.path_params.get("mailbox", "")
        return self.mailbox.of(name) if name else self.mailbox


def mailbox_path(request: HTTPConnection) -> str:
    """Return the path prefix of the mailbox that the URL names (``/mailboxes/NAME``); empty for the whole mailbox."""
    name = request.path_params.get("mailbox", "")
    return f"/mailboxes/{quote(name)}" if name else ""
