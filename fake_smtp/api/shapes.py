"""Messages in the form, and with the key spelling, of Mailpit's API."""

from datetime import datetime
from typing import Any

from fake_smtp.address import Address
from fake_smtp.message import Attachment, Message
from fake_smtp.summary import Summary

Shape = dict[str, Any]


def timestamp(date: datetime) -> str:
    """Return the date in RFC 3339."""
    return date.isoformat().replace("+00:00", "Z")


def address_shape(address: Address) -> Shape:
    """Return one correspondent."""
    return {"Name": address.name, "Address": address.address}


def addresses_shape(addresses: tuple[Address, ...]) -> list[Shape]:
    """Return correspondents; never null."""
    return [address_shape(address) for address in addresses]


def summary_shape(summary: Summary) -> Shape:
    """Return a message as lists and the event ``new`` carry it."""
    return {
        "ID": summary.id,
        "MessageID": summary.message_id,
        "Read": summary.read,
        "From": address_shape(summary.sender),
        "To": addresses_shape(summary.to),
        "Cc": addresses_shape(summary.cc),
        "Bcc": addresses_shape(summary.bcc),
        "ReplyTo": addresses_shape(summary.reply_to),
        "Subject": summary.subject,
        "Created": timestamp(summary.received),
        "Username": summary.username,
        "Tags": list(summary.tags),
        "Size": summary.size,
        "Attachments": summary.attachments,
        "Snippet": summary.snippet,
    }


def message_shape(message: Message) -> Shape:
    """Return a whole message; ``Read`` and ``Warnings`` are not Mailpit's: old clients need one, people the other."""
    return {
        "ID": message.id,
        "MessageID": message.message_id,
        "Read": True,
        "From": address_shape(message.sender),
        "To": addresses_shape(message.to),
        "Cc": addresses_shape(message.cc),
        "Bcc": addresses_shape(message.bcc),
        "ReplyTo": addresses_shape(message.reply_to),
        "ReturnPath": message.envelope_sender,
        "Subject": message.subject,
        "ListUnsubscribe": _list_unsubscribe(message),
        "Date": timestamp(message.date),
        "Tags": list(message.tags),
        "Username": message.username,
        "Text": message.text,
        "HTML": message.html,
        "Size": message.size,
        "Inline": [_attachment_shape(part) for part in message.inline],
        "Attachments": [_attachment_shape(part) for part in message.attachments],
        "Warnings": [str(damage) for damage in message.warnings],
    }


def _attachment_shape(part: Attachment) -> Shape:
    return {
        "PartID": part.part_id,
        "FileName": part.file_name,
        "ContentType": part.content_type,
        "ContentID": part.content_id,
        "Size": part.size,
        "Checksums": part.checksums,
    }


def _list_unsubscribe(message: Message) -> Shape:
    header = message.header("List-Unsubscribe")
    links = [link.strip().strip("<>") for link in header.split(",") if link.strip()]
    return {
        "Header": header,
        "Links": links,
        "Errors": "",
        "HeaderPost": message.header("List-Unsubscribe-Post"),
    }


def headers_shape(message: Message) -> dict[str, list[str]]:
    """Return every header by its name as Go writes names, with those that a delivery adds where they are missing."""
    headers: dict[str, list[str]] = {}
    for name, value in message.headers:
        headers.setdefault(canonical(name), []).append(value)
    for name, value in _delivered(message).items():
        headers.setdefault(name, [value])
    return dict(sorted(headers.items()))


def canonical(name: str) -> str:
    """Return ``Message-Id`` for ``MESSAGE-ID``."""
    return "-".join(word.capitalize() for word in name.split("-"))


def _delivered(message: Message) -> dict[str, str]:
    return {
        "Return-Path": f"<{message.envelope_sender}>",
        "Delivered-To": ", ".join(message.recipients),
        "Message-Id": f"<{message.message_id or message.id + '@fake-smtp'}>",
        "Date": message.date.strftime("%a, %d %b %Y %H:%M:%S %z"),
        "From": str(message.sender),
        "Content-Type": "text/plain",
    }
