"""The mailbox of the mail catcher in this process, behind the engine's protocol."""

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from portail.mailbox.content.bodies import Content
from portail.mailbox.message import ReceivedMessage, is_from, not_received
from portail.mailbox.protocol import Address

if TYPE_CHECKING:
    from fake_smtp import Mailbox, Message


class EmbeddedMailbox:
    """Reads mail at `FakeSmtp().mailbox`; see `portail.mailbox.protocol.Mailbox`."""

    def __init__(self, mailbox: "Mailbox") -> None:
        self._mailbox = mailbox

    def mark(self) -> Any:
        """Return the present position of the mailbox."""
        return self._mailbox.mark()

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        sender: str | None = None,
        after: Any = None,
        timeout: float = 10.0,
    ) -> ReceivedMessage:
        """Return the oldest message that matches and came after the mark; without a mark, the newest that matches.

        Raises:
            TimeoutError: none arrived within `timeout` seconds; the text lists those to the same person that did.
        """
        deadline = monotonic() + timeout
        while True:
            now = self._mailbox.mark()
            if found := self.search(to=to, subject=subject, sender=sender, after=after):
                return found[0] if after is None else found[-1]
            try:
                self._mailbox.wait_for(after=now, timeout=max(deadline - monotonic(), 0))
            except TimeoutError as error:
                raise not_received(timeout, to, self.search(to=to, after=after)) from error

    def search(
        self, *, to: str | None = None, subject: str | None = None, sender: str | None = None, after: Any = None
    ) -> list[ReceivedMessage]:
        """Return the messages that match, the newest first."""
        found = map(_received, self._mailbox.search(to=to, subject=subject, after=after))
        return [message for message in found if sender is None or is_from(message.sender, sender)]

    def url_of(self, message: ReceivedMessage) -> str:
        """Return the URL of the message in the mail catcher's inbox.

        Raises:
            fake_smtp.UnknownMessage: the message was deleted.
        """
        return self._mailbox.url_of(self._mailbox.message(message.id))


def _received(message: "Message") -> ReceivedMessage:
    return ReceivedMessage(
        id=message.id,
        sender=Address(message.sender.name, message.sender.address),
        to=tuple(Address(each.name, each.address) for each in message.to),
        recipients=frozenset(recipient.casefold() for recipient in message.recipients),
        subject=message.subject,
        date=message.date,
        read=partial(Content, message.text, message.html),
    )
