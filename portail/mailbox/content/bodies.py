"""The decoded bodies of a message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portail.mailbox.content.html_text import HtmlText

LONGEST = 2_000_000


@dataclass(frozen=True)
class Image:
    """An inline image: its media type (`image/png`) and its bytes."""

    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Content:
    """The text parts and the HTML parts of a message, each joined, and its inline images by their content id."""

    plain: str = ""
    html: str = ""
    images: Mapping[str, Image] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The plain text; made from the HTML where there is none."""
        return self.plain if self.plain.strip() else "\n".join(self.html_text.lines)

    @cached_property
    def html_text(self) -> HtmlText:
        """The words and links of the HTML; of a longer one, those of its first two million characters."""
        return HtmlText(self.html[:LONGEST])
