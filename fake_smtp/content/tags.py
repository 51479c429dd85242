"""Tags that a message brings along."""

import re
from collections.abc import Iterable

from fake_smtp.mime.headers import Headers

_ALLOWED = re.compile(r"[^\w .@-]+")


def arriving_tags(headers: Headers, recipients: Iterable[str]) -> list[str]:
    """Return the tags of the header ``X-Tags`` (``a, b``) and of plus-addresses (``marie+tag@example.org``)."""
    written = headers.text("X-Tags").split(",")
    plus = [address.partition("@")[0].partition("+")[2] for address in recipients if "+" in address]
    return clean_tags([*written, *plus])


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Return the tags without blanks around them, characters that no tag may have, empty ones and repetitions."""
    cleaned = (_ALLOWED.sub("", tag).strip() for tag in tags)
    return list(dict.fromkeys(tag for tag in cleaned if tag))
