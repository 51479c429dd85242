"""A mailbox behind Mailpit's HTTP API, version 1: Mailpit itself, or a catcher that speaks like it.

The shapes come from Mailpit's own description (swagger.json of 1.30): lists newest first, `To` without the envelope's
hidden recipients, which it puts into `Bcc`; `/api/events` is a WebSocket that says `new` for each arrival.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from types import TracebackType
from typing import Any, Self

import httpx
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from scenarios.errors import EnvironmentNotReady
from scenarios.mailboxes.message import Address, fits, timed_out

PAGE = 50


@dataclass(frozen=True)
class MailpitMessage:
    """A message of the list; `recipients` are all whom it went to, hidden ones included."""

    id: str
    sender: Address
    to: Sequence[Address]
    recipients: frozenset[str]
    subject: str
    date: datetime


class MailpitMailbox:
    """Reads mail at `url`, the address of the server's web page.

    Raises:
        EnvironmentNotReady: the server does not answer, or not as Mailpit does.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._client = httpx.Client(base_url=f"{self.url}/api/v1/", timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def mark(self) -> str | None:
        """Return now: the id of the newest message, if there is any."""
        newest = next(self._messages(), None)
        return newest.id if newest else None

    def wait_for(
        self, *, to: str | None = None, subject: str | None = None, after: str | None = None, timeout: float = 10.0
    ) -> MailpitMessage:
        """Return the oldest message that fits and came after the mark; without a mark, the newest that fits.

        Raises:
            TimeoutError: none came within `timeout` seconds; the text lists those that did.
        """
        deadline = monotonic() + timeout
        with self._arrivals() as arrivals:
            while not (found := self.search(to=to, subject=subject, after=after)):
                if not self._has_news(arrivals, deadline):
                    raise timed_out(timeout, self.search(after=after))
        return found[-1] if after else found[0]

    def search(
        self, *, to: str | None = None, subject: str | None = None, after: str | None = None
    ) -> list[MailpitMessage]:
        """Return the messages that fit, the newest first."""
        found = []
        for message in self._messages():
            if message.id == after:
                break
            if fits(message, to, subject):
                found.append(message)
        return found

    def url_of(self, message: MailpitMessage) -> str:
        """Return the address of the page on which a person reads the message."""
        return f"{self.url}/view/{message.id}"

    def _messages(self) -> Iterator[MailpitMessage]:
        start = 0
        while page := self._get("messages", start=start, limit=PAGE)["messages"]:
            yield from map(_message, page)
            start += len(page)

    def _get(self, path: str, **query: Any) -> Any:
        try:
            return self._client.get(path, params=query).raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise self._unreachable(error) from error

    @contextmanager
    def _arrivals(self) -> Iterator[ClientConnection]:
        try:
            with connect(f"ws{self.url.removeprefix('http')}/api/events", proxy=None) as connection:
                yield connection
        except (OSError, WebSocketException) as error:
            if isinstance(error, TimeoutError):
                raise
            raise self._unreachable(error) from error

    def _has_news(self, arrivals: ClientConnection, deadline: float) -> bool:
        """Wait for the next arrival; tell whether there was one before the deadline."""
        try:
            while json.loads(arrivals.recv(timeout=max(0.0, deadline - monotonic())))["Type"] != "new":
                continue
        except TimeoutError:
            return False
        return True

    def _unreachable(self, error: Exception) -> EnvironmentNotReady:
        return EnvironmentNotReady(
            f"La boîte mail {self.url} ne répond pas comme Mailpit ({error}). Vérifiez son adresse."
        )


def _message(listed: dict[str, Any]) -> MailpitMessage:
    to = [_address(entry) for entry in listed["To"]]
    everyone = [*listed["To"], *listed["Cc"], *listed["Bcc"]]
    return MailpitMessage(
        id=listed["ID"],
        sender=_address(listed["From"]),
        to=to,
        recipients=frozenset(entry["Address"].casefold() for entry in everyone),
        subject=listed["Subject"],
        date=datetime.fromisoformat(listed["Created"]),
    )


def _address(entry: dict[str, str]) -> Address:
    return Address(entry["Name"], entry["Address"])
