"""A mailbox behind Mailpit's HTTP API, version 1: Mailpit itself, or a catcher that speaks like it.

The shapes come from Mailpit's own description (swagger.json of 1.30): lists newest first, `To` without the envelope's
hidden recipients, which it puts into `Bcc`; `/api/events` is a WebSocket that says `new` for each arrival.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import takewhile
from time import monotonic
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from portail.api_client import api_client
from portail.errors import EnvironmentNotReady
from portail.mailbox.content.bodies import Content
from portail.mailbox.message import ReceivedMessage, matches, not_received
from portail.mailbox.protocol import Address
from portail.mailbox.url import without_password
from portail.wording import mailbox as words

PAGE = 50


class MailpitMailbox:
    """Reads mail at `url`, the address of the server's web page: `http://user:password@host:8025`.

    `patience` is how long the server may take for an answer, in seconds.

    Raises:
        EnvironmentNotReady: the server does not answer, or not as Mailpit does.
    """

    def __init__(self, url: str, *, patience: float = 30) -> None:
        self._url = url.rstrip("/")
        self.url = without_password(self._url)
        self._client = api_client(f"{self._url}/api/v1/", timeout=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def mark(self) -> str | None:
        """Return the id of the newest message, if there is any."""
        newest = next(self._messages(), None)
        return newest.id if newest else None

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        sender: str | None = None,
        after: str | None = None,
        timeout: float = 10.0,
    ) -> ReceivedMessage:
        """Return the oldest message that matches and came after the mark; without a mark, the newest that matches.

        Raises:
            TimeoutError: none arrived within `timeout` seconds; the text lists those to the same person that did.
        """
        deadline = monotonic() + timeout
        with self._arrivals() as arrivals:
            while not (found := self.search(to=to, subject=subject, sender=sender, after=after)):
                if not self._has_arrival(arrivals, deadline):
                    raise not_received(timeout, to, self.search(to=to, after=after))
        return found[-1] if after else found[0]

    def search(
        self, *, to: str | None = None, subject: str | None = None, sender: str | None = None, after: str | None = None
    ) -> list[ReceivedMessage]:
        """Return the messages that match, the newest first."""
        if to and not after and (found := self._messages_about(to, subject=subject, sender=sender)):
            return found
        newer = takewhile(lambda message: message.id != after, self._messages())
        return [message for message in newer if matches(message, to=to, subject=subject, sender=sender)]

    def message(self, message_id: str) -> ReceivedMessage:
        """Return a message by its identifier, with its content.

        Raises:
            EnvironmentNotReady: the server has none, or does not answer as Mailpit does.
        """
        answer = self._get(f"message/{quote(message_id, safe='')}")
        try:
            message = self._message({"Created": answer["Date"], **answer})
            content = Content(answer["Text"], answer["HTML"])
        except (KeyError, TypeError, ValueError) as error:
            raise self._unreachable(error) from error
        return replace(message, read=lambda: content)

    def url_of(self, message: ReceivedMessage) -> str:
        """Return the URL of the page on which a person reads the message."""
        return f"{self._url}/view/{message.id}"

    def _messages(self) -> Iterator[ReceivedMessage]:
        return self._pages("messages")

    def _messages_about(self, to: str, *, subject: str | None, sender: str | None) -> list[ReceivedMessage]:
        """Return the messages to an address that the server itself finds, sooner than it would list them all.

        An old server does not know `addressed:`, and finds none.
        """
        found = self._pages("search", query=f'addressed:"{to}"')
        return [message for message in found if matches(message, to=to, subject=subject, sender=sender)]

    def _pages(self, path: str, **query: str) -> Iterator[ReceivedMessage]:
        start = 0
        while page := self._get(path, start=start, limit=PAGE, **query)["messages"]:
            yield from map(self._message, page)
            start += len(page)
            if len(page) < PAGE:
                return

    def _get(self, path: str, **query: Any) -> Any:
        try:
            return self._client.get(path, params=query).raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise self._unreachable(error) from error

    def _message(self, listed: dict[str, Any]) -> ReceivedMessage:
        everyone = [*listed["To"], *listed["Cc"], *listed["Bcc"]]
        return ReceivedMessage(
            id=listed["ID"],
            sender=_address(listed["From"]),
            to=tuple(_address(entry) for entry in listed["To"]),
            recipients=frozenset(entry["Address"].casefold() for entry in everyone),
            subject=listed["Subject"],
            date=datetime.fromisoformat(listed["Created"]),
            read=partial(self._content, listed["ID"]),
        )

    def _content(self, message_id: str) -> Content:
        """Return the bodies; the server's own page shows the images."""
        answer = self._get(f"message/{quote(message_id, safe='')}")
        return Content(answer["Text"], answer["HTML"])

    @contextmanager
    def _arrivals(self) -> Iterator[ClientConnection]:
        try:
            with connect(f"ws{self._url.removeprefix('http')}/api/events", proxy=None) as connection:
                yield connection
        except (OSError, WebSocketException) as error:
            if isinstance(error, TimeoutError):
                raise
            raise self._unreachable(error) from error

    def _has_arrival(self, arrivals: ClientConnection, deadline: float) -> bool:
        """Wait for the next message; return whether one arrived before the deadline."""
        try:
            while json.loads(arrivals.recv(timeout=max(0.0, deadline - monotonic())))["Type"] != "new":
                continue
        except TimeoutError:
            return False
        return True

    def _unreachable(self, error: Exception) -> EnvironmentNotReady:
        reason = str(error).replace(self._url, self.url)  # httpx names the URL, password included
        return EnvironmentNotReady(words.no_mailpit_answer(self.url, reason), cause="mailbox")


def _address(entry: dict[str, str]) -> Address:
    return Address(entry["Name"], entry["Address"])
