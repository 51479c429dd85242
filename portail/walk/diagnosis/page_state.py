"""What can still be seen of the page when a step has failed, asked within a limit."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from portail.browser.limit import Limit
from portail.errors import LimitReached
from portail.walk.walk import Walk

READ = Path(__file__).with_name("screen.js").read_text(encoding="utf-8")
SHORT = 600
"""A page with fewer characters than that is read as a whole: it says little else."""
SOON = 2.0
"""How long the page may take to answer, in seconds."""


@dataclass(frozen=True)
class Seen:
    """What a page says of itself: `above` it lies, `says` first; `robot`: it holds a test against robots.

    `answers`: it answered at all.
    """

    above: str = ""
    says: str = ""
    empty: bool = False
    robot: bool = False
    state: str = ""
    answers: bool = True


def seen(walk: Walk) -> Seen:
    """Return what the page in front shows; one that does not answer shows nothing."""
    with suppress(PlaywrightError, LimitReached), Limit(SOON):
        return Seen(**walk.page.evaluate(READ, SHORT))
    return Seen(answers=False)


def is_connected(walk: Walk) -> bool:
    """Return whether the browser is still there."""
    browser = walk.page.context.browser
    return browser is not None and browser.is_connected()
