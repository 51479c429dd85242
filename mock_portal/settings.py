"""What the portal is told once, at its start."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be reached from this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Settings:
    """The portal's surroundings: where it sends mail, where it is reached, what it keeps."""

    smtp: tuple[str, int]
    url: str
    """The root address that people and messages use, ending with a slash."""
    payment_url: str
    """The root address of the payment stand-in, an origin of its own, ending with a slash."""
    local_url: str
    """The root address by which the payment stand-in reaches the portal on this machine, ending with a slash."""
    data: Path | None = None
    """The file that keeps the portal's state; None keeps it in memory."""
    token: str | None = None
    """The secret that the control API and the front desk ask for; None leaves them open."""

    @property
    def origins(self) -> tuple[str, str]:
        """The origins of the portal and of the payment stand-in."""
        addresses = urlsplit(self.url), urlsplit(self.payment_url)
        portal, payment = (f"{address.scheme}://{address.netloc}" for address in addresses)
        return portal, payment

    @property
    def hostname(self) -> str:
        """The host of the root address, without its port."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_secure(self) -> bool:
        """Whether people reach the portal by TLS alone."""
        return self.url.startswith("https:")

    @property
    def root_path(self) -> str:
        """The path before every address of the portal, "" where it stands at the root of its host."""
        return urlsplit(self.url).path.rstrip("/")
