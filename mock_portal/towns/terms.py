"""The general terms of use: their text, and the proof that they were read to the end."""

import hmac
from functools import lru_cache

from markupsafe import Markup


@lru_cache(maxsize=64)
def to_html(document: str) -> Markup:
    """The terms as HTML; markup within the text is shown as text."""
    from markdown_it import MarkdownIt  # the start of the portal does not wait for it

    return Markup(MarkdownIt("commonmark", {"html": False}).render(document))


def mark(reading: str, version: str) -> str:
    """What stands only after the last line of the terms: of one session, and of one version."""
    return f"{reading}.{version}"


def was_read(reading: str, expected: str) -> bool:
    """Tell whether a form brings the mark that stands after the last line of the terms."""
    return hmac.compare_digest(reading.encode(), expected.encode())
