"""The general terms of use: their text, and the proof that they were read to the end."""

import hmac
from functools import lru_cache

from markupsafe import Markup


@lru_cache(maxsize=64)
def to_html(document: str) -> Markup:
    """The terms as HTML; markup within the text is shown as text."""
    from markdown_it import MarkdownIt  # the start of the portal does not wait for it

    return Markup(MarkdownIt("commonmark", {"html": False}).render(document))


def reading_proof(token: str, version: str) -> str:
    """The text that stands only after the last line of the terms, made of the session's token and the version.

    A form that brings it has been filled in by somebody who reached the end of this very version.
    """
    return f"{token}.{version}"


def is_proof(given: str, expected: str) -> bool:
    """Whether a form brings the proof that is expected, compared in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())
