"""What fake_smtp and Python's `email` read in a mail, in the fields of the right answers."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from fake_smtp.content.unsubscribe import parse_unsubscribe
from fake_smtp.mime.address import Address
from fake_smtp.mime.decoder import decode
from fake_smtp.mime.envelope import Envelope
from fake_smtp.mime.message import Message

from .mail import Mail

_RECEIVED = datetime(2000, 1, 1, tzinfo=UTC)


def by_fake_smtp(mail: Mail) -> dict[str, Any]:
    """Return what fake_smtp reads of the fields to which the mail has a right answer."""
    message = decode(Envelope("", (), mail.raw, _RECEIVED), message_id="", sequence=1)
    return {field: _OURS[field](message) for field in mail.right}


def _ours(addresses: Iterable[Address]) -> list[list[str]]:
    return [[each.name, each.address] for each in addresses]


_OURS: dict[str, Callable[[Message], Any]] = {
    "subject": lambda message: message.subject,
    "from": lambda message: _ours([message.sender]),
    "to": lambda message: _ours(message.to),
    "cc": lambda message: _ours(message.cc),
    "date": lambda message: message.date.astimezone(UTC).isoformat(),
    "text": lambda message: shown(message.text),
    "html": lambda message: shown(message.html),
    "files": lambda message: [part.file_name for part in message.inline + message.attachments],
    "types": lambda message: [part.content_type for part in message.inline + message.attachments],
    "contents": lambda message: [part.content.decode("latin-1") for part in message.inline + message.attachments],
    "unsubscribe": lambda message: parse_unsubscribe(message.header("List-Unsubscribe")).links,
}


def shown(text: str) -> str:
    """Return a body with the line ends that are compared: those at its end are none of its words."""
    return text.replace("\r\n", "\n").rstrip("\n")


def by_email(mail: Mail) -> dict[str, Any]:
    """Return what Python's `email` reads, with the policy of its documentation, or the error that it raises."""
    message = BytesParser(policy=policy.default).parsebytes(mail.raw)
    return {field: _or_error(_THEIRS[field], message) for field in mail.right if field in _THEIRS}


def _or_error(read: Callable[[EmailMessage], Any], message: EmailMessage) -> Any:
    try:
        return read(message)
    except Exception as error:
        return f"{type(error).__name__}"


def _body(kind: str) -> Callable[[EmailMessage], str]:
    def read(message: EmailMessage) -> str:
        body = message.get_body((kind,))
        return shown(body.get_content()) if body else ""

    return read


def _addresses(name: str) -> Callable[[EmailMessage], list[list[str]]]:
    return lambda message: [
        [each.display_name, each.addr_spec] for field in message.get_all(name, []) for each in field.addresses
    ]


def _files(message: EmailMessage) -> list[EmailMessage]:
    bodies = [message.get_body(("plain",)), message.get_body(("html",))]
    leaves = [part for part in _leaves(message) if not any(part is body for body in bodies)]
    return [part for part in leaves if part.get_filename() or part.get_content_disposition() == "attachment"]


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        return [message]
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    return [leaf for part in parts for leaf in _leaves(part)]


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


_THEIRS: dict[str, Callable[[EmailMessage], Any]] = {
    "subject": lambda message: str(message["Subject"] or ""),
    "from": _addresses("From"),
    "to": _addresses("To"),
    "cc": _addresses("Cc"),
    "date": lambda message: message["Date"].datetime.astimezone(UTC).isoformat(),
    "text": _body("plain"),
    "html": _body("html"),
    "files": lambda message: [part.get_filename() for part in _files(message)],
    "types": lambda message: [part.get_content_type() for part in _files(message)],
    "contents": lambda message: [_content(part).decode("latin-1") for part in _files(message)],
}


def differences(mail: Mail, reading: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a reading that are not right."""
    return {field: value for field, value in reading.items() if value != _comparable(mail, field)}


def _comparable(mail: Mail, field: str) -> Any:
    right = mail.right[field]
    return shown(right) if field in ("text", "html") else right
