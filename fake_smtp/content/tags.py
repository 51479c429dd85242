"""The tags of a message."""

import re
from collections.abc import Iterable

from ..mime.address import Address
from ..mime.headers import Headers

_FORBIDDEN = re.compile(r"[^\w .@-]+")


def message_tags(headers: Headers, addresses: Iterable[Address]) -> list[str]:
    """Return the tags of the header ``X-Tags`` (``a, b``) and of plus-addresses (``marie+tag+other@…``)."""
    from_header = headers.text("X-Tags").split(",")
    local_parts = [each.address.rpartition("@")[0] for each in addresses if "+" in each.address]
    return clean_tags([*from_header, *(tag for part in local_parts for tag in part.split("+")[1:])])


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Return valid tags: without forbidden characters, surrounding blanks, empty tags and repetitions."""
    cleaned = (_FORBIDDEN.sub("", tag).strip() for tag in tags)
    return list(dict.fromkeys(tag for tag in cleaned if tag))
