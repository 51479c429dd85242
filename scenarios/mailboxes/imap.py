"""A mailbox behind IMAP (RFC 3501), such as the one that a test family has at a staging portal's mail server.

New mail is announced by IDLE (RFC 2177) where the server has it; one that has not is asked each second. Reading changes
nothing: no message is marked as seen.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from imaplib import IMAP4
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, unquote, urlsplit

from imap_tools import AND, OR, BaseMailBox, H, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessage
from imap_tools.errors import ImapToolsError
from imap_tools.idle import get_socket_poller

from scenarios.errors import EnvironmentNotReady, WrongUsage
from scenarios.mailboxes.message import Address, fits, timed_out

LOOPBACK = ("127.0.0.1", "::1", "localhost")
ANSWER_SECONDS = 30
# An announcement may come while the last search is under way, and none follows it: look again from time to time.
IDLE_SECONDS = 10.0
ASK_AGAIN_SECONDS = 1.0
# Where a message was delivered, hidden recipients included, as mail servers note it.
DELIVERED = ("Delivered-To", "X-Original-To", "Envelope-To")
NOTHING_NEW = 0


@dataclass(frozen=True)
class ImapMessage:
    """The head of a message; `id` is its UID, `recipients` are all whom its headers name."""

    id: str
    sender: Address
    to: Sequence[Address]
    recipients: frozenset[str]
    subject: str
    date: datetime | None


class ImapMailbox:
    """Reads mail at `url`: `imap://user@host:143/INBOX` or `imaps://…`; beyond this machine, `imap:` asks for STARTTLS.

    `show` is given the source of a message and answers with the address of a page on which a person reads it.

    Raises:
        WrongUsage: the address names no user, or there is no password.
        EnvironmentNotReady: the server does not answer, or refuses.
    """

    def __init__(self, url: str, password: str | None, show: Callable[[bytes], str]) -> None:
        place = urlsplit(url)
        if not place.username or not place.hostname:
            raise WrongUsage(f"La boîte mail « {url} » ne dit pas qui la lit : écrivez imap://utilisateur@hôte.")
        if not password:
            raise WrongUsage(f"La boîte mail « {url} » demande un mot de passe : donnez PORTAIL_MAILBOX_PASSWORD.")
        self.url = url
        self._show = show
        self._pages: dict[str, str] = {}
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
        """Return now: the highest UID that was given out."""
        with self._reaching():
            self._box.client.noop()  # a server may tell the state of an open folder as it last announced it
            return self._box.folder.status(self._folder, ["UIDNEXT"])["UIDNEXT"] - 1

    def wait_for(
        self, *, to: str | None = None, subject: str | None = None, after: int | None = None, timeout: float = 10.0
    ) -> ImapMessage:
        """Return the oldest message that fits and came after the mark; without a mark, the newest that fits.

        Raises:
            TimeoutError: none came within `timeout` seconds; the text lists those that did.
        """
        deadline = monotonic() + timeout
        while not (found := self.search(to=to, subject=subject, after=after)):
            left = deadline - monotonic()
            if left <= 0:
                raise timed_out(timeout, self.search(after=after))
            self._await_arrival(left)
        return found[0] if after is None else found[-1]

    def search(
        self, *, to: str | None = None, subject: str | None = None, after: int | None = None
    ) -> list[ImapMessage]:
        """Return the messages that fit, the newest first."""
        first = NOTHING_NEW if after is None else after
        with self._reaching():
            self._box.client.noop()
            heads = self._box.fetch(_criteria(to), mark_seen=False, headers_only=True, bulk=True)
            messages = [_message(head) for head in heads if int(head.uid or 0) > first]
        messages.sort(key=lambda message: int(message.id), reverse=True)
        return [message for message in messages if fits(message, to, subject)]

    def url_of(self, message: ImapMessage) -> str:
        """Return the address of the page on which a person reads the message."""
        if message.id not in self._pages:
            self._pages[message.id] = self._show(self._source(message))
        return self._pages[message.id]

    def _sign_in(self, user: str, password: str, folder: str) -> None:
        try:
            self._box.login(user, password, folder)
        except (OSError, IMAP4.error, ImapToolsError):
            self._box.client.shutdown()
            raise

    def _source(self, message: ImapMessage) -> bytes:
        with self._reaching():
            _, parts = self._box.client.uid("FETCH", message.id, "(BODY.PEEK[])")
        sources = [part[1] for part in parts if isinstance(part, tuple)]
        if not sources:
            raise EnvironmentNotReady(f"Le message « {message.subject} » a quitté la boîte mail {self.url}.")
        return bytes(sources[0])

    def _await_arrival(self, seconds: float) -> None:
        with self._reaching():
            if "IDLE" in self._box.client.capabilities:
                self._box.idle.wait(timeout=min(seconds, IDLE_SECONDS))
            else:
                get_socket_poller(self._box.client.sock, min(seconds, ASK_AGAIN_SECONDS))  # type: ignore[arg-type]
                self._box.client.noop()

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except (OSError, IMAP4.error, ImapToolsError) as error:
            raise EnvironmentNotReady(
                f"La boîte mail {self.url} ne répond pas comme un serveur IMAP ({error}). "
                f"Vérifiez son adresse, l’utilisateur et PORTAIL_MAILBOX_PASSWORD."
            ) from error


def _connect(place: SplitResult) -> BaseMailBox:
    host = place.hostname or ""
    if place.scheme == "imaps":
        return MailBox(host, place.port or 993, ANSWER_SECONDS)
    kind = MailBoxUnencrypted if host in LOOPBACK else MailBoxStartTls
    return kind(host, place.port or 143, ANSWER_SECONDS)


def _criteria(to: str | None) -> str:
    if to is None:
        return "ALL"
    return str(OR(AND(to=to), AND(cc=to), AND(bcc=to), *(AND(header=H(name, to)) for name in DELIVERED)))


def _message(head: MailMessage) -> ImapMessage:
    delivered = [value for name in DELIVERED for value in dict(head.headers).get(name.lower(), ())]
    named = [address.email for address in (*head.to_values, *head.cc_values, *head.bcc_values)]
    sender = head.from_values
    return ImapMessage(
        id=head.uid or "",
        sender=Address(sender.name, sender.email) if sender else Address("", ""),
        to=[Address(address.name, address.email) for address in head.to_values],
        recipients=frozenset(address.strip(" <>").casefold() for address in (*delivered, *named)),
        subject=head.subject,
        date=head.date if head.date_str else None,
    )
