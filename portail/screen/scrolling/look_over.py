"""Looks over a page whose parts appear only once they have come into the window."""

from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from portail.screen.legibility import SCRIPTS

LOOK_OVER = SCRIPTS.joinpath("look_over.js").read_text(encoding="utf-8")
UNSEEN_YET = frozenset({"faint", "hidden"})
"""What is wrong with words that appear only then."""


def look_over(page: Page) -> None:
    """Scroll a page to its end and back."""
    with suppress(PlaywrightError):  # the page may be on its way to another
        page.evaluate(LOOK_OVER)
