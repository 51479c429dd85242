"""Reads what Playwright says of an act that failed, in the words of its call log; none of them is shown to anybody."""

import re
from typing import Final, NamedTuple

from portail.wording import causes as words

# The last line of these that stands in the log says what held the act up.
SIGNS: Final = (
    ("covered", "intercepts pointer events"),
    ("hidden", "element is not visible"),
    ("inactive", "element is not enabled"),
    ("moving", "element is not stable"),
    ("read-only", "element is not editable"),
    ("outside", "element is outside of the viewport"),
    ("vanishing", "element was detached from the DOM"),
    ("no-option", "did not find some options"),
)
AT_ONCE: Final = (
    ("twice", "strict mode violation"),
    ("not-a-field", "Element is not an <input>"),
    ("no-new-tab", 'waiting for event "popup"'),
)
WAITED = re.compile(r"Timeout (\d+)ms exceeded")
COVER = re.compile(r"^\W*(<.+?)\s+(?:from\s+(<.+?)\s+subtree\s+)?intercepts pointer events", re.MULTILINE)
TAG = re.compile(r"<[^>]*>|…")
ROLE = re.compile(r"get_by_role\(\"(\w+)\"|get_by_(label|text)\(")


class Held(NamedTuple):
    """What held an act up: the cause, the kind of element, the words of what covers it."""

    cause: str
    what: str
    words: str = ""


def seconds_waited(message: str) -> float | None:
    """Return how many seconds were waited in vain; `None`: the failure came at once."""
    waited = WAITED.search(message)
    return int(waited[1]) / 1000 if waited else None


def held_up(message: str) -> Held | None:
    """Return what held an act up; `None`: the log does not speak of an element."""
    for cause, sign in AT_ONCE:
        if sign in message:
            return Held(cause, _element(message))
    lasts = {cause: message.rfind(sign) for cause, sign in SIGNS if sign in message}
    if lasts:
        cause = max(lasts, key=lasts.__getitem__)
        return Held(cause, _element(message), _cover(message) if cause == "covered" else "")
    return Held("missing", _element(message)) if re.search(r"waiting for (get_by|locator)", message) else None


def _element(message: str) -> str:
    """Name what was looked for, by its kind alone: its name is an expression."""
    role = ROLE.search(message)
    return words.ELEMENTS.get(role[1] or role[2], words.ELEMENT_OF_ANY_KIND) if role else words.ELEMENT_OF_ANY_KIND


def _cover(message: str) -> str:
    """Return the words of what is in front, as far as the log gives them."""
    found = list(COVER.finditer(message))
    for tag in (found[-1][1], found[-1][2]) if found else ():
        if tag and (shown := " ".join(TAG.sub(" ", tag).split())):
            return shown
    return words.NO_TEXT
