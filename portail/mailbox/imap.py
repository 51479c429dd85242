"""A mailbox behind IMAP (RFC 3501), such as the one that a test person has at the mail server of a staging portal.

New mail is announced by IDLE (RFC 2177) where the server has it; one that has not is asked each second. Reading changes
nothing: no message is marked as seen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from imaplib import IMAP4
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, unquote, urlsplit

from imap_tools import AND, OR, BaseMailBox, H, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessage, U
from imap_tools.errors import ImapToolsError
from imap_tools.idle import get_socket_poller

from portail.errors import EnvironmentNotReady, WrongUsage
from portail.mailbox.content.bodies import Content
from portail.mailbox.content.mime import parse_content
from portail.mailbox.message import ReceivedMessage, matches, not_received
from portail.mailbox.protocol import Address
from portail.mailbox.url import without_password
from portail.wording import mailbox as words

LOOPBACK = ("127.0.0.1", "::1", "localhost")
ANSWER_SECONDS = 30
# An announcement may come while the last search is under way, and none follows it: search again from time to time.
IDLE_SECONDS = 10.0
POLL_SECONDS = 1.0
# Where a message was delivered, hidden recipients included, as mail servers note it.
DELIVERED = ("Delivered-To", "X-Original-To", "Envelope-To")


class ImapMailbox:
    """Reads mail at `imap://user@host:143/INBOX` or `imaps://…`; beyond this machine, `imap:` asks for STARTTLS.

    Args:
        url: the address of the server, the user and the folder.
        password: the user's password; one in the URL is used where this is `None`.
        page_url: returns the URL of a page that shows a message.

    Raises:
        WrongUsage: the URL names no user, or there is no password.
        EnvironmentNotReady: the server does not answer, or refuses.
    """

    def __init__(self, url: str, password: str | None, page_url: Callable[[ReceivedMessage], str]) -> None:
        place = urlsplit(url)
        self.url = without_password(url)
        password = password or unquote(place.password or "")
        if not place.username or not place.hostname:
            raise WrongUsage(words.no_user(self.url))
        if not password:
            raise WrongUsage(words.no_password(self.url))
        self._page_url = page_url
        with self._reaching():
            self._box = _connect(place)
            self._sign_in(unquote(place.username), password, unquote(place.path[1:]) or "INBOX")
        self._folder = self._box.folder.get() or "INBOX"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._box.client.shutdown()

    def mark(self) -> int:
        """Return the highest UID that was given out."""
        with self._reaching():
            self._box.client.noop()  # a server may give the state of an open folder as it last announced it
            return self._box.folder.status(self._folder, ["UIDNEXT"])["UIDNEXT"] - 1

    def wait_for(
        self,
        *,
        to: str | None = None,
        subject: str | None = None,
        sender: str | None = None,
        after: int | None = None,
        timeout: float = 10.0,
    ) -> ReceivedMessage:
        """Return the oldest message that matches and came after the mark; without a mark, the newest that matches.

        Raises:
            TimeoutError: none arrived within `timeout` seconds; the text lists those to the same person that did.
        """
        deadline = monotonic() + timeout
        while not (found := self.search(to=to, subject=subject, sender=sender, after=after)):
            left = deadline - monotonic()
            if left <= 0:
                raise not_received(timeout, to, self.search(to=to, after=after))
            self._await_arrival(left)
        return found[0] if after is None else found[-1]

    def search(
        self, *, to: str | None = None, subject: str | None = None, sender: str | None = None, after: int | None = None
    ) -> list[ReceivedMessage]:
        """Return the messages that match, the newest first."""
        first = (after or 0) + 1
        with self._reaching():
            self._box.client.noop()
            heads = self._box.fetch(_criteria(to, first), mark_seen=False, headers_only=True, bulk=True)
            # The range of UIDs holds the last message, whatever its UID is (RFC 3501, 9, seq-range).
            messages = [self._message(head) for head in heads if int(head.uid or 0) >= first]
        messages.sort(key=lambda message: int(message.id), reverse=True)
        return [message for message in messages if matches(message, to=to, subject=subject, sender=sender)]

    def url_of(self, message: ReceivedMessage) -> str:
        """Return the URL of the page on which a person reads the message."""
        return self._page_url(message)

    def _sign_in(self, user: str, password: str, folder: str) -> None:
        try:
            self._box.login(user, password, folder)
        except (OSError, IMAP4.error, ImapToolsError):
            self._box.client.shutdown()
            raise

    def _message(self, head: MailMessage) -> ReceivedMessage:
        delivered = [value for name in DELIVERED for value in dict(head.headers).get(name.lower(), ())]
        named = [address.email for address in (*head.to_values, *head.cc_values, *head.bcc_values)]
        sender = head.from_values
        return ReceivedMessage(
            id=head.uid or "",
            sender=Address(sender.name, sender.email) if sender else Address("", ""),
            to=tuple(Address(address.name, address.email) for address in head.to_values),
            recipients=frozenset(address.strip(" <>").casefold() for address in (*delivered, *named)),
            subject=head.subject,
            date=head.date if head.date_str else None,
            read=partial(self._content, head.uid or "", head.subject),
        )

    def _content(self, uid: str, subject: str) -> Content:
        with self._reaching():
            _, parts = self._box.client.uid("FETCH", uid, "(BODY.PEEK[])")
        sources = [part[1] for part in parts if isinstance(part, tuple)]
        if not sources:
            raise EnvironmentNotReady(words.message_gone(subject, self.url), cause="message-gone")
        return parse_content(bytes(sources[0]))

    def _await_arrival(self, seconds: float) -> None:
        with self._reaching():
            if "IDLE" in self._box.client.capabilities:
                self._box.idle.wait(timeout=min(seconds, IDLE_SECONDS))
            else:
                get_socket_poller(self._box.client.sock, min(seconds, POLL_SECONDS))  # type: ignore[arg-type]
                self._box.client.noop()

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except (OSError, IMAP4.error, ImapToolsError) as error:
            cause = "mailbox" if isinstance(error, OSError) else "mailbox-refused"
            raise EnvironmentNotReady(words.no_imap_answer(self.url, str(error)), cause=cause) from error


def _connect(place: SplitResult) -> BaseMailBox:
    host = place.hostname or ""
    if place.scheme == "imaps":
        return MailBox(host, place.port or 993, ANSWER_SECONDS)
    kind = MailBoxUnencrypted if host in LOOPBACK else MailBoxStartTls
    return kind(host, place.port or 143, ANSWER_SECONDS)


def _criteria(to: str | None, first: int) -> str:
    """Return what the server is to search: UIDs from `first` on, and the recipient where it can be written in ASCII."""
    uids = AND(uid=U(str(first), "*"))
    if to is None or not to.isascii():
        return str(uids)
    return str(AND(uids, OR(AND(to=to), AND(cc=to), AND(bcc=to), *(AND(header=H(name, to)) for name in DELIVERED))))
