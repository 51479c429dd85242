"""Messages in the form, and with the key spelling, of Mailpit's API."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.responses import Response

from fake_smtp.mime.address import Address as Correspondent
from fake_smtp.mime.message import Attachment as Part
from fake_smtp.mime.message import Message as Letter
from fake_smtp.store.results import Summary


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    """The form of an answer or of a body; its fields are the keys of the JSON, in Mailpit's spelling."""


def answer(value: object, status: int = 200) -> Response:
    """Answer a shape, or a collection, in JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


class Address(Shape):
    """A correspondent."""

    Name: str
    Address: str


class MessageSummary(Shape):
    """A message as lists and the event ``new`` carry it."""

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


class Checksums(Shape):
    """Checksums of a part, in hexadecimal."""

    MD5: str
    SHA1: str
    SHA256: str


class Attachment(Shape):
    """A file or an inline picture, without its content."""

    PartID: Annotated[str, Meta(description="Its place in the message, such as 1.2")]
    FileName: str
    ContentType: str
    ContentID: str
    Size: int
    Checksums: Checksums


class ListUnsubscribe(Shape):
    """The headers List-Unsubscribe and List-Unsubscribe-Post."""

    Header: str
    Links: list[str]
    Errors: str
    HeaderPost: str


class Message(Shape):
    """A whole message; ``Read`` and ``Warnings`` are not Mailpit's: old clients need one, people the other."""

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


def address_shape(address: Correspondent) -> Address:
    """Return one correspondent."""
    return Address(address.name, address.address)


def addresses_shape(addresses: tuple[Correspondent, ...]) -> list[Address]:
    """Return correspondents; never null."""
    return [address_shape(address) for address in addresses]


def summary_shape(summary: Summary) -> MessageSummary:
    """Return a message in short."""
    return MessageSummary(
        ID=summary.id,
        MessageID=summary.message_id,
        Read=summary.read,
        From=address_shape(summary.sender),
        To=addresses_shape(summary.to),
        Cc=addresses_shape(summary.cc),
        Bcc=addresses_shape(summary.bcc),
        ReplyTo=addresses_shape(summary.reply_to),
        Subject=summary.subject,
        Created=summary.received,
        Username=summary.username,
        Tags=list(summary.tags),
        Size=summary.size,
        Attachments=summary.attachments,
        Snippet=summary.snippet,
    )


def message_shape(message: Letter) -> Message:
    """Return a whole message."""
    return Message(
        ID=message.id,
        MessageID=message.message_id,
        Read=True,
        From=address_shape(message.sender),
        To=addresses_shape(message.to),
        Cc=addresses_shape(message.cc),
        Bcc=addresses_shape(message.bcc),
        ReplyTo=addresses_shape(message.reply_to),
        ReturnPath=message.envelope_sender,
        Subject=message.subject,
        ListUnsubscribe=_list_unsubscribe(message),
        Date=message.date,
        Tags=list(message.tags),
        Username=message.username,
        Text=message.text,
        HTML=message.html,
        Size=message.size,
        Inline=[_attachment_shape(part) for part in message.inline],
        Attachments=[_attachment_shape(part) for part in message.attachments],
        Warnings=[str(damage) for damage in message.warnings],
    )


def _attachment_shape(part: Part) -> Attachment:
    return Attachment(
        PartID=part.part_id,
        FileName=part.file_name,
        ContentType=part.content_type,
        ContentID=part.content_id,
        Size=part.size,
        Checksums=Checksums(**part.checksums),
    )


def _list_unsubscribe(message: Letter) -> ListUnsubscribe:
    header = message.header("List-Unsubscribe")
    links = [link.strip().strip("<>") for link in header.split(",") if link.strip()]
    return ListUnsubscribe(header, links, "", message.header("List-Unsubscribe-Post"))
