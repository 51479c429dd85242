"""The table `[still]` of a target: what moves or varies there, and stays off the pictures."""

import re

import msgspec

from portail.files.toml_table import Words
from portail.procedure.matching import pattern

ANYTHING = re.compile(r"\s*(?:…|\.\.\.)\s*")


class StillTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What moves or varies on the screens of a portal.

    Attributes:
        mask: the words of what is covered on pictures, or its accessible name; `…` stands for whatever is there.
        timers: whether what scripts of the page have put off waits while a picture is taken.
    """

    mask: tuple[Words, ...] = ()
    timers: bool = False

    @property
    def expressions(self) -> tuple[str, ...]:
        """The regular expressions of what is covered, for Python and for the browser."""
        return tuple(r'[^"\n]*'.join(pattern(part) for part in ANYTHING.split(words)) for words in self.mask)
