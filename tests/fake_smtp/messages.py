"""Messages as an application would compose and send them."""

import smtplib
from email.message import EmailMessage

from fake_smtp import FakeSmtp


def compose(to: str = "marie@example.org", subject: str = "Bonjour", html: str | None = None) -> EmailMessage:
    """Compose a message with a text and, if given, an HTML part."""
    message = EmailMessage()
    message["From"] = "Vélizy-Villacoublay <nepasrepondre@example.org>"
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = "Mon, 02 Nov 2026 08:30:00 +0000"
    message.set_content("Le texte du message.\n")
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def send(smtp: FakeSmtp, *messages: EmailMessage) -> None:
    """Send the messages over one connection."""
    with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port, timeout=20) as client:
        for message in messages:
            client.send_message(message)


def send_raw(smtp: FakeSmtp, raw: bytes, *recipients: str, sender: str = "nepasrepondre@example.org") -> None:
    """Send the exact bytes."""
    with smtplib.SMTP(smtp.smtp_host, smtp.smtp_port, timeout=20) as client:
        client.sendmail(sender, recipients or ["marie@example.org"], raw)
