"""What the page of a message shows: everything but its bulk, of which only the beginning is shown."""

from dataclasses import dataclass
from datetime import datetime

from ...content.codes import Code, codes
from ...content.html_signs import html_signs
from ...content.links import Link, links, text_with_links
from ...content.mail_clients import Feature, unsupported
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
    sequence: int
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
    attachments: tuple[File, ...]
    codes: tuple[Code, ...]
    tags: tuple[str, ...]
    features: tuple[Feature, ...]
    has_remote_pictures: bool
    warnings: tuple[Defect, ...]

    @property
    def text_with_links(self) -> list[tuple[str, bool]]:
        """Return the text in pieces, each with whether it is a URL."""
        return list(text_with_links(self.text))

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

    @property
    def views(self) -> list[str]:
        """Return the tabs, and the HTML check, which the tools lead to."""
        return [*self.tabs, *(["check"] if self.has_html else [])]


def message_view(message: Message) -> MessageView:
    """Return what the page of a message shows."""
    signs = html_signs(message.html)
    return MessageView(
        id=message.id,
        sequence=message.sequence,
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
        attachments=tuple(map(_file, message.attachments[:_ROWS])),
        codes=tuple(codes(message)[:_ROWS]),
        tags=message.tags,
        features=unsupported(signs),
        has_remote_pictures="image remote" in signs,
        warnings=message.warnings,
    )


def _file(part: Attachment) -> File:
    return File(part.part_id, part.file_name, part.content_type, part.size)
