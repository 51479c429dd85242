"""The SMTP client of the portal."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from email.generator import BytesGenerator
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from typing import Protocol

from anyio import from_thread, to_thread

from ..errors import MessageRefused

TIMEOUT = 10.0
"""How long the mail server may take to respond, in seconds."""
LASTING = range(500, 600)
"""The replies by which a server says that it will never take the message."""


@dataclass(frozen=True)
class Wire:
    """A message as it goes to the mail server, with its envelope."""

    sender: str
    recipient: str
    content: bytes
    is_international: bool
    """Whether an address has letters beyond ASCII, which not every server takes (SMTPUTF8)."""

    @classmethod
    def of(cls, message: EmailMessage) -> "Wire":
        """The message with one sender and one recipient, as `smtplib.SMTP.send_message` would write it."""
        sender, recipient = (message[name].addresses[0].addr_spec for name in ("From", "To"))
        is_international = not (sender + recipient).isascii()
        content = BytesIO()
        policy = default.clone(utf8=True) if is_international else None
        BytesGenerator(content, policy=policy).flatten(message, linesep="\r\n")
        return cls(sender, recipient, content.getvalue(), is_international)


class MailClient(Protocol):
    """Whoever hands messages to a mail server."""

    async def send(self, wire: Wire, taken: Callable[[], None]) -> None:
        """Send one message, and call `taken` in the event loop as soon as the server has taken it.

        Raises:
            MessageRefused: the server cannot be reached, or does not take the message.
        """


@dataclass(frozen=True)
class SmtpClient:
    """Sends messages to the mail server at this host and port."""

    host: str
    port: int

    async def send(self, wire: Wire, taken: Callable[[], None]) -> None:
        """Send one message, in a worker thread, for smtplib blocks; `taken` is called before the farewell.

        Raises:
            MessageRefused: the server cannot be reached, or does not take the message.
        """
        await to_thread.run_sync(self._send, wire, taken)

    def _send(self, wire: Wire, taken: Callable[[], None]) -> None:
        is_taken = False
        try:
            with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT) as server:
                server.sendmail(wire.sender, [wire.recipient], wire.content, _options(server, wire))
                from_thread.run_sync(taken)
                is_taken = True
        except (OSError, smtplib.SMTPException) as error:
            if is_taken:
                return  # only the farewell went wrong
            code, reply = _reason(error)
            raise MessageRefused(
                f"The mail server {self.host}:{self.port} did not take the message to {wire.recipient} "
                f"({reply}): see that it runs and accepts this address, then send again.",
                reply,
                is_final=code in LASTING,
            ) from error


def _options(server: smtplib.SMTP, wire: Wire) -> list[str]:
    if not wire.is_international:
        return []
    server.ehlo_or_helo_if_needed()
    if not server.has_extn("smtputf8"):
        raise smtplib.SMTPNotSupportedError("it takes no addresses with letters beyond ASCII")
    return ["SMTPUTF8", "BODY=8BITMIME"]


def _reason(error: Exception) -> tuple[int, str]:
    """The code of the server's reply, 0 where it gave none, and the reply or the reason why there is none."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=refused) if refused:
            code, text = next(iter(refused.values()))
            return code, f"{code} {_decode(text)}"
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text):
            return code, f"{code} {_decode(text)}"
        case smtplib.SMTPNotSupportedError():
            return LASTING.start, str(error)
    return 0, str(error) or type(error).__name__


def _decode(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text
