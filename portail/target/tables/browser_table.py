"""The table `[browser]` of a target: how a browser reaches the portal, and who it says that it is."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from portail.files.toml_table import Words
from portail.wording import target as words
from portail.wording.files import Refusal

PROXIES = ("http", "https")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
FILES = ("ca", "client_certificate", "client_key", "storage_state")
"""The keys whose values are paths."""


class BrowserTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a browser reaches the portal, and who it says that it is.

    Attributes:
        username: the user whom the server asks for (HTTP authentication); the password is a secret.
        headers: what every request to the hosts of the target says beside.
        ca: the certificates (PEM) of the authority that vouches for the portal.
        ignore_https_errors: whether any certificate will do.
        client_certificate: the certificate (PEM) that the server asks the browser for, its key with it or in
            `client_key`.
        client_key: the key (PEM) of that certificate.
        proxy: the URL of the proxy (`http://`, `https://`) through which the hosts are reached.
        no_proxy: the hosts that are reached without it.
        storage_state: cookies and local storage that are there already, as Playwright's `storage_state` writes them.
        locale: the language of the browser (BCP 47), in place of the project's.
        timezone: its time zone (IANA), in place of the project's.
        user_agent: what it calls itself.
    """

    username: Words | None = None
    headers: dict[Words, Words] = {}
    ca: Words | None = None
    ignore_https_errors: bool = False
    client_certificate: Words | None = None
    client_key: Words | None = None
    proxy: Words | None = None
    no_proxy: tuple[Words, ...] = LOOPBACK
    storage_state: Words | None = None
    locale: Words | None = None
    timezone: Words | None = None
    user_agent: Words | None = None

    def below(self, folder: Path) -> "BrowserTable":
        """Return the table with its paths, which are written relative to this folder."""
        paths = {key: str(folder / path) for key in FILES if (path := getattr(self, key))}
        return msgspec.structs.replace(self, **paths)

    def mistakes(self) -> Iterator[tuple[str, Refusal]]:
        """Yield what cannot be used, by its key; paths are those of this machine."""
        for key in FILES:
            if (path := getattr(self, key)) and not Path(path).is_file():
                yield key, words.no_such_file(key, path)
        if self.ca and self.ignore_https_errors:
            yield "ignore_https_errors", words.one_of("ca", "ignore_https_errors")
        if self.client_key and not self.client_certificate:
            yield "client_key", words.needs_too("client_key", "client_certificate")
        if self.proxy and not _is_proxy(self.proxy):
            yield "proxy", words.not_an_address("proxy", self.proxy, PROXIES)
        if self.timezone and not _is_time_zone(self.timezone):
            yield "timezone", words.not_a_time_zone(self.timezone)


def _is_proxy(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in PROXIES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
