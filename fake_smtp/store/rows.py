"""Rows of the tables: made from envelopes, and read as messages and summaries."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

import msgspec

from ..content.tags import message_tags
from ..mime.address import NO_ADDRESS, Address
from ..mime.decoder import blind_copies, decode
from ..mime.envelope import Envelope
from ..mime.headers import Headers
from ..mime.message import Message
from .results import HeldMessage, Summary
from .timestamps import from_microseconds, to_microseconds

AddressesByField = dict[str, tuple[Address, ...]]
_TAGGED = ("to", "cc", "bcc", "from")
Result = TypeVar("Result")

_encode = msgspec.json.Encoder().encode
_strings = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_addresses = msgspec.json.Decoder(dict[str, tuple[Address, ...]]).decode


@dataclass(frozen=True, slots=True)
class Arrival:
    """An envelope with the rows that its headers give, all but its id and its sequence number: ready to be stored."""

    envelope: Envelope
    message: tuple[Any, ...]
    recipients: list[tuple[str, str]]
    correspondents: list[tuple[str, str, str]]
    tags: list[str]


def arrival(envelope: Envelope) -> Arrival:
    """Read the headers of an envelope."""
    headers = Headers(envelope.raw)
    addresses = _addresses_by_field(headers, envelope)
    return Arrival(
        envelope,
        _message_row(headers, addresses, envelope),
        _recipient_rows(envelope),
        _correspondent_rows(addresses),
        message_tags(headers, chain.from_iterable(addresses[field] for field in _TAGGED)),
    )


def _message_row(headers: Headers, addresses: AddressesByField, envelope: Envelope) -> tuple[Any, ...]:
    subject = headers.text("Subject")
    return (
        to_microseconds(envelope.received),
        envelope.sender,
        _encode(envelope.recipients).decode(),
        envelope.username,
        len(envelope.raw),
        headers.text("Message-ID").strip("<>"),
        subject,
        subject.casefold(),
        _encode(addresses).decode(),
    )


def _addresses_by_field(headers: Headers, envelope: Envelope) -> AddressesByField:
    """Return the addresses of each header field; recipients of the envelope that no field names are added to bcc."""
    to, cc = headers.addresses("To"), headers.addresses("Cc")
    return {
        "from": headers.addresses("From")[:1],
        "to": to,
        "cc": cc,
        "bcc": blind_copies(envelope.recipients, to, cc, headers.addresses("Bcc")),
        "reply-to": headers.addresses("Reply-To"),
    }


def _correspondent_rows(addresses: AddressesByField) -> list[tuple[str, str, str]]:
    return [
        (address.address.casefold(), field, address.name.casefold())
        for field, addresses_of_field in addresses.items()
        for address in addresses_of_field
    ]


def _recipient_rows(envelope: Envelope) -> list[tuple[str, str]]:
    folded = [recipient.casefold() for recipient in envelope.recipients]
    return [(address, address.rpartition("@")[2]) for address in folded]


def held_from(row: tuple[Any, ...]) -> HeldMessage:
    """Read a row of ``held``."""
    number, due, mailbox, sender, recipients, username, received, raw = row
    envelope = Envelope(sender, _strings(recipients), raw, from_microseconds(received), username)
    return HeldMessage(number, from_microseconds(due) if due is not None else None, mailbox, envelope)


def envelope_from(row: tuple[Any, ...]) -> Envelope:
    """Read an envelope from its columns in ``message`` and ``source``."""
    _, _, sender, recipients, raw, received, username = row
    return Envelope(sender, _strings(recipients), raw, from_microseconds(received), username)


def message_from(row: tuple[Any, ...]) -> Message:
    """Decode a message from its columns in ``message`` and ``source``, and its tags."""
    *columns, tags = row
    return decode(envelope_from(tuple(columns)), message_id=row[1], sequence=row[0], tags=_strings(tags))


def read_row(row: tuple[Any, ...], read: Callable[[Message], Result]) -> Result:
    """Return what ``read`` makes of the message in these columns."""
    return read(message_from(row))


def summary_from(row: tuple[Any, ...]) -> Summary:
    """Read a summary from its columns in ``message`` and ``content``."""
    sequence, message_id, header_id, read, addresses, subject, received, username, size, tags, date, snippet, files = (
        row
    )
    by_field = _decode_addresses(addresses)
    return Summary(
        id=message_id,
        sequence=sequence,
        message_id=header_id,
        read=bool(read),
        sender=by_field["from"][0] if by_field["from"] else NO_ADDRESS,
        to=by_field["to"],
        cc=by_field["cc"],
        bcc=by_field["bcc"],
        reply_to=by_field["reply-to"],
        subject=subject,
        received=from_microseconds(received),
        date=from_microseconds(date),
        username=username,
        tags=_strings(tags),
        size=size,
        attachments=files,
        snippet=snippet,
    )


def held_row(envelope: Envelope, due: int | None, mailbox: str) -> tuple[Any, ...]:
    """Return the row of ``held``, without its number."""
    return (
        due,
        mailbox,
        envelope.sender,
        _encode(envelope.recipients).decode(),
        envelope.username,
        to_microseconds(envelope.received),
        envelope.raw,
    )
