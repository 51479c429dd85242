"""The control API of a mock portal, as a client sees it."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

import httpx

from portail.api_client import api_client
from portail.errors import EnvironmentNotReady

from .names import DefectName

MOCK = "x-mock-portal"
"""The header that every answer of a mock portal carries."""


@dataclass(frozen=True)
class Event:
    """Something that happened in a tenant: when (ISO 8601), what, to which family, and what to know beside."""

    at: str
    event: str
    family: int | None
    detail: str


@dataclass(frozen=True)
class Fault:
    """A fault of the environment that is attached to a tenant: whether it may apply now, and how often it did."""

    name: str
    page: str | None
    active: bool
    applied: int


@dataclass(frozen=True)
class NewTenant:
    """A tenant that was created: the addresses of its portal, and of the payment site that this leads to."""

    base_url: str
    payment_url: str


@dataclass(frozen=True)
class RegisteredFamily:
    """A family of a tenant: its id, its address, and how far it has come."""

    id: str
    email: str
    state: str


class Control:
    """Talks to `/__control__/` of a mock portal; `url` is that address.

    Raises:
        EnvironmentNotReady: the portal does not answer, is no mock, or refuses; the text says what it said.
    """

    def __init__(self, url: str, token: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = api_client(url.rstrip("/") + "/", headers=headers)
        self._is_mock = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def create_tenant(self, slug: str, *, town: str, seed: int, clock: datetime) -> NewTenant:
        """Create a tenant whose clock stands still and whose chance is seeded."""
        tenant = {"slug": slug, "town": town, "seed": seed, "clock": clock.isoformat()}
        created = self._post("tenants", tenant)
        return NewTenant(created["base_url"], created["payment_url"])

    def create_family(self, tenant: str, *, first_name: str, last_name: str, email: str, child_key: str | None) -> str:
        """Register a family and return its id; without a key of the childhood service it gets a new one."""
        family = {"first_name": first_name, "last_name": last_name, "email": email, "child_key": child_key}
        return str(self._post(f"tenants/{tenant}/families", family)["id"])

    def register_families(self, tenant: str, families: Sequence[tuple[str, str, str]]) -> None:
        """Register many families at once: first name, last name, address."""
        rows = io.StringIO()
        csv.writer(rows).writerows([("first_name", "last_name", "email"), *families])
        self._request("POST", f"tenants/{tenant}/families/file", rows.getvalue())

    def families(self, tenant: str) -> list[RegisteredFamily]:
        """List all families, in the order of their registration."""
        found: list[RegisteredFamily] = []
        while page := self._request(
            "GET", f"tenants/{tenant}/families?limit=1000&after={found[-1].id if found else 0}"
        ):
            found += [RegisteredFamily(str(each["id"]), each["email"], each["state"]) for each in page]
        return found

    def invite(self, tenant: str, family: str) -> None:
        """Send the family its invitation."""
        self._post(f"tenants/{tenant}/families/{family}/invitation")

    def open_account(self, tenant: str, family: str, *, username: str, password: str) -> dict[str, str]:
        """Open the family's space with these credentials, and return its keys by the services' ids."""
        opened = self._request(
            "PUT", f"tenants/{tenant}/families/{family}/account", {"username": username, "password": password}
        )
        return {service: key["key"] for service, key in opened["keys"].items()}

    def lose_next_message(self, tenant: str) -> None:
        """Let the next message of a tenant never reach the mail server."""
        self.set_faults(tenant, [{"name": "message-lost", "count": 1}])

    def family_state(self, tenant: str, family: str) -> str:
        """Return how far the family has come."""
        return str(self._request("GET", f"tenants/{tenant}/families/{family}")["state"])

    def delete_tenant(self, slug: str) -> None:
        """Remove a tenant with all that it holds."""
        self._request("DELETE", f"tenants/{slug}")

    def now(self, tenant: str) -> datetime:
        """Return what time a tenant has."""
        return datetime.fromisoformat(self._request("GET", f"tenants/{tenant}/clock")["now"])

    def freeze(self, tenant: str, at: datetime | None = None) -> None:
        """Stop the clock of a tenant: where it is, or at a moment."""
        self._post(f"tenants/{tenant}/clock/freeze", {"at": at.isoformat()} if at else {})

    def advance(self, tenant: str, by: timedelta) -> None:
        """Move the clock of a tenant forward."""
        self._post(f"tenants/{tenant}/clock/advance", {"seconds": by.total_seconds()})

    def release(self, tenant: str) -> None:
        """Let the clock of a tenant follow real time again."""
        self._post(f"tenants/{tenant}/clock/release")

    def journal(self, tenant: str) -> list[Event]:
        """List what happened in a tenant, the oldest first."""
        return [Event(**event) for event in self._request("GET", f"tenants/{tenant}/journal")]

    def active_defects(self, tenant: str) -> list[DefectName]:
        """List the active defects of a tenant."""
        return list(self._request("GET", f"tenants/{tenant}/defects"))

    def set_defects(self, tenant: str, names: Sequence[DefectName]) -> None:
        """Replace the active defects of a tenant."""
        self._request("PUT", f"tenants/{tenant}/defects", list(names))

    def faults(self, tenant: str) -> list[Fault]:
        """List the faults of a tenant, those that have healed included."""
        answer = self._request("GET", f"tenants/{tenant}/faults")
        return [
            Fault(each["fault"]["name"], each["fault"].get("page"), each["active"], each["struck"]) for each in answer
        ]

    def set_faults(self, tenant: str, faults: Sequence[Mapping[str, Any]]) -> None:
        """Replace the faults of a tenant, each as the control API describes it: `{"name": "slow-page", …}`."""
        self._request("PUT", f"tenants/{tenant}/faults", list(faults))

    def defects(self) -> list[dict[str, Any]]:
        """List the catalogue of defects: name, procedure, step, sentence, description, thorough."""
        return list(self._request("GET", "defects"))

    def _post(self, path: str, body: object = None) -> Any:
        return self._request("POST", path, body)

    def _request(self, method: str, path: str, body: object = None) -> Any:
        self._see_that_it_is_a_mock()
        response = self._send(method, path, body)
        if response.is_error:
            raise EnvironmentNotReady(f"L’API de contrôle a refusé {method} {path} : {_reason(response)}")
        return response.json() if response.content else None

    def _see_that_it_is_a_mock(self) -> None:
        """Ask for nothing more where no mock answers: what a tenant is made to do must never reach a real family."""
        if not self._is_mock:
            self._is_mock = MOCK in self._send("GET", "openapi.json").headers
        if not self._is_mock:
            raise EnvironmentNotReady(
                f"{self._client.base_url} n’est pas l’API de contrôle d’un portail d’essai : rien n’y a été fait. "
                "Retirez [control] de la cible, ou corrigez son adresse."
            )

    def _send(self, method: str, path: str, body: object = None) -> httpx.Response:
        try:
            if isinstance(body, str):
                return self._client.request(method, path, content=body, headers={"Content-Type": "text/csv"})
            return self._client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise EnvironmentNotReady(
                f"L’API de contrôle {self._client.base_url} ne répond pas ({error}). Vérifiez que le portail est lancé."
            ) from error


def _reason(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"{response.status_code} {response.reason_phrase}"
