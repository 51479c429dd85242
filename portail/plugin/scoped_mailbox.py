"""The mail of one test: what came to its own addresses since it began."""

from collections.abc import Sequence
from typing import Any

from portail.mailbox.protocol import Mailbox, Message


class ScopedMailbox:
    """A mailbox as one test sees it; other tests may share the server.

    Args:
        mailbox: where everybody's messages arrive.
        address: whose messages are meant where a search names nobody.
        domain: the test's own mail domain; `None`: only the address is its own.
        began: the mark after which messages count.
    """

    def __init__(self, mailbox: Mailbox, address: str, domain: str | None, began: Any) -> None:
        self._mailbox = mailbox
        self._address = address
        self._domain = domain
        self._began = began

    def mark(self) -> Any:
        """Return now, as this mailbox counts."""
        return self._mailbox.mark()

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        sender: str | None = None,
        after: Any = None,
        timeout: float = 10.0,
    ) -> Message:
        """Return the first message that fits and came after the mark, or after the test began.

        Raises:
            TimeoutError: none came within `timeout` seconds.
        """
        return self._mailbox.wait_for(
            to=to or self._address, subject=subject, sender=sender, after=after or self._began, timeout=timeout
        )

    def search(
        self, *, to: str | None = None, subject: str | None = None, sender: str | None = None, after: Any = None
    ) -> Sequence[Message]:
        """Return the messages that fit, the newest first."""
        return self._mailbox.search(to=to or self._address, subject=subject, sender=sender, after=after or self._began)

    def all(self) -> list[Message]:
        """Return every message that came to an address of this test, the newest first."""
        return [message for message in self._mailbox.search(after=self._began) if self._is_own(message)]

    def url_of(self, message: Any) -> str:
        """Return the address of the page on which a person reads the message."""
        return self._mailbox.url_of(message)

    def _is_own(self, message: Message) -> bool:
        addresses = [address.address.casefold() for address in message.to]
        ending = f"@{self._domain}" if self._domain else self._address
        return any(address.endswith(ending.casefold()) for address in addresses)
