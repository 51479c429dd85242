"""How a walk reads mail: the protocol that every kind of mailbox fulfils."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

CodeKind = Literal["username", "password", "code"]


@dataclass(frozen=True)
class Address:
    """A display name, decoded (empty where there is none), and an e-mail address."""

    name: str
    address: str


@dataclass(frozen=True)
class Link:
    """A URL, and the words that a person clicks on (empty where the URL stands in plain text)."""

    url: str
    text: str


@dataclass(frozen=True)
class Code:
    """A value to be typed in, the words before it (empty where it stands alone), and what it is."""

    label: str
    value: str
    kind: CodeKind = "code"


class Message(Protocol):
    """A message that arrived; its body is read from the server when it is first asked for.

    Raises:
        EnvironmentNotReady: (`text`, `html`, `links`, `codes`) the server does not answer, or the message is gone.
    """

    @property
    def id(self) -> str:
        """The identifier of the message in its mailbox."""

    @property
    def sender(self) -> Address:
        """Who sent it, from the `From` header."""

    @property
    def to(self) -> Sequence[Address]:
        """The addresses of the `To` header."""

    @property
    def subject(self) -> str:
        """The subject, decoded."""

    @property
    def date(self) -> datetime | None:
        """The date that the message bears."""

    @property
    def text(self) -> str:
        """The plain text, decoded; made from the HTML where there is no text part."""

    @property
    def html(self) -> str:
        """The HTML, decoded; empty where there is none."""

    @property
    def links(self) -> Sequence[Link]:
        """Each link once: those of the HTML in their order, then those that only the text has."""

    @property
    def codes(self) -> Sequence[Code]:
        """Each user name, password and code once: those of the HTML in their order, of the text, of the subject."""


class Mailbox(Protocol):
    """A place where messages arrive.

    Searches take the same conditions, each in any letter case: `to` is a whole address (`Cc`, `Bcc` and the envelope
    count too), `subject` a part of the subject, `sender` a part of the sender's address or the whole display name,
    `after` a mark.
    """

    def mark(self) -> Any:
        """Return the present position: what arrives from now on is `after` it."""

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        sender: str | None = None,
        after: Any = None,
        timeout: float = 10.0,
    ) -> Message:
        """Return the oldest message that matches and came after the mark; without a mark, the newest that matches.

        Waits up to `timeout` seconds.

        Raises:
            TimeoutError: none arrived; the text, in French, lists the messages that did, to the same person only.
            EnvironmentNotReady: the server does not answer.
        """

    def search(
        self, *, to: str | None = None, subject: str | None = None, sender: str | None = None, after: Any = None
    ) -> Sequence[Message]:
        """Return the messages that match, the newest first.

        Raises:
            EnvironmentNotReady: the server does not answer.
        """

    def url_of(self, message: Any) -> str:
        """Return the URL of the page on which a person reads the message."""
