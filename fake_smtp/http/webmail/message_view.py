"""What the page of a message shows: everything but its bulk, of which only the beginning is shown."""

from dataclasses import dataclass
from datetime import datetime

from ...content.links import Link, links
from ...mime.address import Address
from ...mime.defects import Defect
from ...mime.message import Attachment, Message

_SOURCE_BYTES = 200_000
_TEXT_CHARACTERS = 200_000
_ROWS = 1000


@dataclass(frozen=True)
class File:
    """An attachment or inline image, without its content; ``size`` in bytes."""

    part_id: str
    file_name: str
    content_type: str
    size: int


@dataclass(frozen=True)
class MessageView:
    """The parts of a message that its page shows; the first thousand of its links, headers and files."""

    id: str
    sender: Address
    recipients: tuple[Address, ...]
    subject: str
    date: datetime
    has_html: bool
    text: str
    is_text_cut: bool
    source: str
    is_source_cut: bool
    headers: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    files: tuple[File, ...]
    warnings: tuple[Defect, ...]

    @property
    def tabs(self) -> list[str]:
        """Return the views that there are, the first one first."""
        shown = {
            "html": self.has_html,
            "text": bool(self.text) or not self.has_html,
            "links": bool(self.links),
            "files": bool(self.files),
            "headers": True,
            "source": True,
        }
        return [name for name, is_shown in shown.items() if is_shown]


def message_view(message: Message) -> MessageView:
    """Return what the page of a message shows."""
    return MessageView(
        id=message.id,
        sender=message.sender,
        recipients=(message.to + message.cc + message.bcc)[:_ROWS],
        subject=message.subject,
        date=message.date,
        has_html=bool(message.html),
        text=message.text[:_TEXT_CHARACTERS],
        is_text_cut=len(message.text) > _TEXT_CHARACTERS,
        source=message.raw[:_SOURCE_BYTES].decode("utf-8", "replace"),
        is_source_cut=len(message.raw) > _SOURCE_BYTES,
        headers=message.headers[:_ROWS],
        links=tuple(links(message)[:_ROWS]),
        files=tuple(map(_file, (message.attachments + message.inline)[:_ROWS])),
        warnings=message.warnings,
    )


def _file(part: Attachment) -> File:
    return File(part.part_id, part.file_name, part.content_type, part.size)
