"""Rows of the database: written from envelopes, read as messages."""

from typing import Any

import msgspec

from fake_smtp.mime.address import NOBODY, Address
from fake_smtp.mime.decoder import blind_copies, decode
from fake_smtp.mime.envelope import Envelope
from fake_smtp.mime.headers import Headers
from fake_smtp.mime.message import Message
from fake_smtp.store.results import Held, Summary
from fake_smtp.store.timestamps import from_microseconds, to_microseconds

People = dict[str, tuple[Address, ...]]

_encode = msgspec.json.Encoder().encode
_strings = msgspec.json.Decoder(tuple[str, ...]).decode
_people = msgspec.json.Decoder(dict[str, tuple[Address, ...]]).decode


def message_row(message_id: str, headers: Headers, people: People, envelope: Envelope) -> tuple[Any, ...]:
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
        _encode(people).decode(),
    )


def people_of(headers: Headers, envelope: Envelope) -> People:
    """Return the correspondents by the header field that names them; the envelope adds blind copies."""
    to, cc = headers.addresses("To"), headers.addresses("Cc")
    return {
        "from": headers.addresses("From")[:1],
        "to": to,
        "cc": cc,
        "bcc": blind_copies(envelope.recipients, to, cc, headers.addresses("Bcc")),
        "reply-to": headers.addresses("Reply-To"),
    }


def correspondent_rows(people: People, sequence: int) -> list[tuple[str, int, str, str]]:
    """Return the rows of ``correspondent``."""
    return [
        (address.address.casefold(), sequence, field, address.name.casefold())
        for field, addresses in people.items()
        for address in addresses
    ]


def recipient_rows(envelope: Envelope, sequence: int) -> list[tuple[str, int, str]]:
    """Return the rows of ``recipient``."""
    folded = [recipient.casefold() for recipient in envelope.recipients]
    return [(address, sequence, address.rpartition("@")[2]) for address in folded]


def held_from(row: tuple[Any, ...]) -> Held:
    """Read a row of ``held``."""
    number, due, mailbox, sender, recipients, username, received, raw = row
    envelope = Envelope(sender, _strings(recipients), raw, from_microseconds(received), username)
    return Held(number, from_microseconds(due) if due is not None else None, mailbox, envelope)


def message_from(row: tuple[Any, ...]) -> Message:
    """Decode a message from its row and its source."""
    sequence, message_id, sender, recipients, raw, received, username, tags = row
    envelope = Envelope(sender, _strings(recipients), raw, from_microseconds(received), username)
    return decode(envelope, message_id=message_id, sequence=sequence, tags=_strings(tags))


def summary_from(row: tuple[Any, ...]) -> Summary:
    """Read a message in short."""
    sequence, message_id, header_id, read, people, subject, received, username, size, tags, date, snippet, files = row
    by_field = _people(people)
    return Summary(
        id=message_id,
        sequence=sequence,
        message_id=header_id,
        read=bool(read),
        sender=by_field["from"][0] if by_field["from"] else NOBODY,
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
