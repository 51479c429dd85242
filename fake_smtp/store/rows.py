"""Rows of the tables: made from envelopes, and read as messages and summaries."""

from typing import Any

import msgspec

from ..mime.address import NO_ADDRESS, Address
from ..mime.decoder import blind_copies, decode
from ..mime.envelope import Envelope
from ..mime.headers import Headers
from ..mime.message import Message
from .results import HeldMessage, Summary
from .timestamps import from_microseconds, to_microseconds

AddressesByField = dict[str, tuple[Address, ...]]

_encode = msgspec.json.Encoder().encode
_strings = msgspec.json.Decoder(tuple[str, ...]).decode
_addresses_by_field = msgspec.json.Decoder(dict[str, tuple[Address, ...]]).decode


def message_row(message_id: str, headers: Headers, addresses: AddressesByField, envelope: Envelope) -> tuple[Any, ...]:
    """Return the row of ``message`` for an envelope."""
    subject = headers.text("Subject")
    return (
        message_id,
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


def addresses_by_field(headers: Headers, envelope: Envelope) -> AddressesByField:
    """Return the addresses of each header field; recipients of the envelope that no field names are added to bcc."""
    to, cc = headers.addresses("To"), headers.addresses("Cc")
    return {
        "from": headers.addresses("From")[:1],
        "to": to,
        "cc": cc,
        "bcc": blind_copies(envelope.recipients, to, cc, headers.addresses("Bcc")),
        "reply-to": headers.addresses("Reply-To"),
    }


def correspondent_rows(addresses: AddressesByField, sequence: int) -> list[tuple[str, int, str, str]]:
    """Return the rows of ``correspondent``: each address of each header field."""
    return [
        (address.address.casefold(), sequence, field, address.name.casefold())
        for field, addresses_of_field in addresses.items()
        for address in addresses_of_field
    ]


def recipient_rows(envelope: Envelope, sequence: int) -> list[tuple[str, int, str]]:
    """Return the rows of ``recipient``."""
    folded = [recipient.casefold() for recipient in envelope.recipients]
    return [(address, sequence, address.rpartition("@")[2]) for address in folded]


def held_from(row: tuple[Any, ...]) -> HeldMessage:
    """Read a row of ``held``."""
    number, due, mailbox, sender, recipients, username, received, raw = row
    envelope = Envelope(sender, _strings(recipients), raw, from_microseconds(received), username)
    return HeldMessage(number, from_microseconds(due) if due is not None else None, mailbox, envelope)


def message_from(row: tuple[Any, ...]) -> Message:
    """Decode a message from its columns in ``message`` and ``source``."""
    sequence, message_id, sender, recipients, raw, received, username, tags = row
    envelope = Envelope(sender, _strings(recipients), raw, from_microseconds(received), username)
    return decode(envelope, message_id=message_id, sequence=sequence, tags=_strings(tags))


def summary_from(row: tuple[Any, ...]) -> Summary:
    """Read a summary from its columns in ``message`` and ``content``."""
    sequence, message_id, header_id, read, addresses, subject, received, username, size, tags, date, snippet, files = (
        row
    )
    by_field = _addresses_by_field(addresses)
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
