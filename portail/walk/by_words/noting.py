"""Notes what a screen says beside a name, as a person copies it."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from portail.errors import Broken
from portail.mailbox.content.values import value_after
from portail.procedure.matching import pattern
from portail.screen import reading
from portail.wording import actions as words

END = ".,;:!"


def value_beside(page: Page, name: str, expression: str) -> str:
    """Return what stands beside a name: after it on its line, or on the line below.

    Args:
        page: the tab.
        name: the name, for a person.
        expression: the regular expression that finds it.

    Raises:
        Broken: nothing that a person can read stands there.
    """
    text = reading.read(page, [rf"{expression}\s*:?\s*\S.*", rf"{expression}\s*:?\s*\n.*"]).read
    value = next(_values(text, expression), "") or value_after(text, expression)
    if not value:
        raise Broken(expected=words.value_beside(name), found=words.NOTHING_BESIDE_IT, hint=words.LOOK_BESIDE_IT)
    return value


def expression_of(name: str, substitutions: dict[str, str]) -> str:
    """Return the expression that finds a name of the document in the text of this portal."""
    return pattern(name, substitutions)


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
