"""From the bytes of an envelope to a Message: it never fails, and lists the defects."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .address import NO_ADDRESS, Address
from .charset import decode_bytes
from .defects import Defect
from .envelope import Envelope
from .flowed import unflowed
from .headers import Headers
from .message import Attachment, Message
from .parts import Part, read_parts


def decode(envelope: Envelope, *, message_id: str, sequence: int, tags: tuple[str, ...] = ()) -> Message:
    """Decode a stored envelope; the id, the sequence number and the tags come from the store."""
    headers = Headers(envelope.raw)
    body = Body(read_parts(envelope.raw, headers))
    to, cc = headers.addresses("To"), headers.addresses("Cc")
    sender = headers.addresses("From")
    return Message(
        id=message_id,
        sequence=sequence,
        envelope_sender=envelope.sender,
        recipients=envelope.recipients,
        username=envelope.username,
        received=envelope.received,
        sender=sender[0] if sender else NO_ADDRESS,
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
    """Return the addresses of Bcc (the last of ``named``), and the recipients that none of ``named`` contains."""
    known = {address.address.lower() for addresses in named for address in addresses}
    unnamed = [recipient for recipient in recipients if recipient.lower() not in known]
    return named[-1] + tuple(Address("", recipient) for recipient in dict.fromkeys(unnamed))


def sent_date(value: str) -> datetime | None:
    """Parse a Date header, also one of ISO 8601; a date without a zone is in UTC, an unreadable one is None."""
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            date = parse(value.strip())
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        # In the years 1 and 9999 a conversion to another time zone could overflow.
        if 1 < date.year < 9999:
            return date if date.tzinfo else date.replace(tzinfo=UTC)
    return None


class Body:
    """The parts of a message, sorted into text, HTML, attachments and inline images."""

    def __init__(self, parts: Iterable[Part | Defect]) -> None:
        self.texts: list[str] = []
        self.htmls: list[str] = []
        self.attachments: list[Attachment] = []
        self.inline: list[Attachment] = []
        self.warnings: list[Defect] = []
        self._related: set[str] = set()
        for part in parts:
            if isinstance(part, Defect):
                self.warnings.append(part)
            else:
                self._sort(part)

    def _sort(self, part: Part) -> None:
        if _is_body(part, "text/plain"):
            self.texts.append(self._read(part))
        elif _is_body(part, "text/html") and not self._is_resource(part):
            self.htmls.append(self._read(part))
        elif part.disposition != "attachment" and part.content_id and _is_inline(part):
            self.inline.append(_attachment(part))
        else:
            self.attachments.append(_attachment(part))

    def _is_resource(self, part: Part) -> bool:
        """Return whether an HTML part belongs to another one before it in the same multipart/related."""
        group = part.part_id.rpartition(".")[0]
        if not part.in_related or group not in self._related:
            self._related.add(group)
            return False
        return True

    def _read(self, part: Part) -> str:
        decoded = decode_bytes(part.content, part.charset)
        if decoded.defect:
            self.warnings.append(decoded.defect)
        text = decoded.text.replace("\r\n", "\n")
        return unflowed(text, deletes_space=part.flowed == "yes") if part.flowed else text


def _is_body(part: Part, content_type: str) -> bool:
    return part.content_type == content_type and part.disposition != "attachment" and not part.file_name


def _is_inline(part: Part) -> bool:
    return part.in_related or part.disposition == "inline" or part.content_type.startswith("image/")


def _attachment(part: Part) -> Attachment:
    return Attachment(part.part_id, _file_name(part), part.content_type, part.content_id, part.content)


_EXTENSIONS = {"message/rfc822": "eml", "text/calendar": "ics", "text/plain": "txt", "text/html": "html"}


def _file_name(part: Part) -> str:
    if part.file_name or part.content_id:
        return part.file_name or part.content_id
    if part.content_type == "message/rfc822":
        return (Headers(part.content).text("Subject") or "message") + ".eml"
    extension = _EXTENSIONS.get(part.content_type) or part.content_type.partition("/")[2].partition("+")[0] or "bin"
    return f"part-{part.part_id}.{extension}"
