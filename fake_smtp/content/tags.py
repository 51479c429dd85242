"""The tags of a message."""

import re
from collections.abc import Iterable

from ..mime.headers import Headers

_FORBIDDEN = re.compile(r"[^\w .@-]+")


def message_tags(headers: Headers, recipients: Iterable[str]) -> list[str]:
    """Return the tags of the header ``X-Tags`` (``a, b``) and of plus-addresses (``marie+tag@example.org``)."""
    from_header = headers.text("X-Tags").split(",")
    from_addresses = [address.partition("@")[0].partition("+")[2] for address in recipients if "+" in address]
    return clean_tags([*from_header, *from_addresses])


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Return valid tags: without forbidden characters, surrounding blanks, empty tags and repetitions."""
    cleaned = (_FORBIDDEN.sub("", tag).strip() for tag in tags)
    return list(dict.fromkeys(tag for tag in cleaned if tag))
