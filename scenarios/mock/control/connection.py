"""The connection to the control API of a mock portal, which asks nothing of any other portal."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx
import msgspec

from portail.api_client import api_client
from portail.errors import EnvironmentNotReady

HASHING = "x-mock-portal-hashing"
"""The header that names the way in which passwords are hashed, where it is not that of a real portal."""
MOCK = "x-mock-portal"
"""The header that every answer of a mock portal carries."""
Answer = TypeVar("Answer")


class Connection:
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

    def ask(
        self,
        method: str,
        path: str,
        gives: type[Answer],
        body: object = None,
        *,
        csv: str | None = None,
        query: Mapping[str, object] | None = None,
    ) -> Answer:
        """Send a request, and return its answer as a value of this type.

        Args:
            method: of HTTP.
            path: below the control API.
            gives: the type of the answer.
            body: what is sent as JSON.
            csv: what is sent as CSV instead.
            query: the parameters; those that are None are left out.
        """
        content = msgspec.json.encode(body) if body is not None else csv and csv.encode()
        kind = {"Content-Type": "application/json" if csv is None else "text/csv"} if content is not None else {}
        given = {name: value for name, value in (query or {}).items() if value is not None}
        response = self._request(method, path, content=content, headers=kind, params=given)
        try:
            return msgspec.json.decode(response.content, type=gives)
        except msgspec.MsgspecError as error:
            raise EnvironmentNotReady(
                f"{method} {path} : l’API de contrôle répond autrement que prévu ({error}). "
                "Le portail d’essai est-il d’une autre version que portail ?"
            ) from error

    def do(self, method: str, path: str) -> None:
        """Send a request whose answer has no content."""
        self._request(method, path)

    @property
    def address(self) -> str:
        """The address of the control API."""
        return str(self._client.base_url)

    def hashing(self) -> str:
        """Return the way in which passwords are hashed; empty: as a real portal does."""
        self._see_that_it_is_a_mock()
        return str(self._send("GET", "openapi.json").headers.get(HASHING, ""))

    def _request(self, method: str, path: str, **sent: Any) -> httpx.Response:
        self._see_that_it_is_a_mock()
        response = self._send(method, path, **sent)
        if response.is_error:
            raise EnvironmentNotReady(f"L’API de contrôle a refusé {method} {path} : {_reason(response)}")
        return response

    def _see_that_it_is_a_mock(self) -> None:
        """Ask for nothing more where no mock answers: what a tenant is made to do must never reach a real family."""
        if not self._is_mock:
            self._is_mock = MOCK in self._send("GET", "openapi.json").headers
        if not self._is_mock:
            raise EnvironmentNotReady(
                f"{self._client.base_url} n’est pas l’API de contrôle d’un portail d’essai : rien n’y a été fait. "
                "Retirez [control] de la cible, ou corrigez son adresse."
            )

    def _send(self, method: str, path: str, **sent: Any) -> httpx.Response:
        try:
            return self._client.request(method, path, **sent)
        except httpx.HTTPError as error:
            raise EnvironmentNotReady(
                f"L’API de contrôle {self._client.base_url} ne répond pas ({error}). Vérifiez que le portail est lancé."
            ) from error


def _reason(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"{response.status_code} {response.reason_phrase}"
