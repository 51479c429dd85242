"""The SMTP client of the portal."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage

from anyio import to_thread

from ..errors import MessageRefused

TIMEOUT = 10.0
"""How long the mail server may take to respond, in seconds."""


@dataclass(frozen=True)
class SmtpClient:
    """Sends messages to the mail server at this host and port."""

    host: str
    port: int

    async def send(self, message: EmailMessage) -> None:
        """Send one message, in a worker thread, for smtplib blocks.

        Raises:
            MessageRefused: the server cannot be reached, or does not take the message.
        """
        await to_thread.run_sync(self._send, message)

    def _send(self, message: EmailMessage) -> None:
        try:
            with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT) as server:
                server.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            reply = _reason(error)
            raise MessageRefused(
                f"The mail server {self.host}:{self.port} did not take the message to {message['To']} "
                f"({reply}): see that it runs and accepts this address, then send again.",
                reply,
            ) from error


def _reason(error: Exception) -> str:
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=refused) if refused:
            code, text = next(iter(refused.values()))
            return f"{code} {_decode(text)}"
        case smtplib.SMTPResponseException(smtp_code=code, smtp_error=text):
            return f"{code} {_decode(text)}"
    return str(error) or type(error).__name__


def _decode(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text
