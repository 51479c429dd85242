"""The messages of one person."""

from collections import Counter

from portail.errors import Broken
from portail.mailbox.protocol import Mailbox, Message
from portail.wording import load as words


class NotCome(Broken):
    """A message did not come in time."""


class Letters:
    """Reads the messages of a person.

    Args:
        mailbox: where they arrive; `None`: nowhere.
        email: the address of the person.
        timeout: how long one is waited for, in seconds.
    """

    def __init__(self, mailbox: Mailbox | None, email: str, timeout: float) -> None:
        self._mailbox = mailbox
        self._email = email
        self._timeout = timeout
        self._mark: object = None

    def mark(self) -> None:
        """Let the next message be one that comes from now on."""
        self._mark = self._mailbox.mark() if self._mailbox else None

    def open(self, subject: str | None, sender: str | None) -> Message:
        """Return a message, once it is there.

        Raises:
            NotCome: it does not come.
            Broken: nobody reads messages here.
            EnvironmentNotReady: the mailbox does not answer.
        """
        if self._mailbox is None:
            raise Broken(expected=words.message(subject, sender), found=words.NO_MAILBOX)
        if self._mark is None and (found := self._mailbox.search(to=self._email, subject=subject, sender=sender)):
            return found[0]
        try:
            return self._mailbox.wait_for(
                to=self._email, subject=subject, sender=sender, after=self._mark, timeout=self._timeout
            )
        except TimeoutError as error:
            raise NotCome(expected=words.message(subject, sender), found=words.not_come(self._timeout)) from error

    def doubles(self) -> int:
        """Return how many messages came once more than they should: of the same sender, with the same content."""
        alike = Counter[tuple[str, str]]()
        received = self._mailbox.search(to=self._email) if self._mailbox else ()
        alike.update((message.subject, message.sender.address) for message in received)
        suspects = [message for message in received if alike[message.subject, message.sender.address] > 1]
        return len(suspects) - len({(message.subject, message.sender.address, message.text) for message in suspects})
