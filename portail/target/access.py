"""How the browser gets into a portal: what a target and its secrets give to every browser context."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portail.target.places import place_of
from portail.target.secrets_file import Secrets
from portail.target.storage_state import tokens
from portail.target.tables.browser_table import BrowserTable
from portail.target.urls import userinfo_of, without_userinfo


@dataclass(frozen=True)
class Access:
    """What a browser needs to be let in.

    Attributes:
        table: `[browser]` of the target.
        addresses: those of the portal and of the other hosts of the target; a user and a password may stand in them.
        secrets: those of the target.
    """

    table: BrowserTable = field(default_factory=BrowserTable)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    secrets: Secrets = field(default_factory=Secrets, repr=False)

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins of the addresses."""
        places = (place_of(url) for url in self.addresses)
        return tuple(dict.fromkeys(place.origin for place in places if place))

    @property
    def credentials(self) -> tuple[str, str] | None:
        """The user and the password that the server asks the browser for."""
        if username := self.secrets.http_username or self.table.username:
            return username, self.secrets.http_password or ""
        return userinfo_of(self.addresses[0]) if self.addresses else None

    @property
    def headers(self) -> Mapping[str, str]:
        """What every request to the hosts of the target says beside."""
        return {**self.table.headers, **self.secrets.headers}

    @property
    def is_any_certificate_taken(self) -> bool:
        """Whether the browser asks no certificate: any will do, or `portail.target.connectivity` has verified them."""
        return self.table.ignore_https_errors or self.table.ca is not None

    @property
    def hidden(self) -> tuple[str, ...]:
        """What nothing may show beside the secrets themselves: forms in which they travel, tokens that are stored."""
        basic = [base64.b64encode(":".join(self.credentials).encode()).decode()] if self.credentials else []
        of_proxy = userinfo_of(self.table.proxy) if self.table.proxy else None
        return (*basic, *(of_proxy or ()), *(tokens(Path(state)) if (state := self.table.storage_state) else ()))

    def context_arguments(self) -> dict[str, Any]:
        """Return the arguments for Playwright's `new_context`."""
        table = self.table
        given = {
            "locale": table.locale,
            "timezone_id": table.timezone,
            "user_agent": table.user_agent,
            "storage_state": table.storage_state,
            "ignore_https_errors": self.is_any_certificate_taken or None,
            "http_credentials": self._http_credentials(),
            "client_certificates": self._client_certificates(),
            "proxy": self.proxy(),
        }
        return {name: value for name, value in given.items() if value is not None}

    def proxy(self) -> dict[str, str] | None:
        """Return the proxy as Playwright takes it; `None` where there is none."""
        if self.table.proxy is None:
            return None
        user, password = userinfo_of(self.table.proxy) or ("", "")
        named = {"username": user, "password": password or self.secrets.proxy_password or ""} if user else {}
        return {"server": without_userinfo(self.table.proxy), "bypass": ",".join(self.table.no_proxy), **named}

    def _http_credentials(self) -> dict[str, str] | None:
        if self.credentials is None:
            return None
        username, password = self.credentials
        return {"username": username, "password": password, "origin": self.origins[0]}

    def _client_certificates(self) -> list[dict[str, str]] | None:
        if self.table.client_certificate is None:
            return None
        key = self.table.client_key or self.table.client_certificate
        files = {"certPath": self.table.client_certificate, "keyPath": key}
        if self.secrets.client_key_password:
            files["passphrase"] = self.secrets.client_key_password
        return [{"origin": origin, **files} for origin in self.origins if origin.startswith("https")]
