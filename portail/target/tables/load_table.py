"""The table `[load]` of a target: whether many people may come at once there, who they are, and how fast."""

from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from portail.files.toml_table import Words

USUAL_RATE = 20.0
"""How many pages a second are asked of another machine at most, where the table does not say."""


class LoadTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether many people may come at once.

    Attributes:
        allow: the hosts that may be loaded, by name; this machine may always be.
        max_rate: the most pages a second; `None`: `USUAL_RATE`, and on this machine as many as come.
        people: the path of a CSV file with those who come, relative to the target's.
    """

    allow: tuple[Words, ...] = ()
    max_rate: Annotated[float, msgspec.Meta(gt=0, le=100_000)] | None = None
    people: Words | None = None

    def allows(self, url: str) -> bool:
        """Return whether the host of an address may be loaded."""
        return is_loopback(url) or host_of(url) in {name.casefold() for name in self.allow}

    def rate(self, url: str) -> float | None:
        """Return the most pages a second at an address; `None`: there is no limit."""
        return self.max_rate or (None if is_loopback(url) else USUAL_RATE)


def host_of(url: str) -> str:
    """Return the name of the host of an address, in lower case; empty where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # a bracket that is not closed
        return ""


def is_loopback(url: str) -> bool:
    """Return whether an address is one of this machine alone."""
    host = host_of(url)
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
