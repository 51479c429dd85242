"""How those who walk read mail: a small protocol that the embedded catcher and other mail servers fulfil."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol


class Address(Protocol):
    """A name and an address, as a message header gives them."""

    @property
    def name(self) -> str:
        """The display name, decoded; empty where there is none."""

    @property
    def address(self) -> str:
        """The address alone."""


class Message(Protocol):
    """A message that arrived."""

    @property
    def id(self) -> str:
        """What the mailbox calls it."""

    @property
    def sender(self) -> Address:
        """Who sent it, from the `From` header."""

    @property
    def to(self) -> Sequence[Address]:
        """Whom it is addressed to."""

    @property
    def subject(self) -> str:
        """The subject, decoded."""

    @property
    def date(self) -> datetime | None:
        """The date that the message bears."""


class Mailbox(Protocol):
    """A place where messages arrive."""

    def mark(self) -> Any:
        """Return now, as this mailbox counts."""

    def wait_for(
        self, *, to: str | None = None, subject: str | None = None, after: Any = None, timeout: float = 10.0
    ) -> Message:
        """Return the first message that fits and came after the mark; wait for it up to `timeout` seconds.

        Raises:
            TimeoutError: none came; the text lists the messages that did come.
        """

    def search(self, *, to: str | None = None, subject: str | None = None, after: Any = None) -> Sequence[Message]:
        """Return the messages that fit, the newest first."""

    def url_of(self, message: Any) -> str:
        """Return the address of the page on which a person reads the message."""
