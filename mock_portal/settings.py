"""The settings of the portal, given once at its start."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit


class Hashing(StrEnum):
    """How passwords are hashed."""

    ARGON2ID = "argon2id"
    """As a real portal should: a hash takes some fifty milliseconds of a processor."""
    CHEAP = "cheap"
    """For tests alone: a hash takes next to nothing, and protects nothing. Every answer says so."""


def is_loopback(host: str) -> bool:
    """Whether a host name or IP address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Settings:
    """Frozen values: the mail server, the addresses by which the portal is reached, the data file, the token."""

    smtp: tuple[str, int]
    """Host and port of the mail server."""
    url: str
    """The root address that people and messages use, ending with a slash."""
    payment_url: str
    """The root address of the payment site, an origin of its own, ending with a slash."""
    local_url: str
    """The root address by which the payment site reaches the portal on this machine, ending with a slash."""
    data: Path | None = None
    """The file that keeps the portal's state; None keeps it in memory."""
    token: str | None = None
    """The secret that the control API and the front desk ask for; None leaves them open."""

    hashing: Hashing = Hashing.ARGON2ID

    @property
    def origins(self) -> tuple[str, str]:
        """The origins of the portal and of the payment site."""
        addresses = urlsplit(self.url), urlsplit(self.payment_url)
        portal, payment = (f"{address.scheme}://{address.netloc}" for address in addresses)
        return portal, payment

    @property
    def hostname(self) -> str:
        """The host of the root address, without its port."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_secure(self) -> bool:
        """Whether people reach the portal by HTTPS; cookies are sent over TLS only then."""
        return self.url.startswith("https:")

    def page_url(self, slug: str, page: str) -> str:
        """The public URL of a page of a tenant, such as "CompteCitoyen"; "" stands for the portal itself."""
        return f"{self.url}{slug}/espace-citoyens/{page}"

    def local_page_url(self, slug: str, page: str) -> str:
        """The URL of a page of a tenant from this machine, past any proxy."""
        return f"{self.local_url}{slug}/espace-citoyens/{page}"

    @property
    def root_path(self) -> str:
        """The path of the root address without its last slash; "" at the root of a host."""
        return urlsplit(self.url).path.rstrip("/")
