"""From the bytes of an envelope to a Message: never fails, and says what it could not read."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from fake_smtp.mime.address import NOBODY, Address
from fake_smtp.mime.charset import decode_bytes
from fake_smtp.mime.defects import Damage
from fake_smtp.mime.envelope import Envelope
from fake_smtp.mime.headers import Headers
from fake_smtp.mime.message import Attachment, Message
from fake_smtp.mime.parts import Leaf, leaves


def decode(envelope: Envelope, *, message_id: str, sequence: int, tags: tuple[str, ...] = ()) -> Message:
    """Decode a stored envelope under the id and the sequence number that the store gave it."""
    headers = Headers(envelope.raw)
    body = _Body(leaves(envelope.raw))
    to, cc = headers.addresses("To"), headers.addresses("Cc")
    sender = headers.addresses("From")
    return Message(
        id=message_id,
        sequence=sequence,
        envelope_sender=envelope.sender,
        recipients=envelope.recipients,
        username=envelope.username,
        received=envelope.received,
        sender=sender[0] if sender else NOBODY,
        to=to,
        cc=cc,
        bcc=blind_copies(envelope.recipients, to, cc, headers.addresses("Bcc")),
        reply_to=headers.addresses("Reply-To"),
        subject=headers.text("Subject"),
        message_id=headers.text("Message-ID").strip("<>"),
        date=sent_date(headers.text("Date")) or envelope.received,
        headers=tuple(headers),
        text="\n".join(body.texts),
        html="\n".join(body.htmls),
        attachments=tuple(body.attachments),
        inline=tuple(body.inline),
        tags=tags,
        warnings=tuple(dict.fromkeys(body.warnings)),
        raw=envelope.raw,
    )


def blind_copies(recipients: Iterable[str], *named: tuple[Address, ...]) -> tuple[Address, ...]:
    """Return the Bcc header's addresses (the last list) and the recipients that no header names."""
    known = {address.address.lower() for addresses in named for address in addresses}
    unnamed = [recipient for recipient in recipients if recipient.lower() not in known]
    return named[-1] + tuple(Address("", recipient) for recipient in dict.fromkeys(unnamed))


def sent_date(value: str) -> datetime | None:
    """Read a Date header; a date without a zone is taken as UTC, an unreadable one is None."""
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    # At the edges of the calendar a change of time zone would overflow.
    if not 1 < date.year < 9999:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


class _Body:
    """Sorts the leaves of a message into its texts, its files and its inline pictures."""

    def __init__(self, parts: Iterable[Leaf | Damage]) -> None:
        self.texts: list[str] = []
        self.htmls: list[str] = []
        self.attachments: list[Attachment] = []
        self.inline: list[Attachment] = []
        self.warnings: list[Damage] = []
        for part in parts:
            if isinstance(part, Damage):
                self.warnings.append(part)
            else:
                self._sort(part)

    def _sort(self, part: Leaf) -> None:
        if part.disposition != "attachment" and not part.file_name and part.content_type == "text/plain":
            self.texts.append(self._read(part))
        elif part.disposition != "attachment" and not part.file_name and part.content_type == "text/html":
            self.htmls.append(self._read(part))
        elif part.disposition != "attachment" and part.content_id and _is_shown_in_body(part):
            self.inline.append(_attachment(part))
        else:
            self.attachments.append(_attachment(part))

    def _read(self, part: Leaf) -> str:
        decoded = decode_bytes(part.content, part.charset)
        if decoded.damage:
            self.warnings.append(decoded.damage)
        return decoded.text.replace("\r\n", "\n")


def _is_shown_in_body(part: Leaf) -> bool:
    return part.in_related or part.disposition == "inline" or part.content_type.startswith("image/")


def _attachment(part: Leaf) -> Attachment:
    return Attachment(part.part_id, _name_of(part), part.content_type, part.content_id, part.content)


_ENDINGS = {"message/rfc822": "eml", "text/calendar": "ics", "text/plain": "txt", "text/html": "html"}


def _name_of(part: Leaf) -> str:
    if part.file_name:
        return part.file_name
    if part.content_type == "message/rfc822":
        return (Headers(part.content).text("Subject") or "message") + ".eml"
    ending = _ENDINGS.get(part.content_type) or part.content_type.partition("/")[2].partition("+")[0] or "bin"
    return f"part-{part.part_id}.{ending}"
