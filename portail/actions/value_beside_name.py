"""What a text says beside a name, as a person copies it."""

import re
from collections.abc import Iterator

from portail.mailbox.content.values import value_after

END = ".,;:!"


def noted_value(text: str, expression: str) -> str:
    """Return what stands beside a name: after it on its line, or on the line below; empty where nothing does.

    Args:
        text: the text, one block a line.
        expression: the regular expression that finds the name.
    """
    return next(_values(text, expression), "") or value_after(text, expression) or ""


def _values(text: str, expression: str) -> Iterator[str]:
    """Yield values, the surest first: « name: value », the line below the name, the word after it in a sentence."""
    beside, below, inside = (
        re.compile(end, re.MULTILINE)
        for end in (
            rf"^\s*{expression}\s*:\s*(\S.*?)\s*$",
            rf"^\s*{expression}\s*:?\s*\n\s*(\S.*?)\s*$",
            rf"(?<!\w){expression}\s*:?\s+(\S+)",
        )
    )
    yield from (found[1] for found in beside.finditer(text))
    yield from (found[1] for found in below.finditer(text))
    yield from (found[1].rstrip(END) for found in inside.finditer(text))
