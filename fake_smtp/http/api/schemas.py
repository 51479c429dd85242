"""The JSON schemas of messages, as in Mailpit's API. A class name is the name of its schema in OpenAPI."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from ...content.unsubscribe import parse_unsubscribe
from ...mailbox.query import LONGEST_SEARCH
from ...mime.address import Address as MailAddress
from ...mime.message import Attachment as DecodedAttachment
from ...mime.message import Message as DecodedMessage
from ...store.results import Summary

SEARCH = {"type": "string", "maxLength": LONGEST_SEARCH, "format": "mailpit-search", "examples": ["is:unread"]}
Search = Annotated[str, Meta(max_length=LONGEST_SEARCH, extra_json_schema={"format": "mailpit-search"})]


class Schema(msgspec.Struct, forbid_unknown_fields=True):
    """Base of the JSON schemas; the fields are the keys of the JSON, in Mailpit's spelling."""


class Address(Schema):
    """An e-mail address with its name (may be empty)."""

    Name: str
    Address: str


class MessageSummary(Schema):
    """A message in lists and in the event ``new``."""

    ID: str
    MessageID: str
    Read: bool
    From: Address
    To: list[Address]
    Cc: list[Address]
    Bcc: Annotated[list[Address], Meta(description="Also the envelope's recipients that no header names")]
    ReplyTo: list[Address]
    Subject: str
    Created: Annotated[datetime, Meta(tz=True, description="When it was received")]
    Username: Annotated[str, Meta(description="Who signed in to send it")]
    Tags: list[str]
    Size: int
    Attachments: Annotated[int, Meta(description="How many")]
    Snippet: Annotated[str, Meta(description="Its beginning, of 200 bytes at most")]


class Checksums(Schema):
    """Checksums of a part, in hexadecimal."""

    MD5: str
    SHA1: str
    SHA256: str


class Attachment(Schema):
    """A file or an inline image, without its content."""

    PartID: Annotated[str, Meta(description="Its place in the message, such as 1.2")]
    FileName: str
    ContentType: str
    ContentID: str
    Size: int
    Checksums: Checksums


class ListUnsubscribe(Schema):
    """The headers List-Unsubscribe and List-Unsubscribe-Post."""

    Header: str
    Links: Annotated[list[str], Meta(description="Those that are valid, without their brackets")]
    Errors: Annotated[str, Meta(description="What is wrong with the header; empty where nothing is")]
    HeaderPost: str


class Message(Schema):
    """A whole message; ``Read`` (for clients of older versions) and ``Warnings`` are not in Mailpit."""

    ID: str
    MessageID: str
    Read: Annotated[bool, Meta(description="Always true: for clients of older versions")]
    From: Address
    To: list[Address]
    Cc: list[Address]
    Bcc: list[Address]
    ReplyTo: list[Address]
    ReturnPath: str
    Subject: str
    ListUnsubscribe: ListUnsubscribe
    Date: Annotated[datetime, Meta(tz=True, description="Of its header, else when it was received")]
    Tags: list[str]
    Username: str
    Text: str
    HTML: str
    Size: int
    Inline: list[Attachment]
    Attachments: list[Attachment]
    Warnings: Annotated[list[str], Meta(description="What could not be decoded")]


def address_schema(address: MailAddress) -> Address:
    """Return the schema of an address."""
    return Address(address.name, address.address)


def address_schemas(addresses: tuple[MailAddress, ...]) -> list[Address]:
    """Return the schemas of addresses; an empty list for none, never null."""
    return [address_schema(address) for address in addresses]


def summary_schema(summary: Summary) -> MessageSummary:
    """Return the schema of a summary."""
    return MessageSummary(
        ID=summary.id,
        MessageID=summary.message_id,
        Read=summary.read,
        From=address_schema(summary.sender),
        To=address_schemas(summary.to),
        Cc=address_schemas(summary.cc),
        Bcc=address_schemas(summary.bcc),
        ReplyTo=address_schemas(summary.reply_to),
        Subject=summary.subject,
        Created=summary.received,
        Username=summary.username,
        Tags=list(summary.tags),
        Size=summary.size,
        Attachments=summary.attachments,
        Snippet=summary.snippet,
    )


def message_schema(message: DecodedMessage) -> Message:
    """Return the schema of a whole message."""
    return Message(
        ID=message.id,
        MessageID=message.message_id,
        Read=True,
        From=address_schema(message.sender),
        To=address_schemas(message.to),
        Cc=address_schemas(message.cc),
        Bcc=address_schemas(message.bcc),
        ReplyTo=address_schemas(message.reply_to),
        ReturnPath=message.envelope_sender,
        Subject=message.subject,
        ListUnsubscribe=_list_unsubscribe(message),
        Date=message.date,
        Tags=list(message.tags),
        Username=message.username,
        Text=message.text,
        HTML=message.html,
        Size=message.size,
        Inline=[_attachment_schema(part) for part in message.inline],
        Attachments=[_attachment_schema(part) for part in message.attachments],
        Warnings=[str(defect) for defect in message.warnings],
    )


def message_json(message: DecodedMessage) -> bytes:
    """Return a whole message in JSON."""
    return msgspec.json.encode(message_schema(message))


def _attachment_schema(part: DecodedAttachment) -> Attachment:
    return Attachment(
        PartID=part.part_id,
        FileName=part.file_name,
        ContentType=part.content_type,
        ContentID=part.content_id,
        Size=part.size,
        Checksums=Checksums(**part.checksums),
    )


def _list_unsubscribe(message: DecodedMessage) -> ListUnsubscribe:
    header = message.header("List-Unsubscribe")
    found = parse_unsubscribe(header)
    return ListUnsubscribe(header, found.links, ", ".join(found.errors), message.header("List-Unsubscribe-Post"))
