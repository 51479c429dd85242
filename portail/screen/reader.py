"""Finds things by their names as a reader takes them: a selector engine for Playwright (`scripts/reader.js`).

Its locators wait and act as all others do, and cost no question more. What is found so is what a person would take.
"""

import json
import re
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserType, Frame, Locator, Page

Sought = Literal["press", "send", "field", "heading", "title", "words"]
ENGINE = "reader"
WORDLESS = re.compile("^$")
"""The name of a button that bears a picture or a sign alone."""
SCRIPT = Path(__file__).with_name("scripts").joinpath("reader.js").read_text(encoding="utf-8")


def locate(where: Page | Frame, sought: Sought, name: re.Pattern[str]) -> Locator:
    """Return all things of a kind with this name, in the order in which a person would take them.

    "send" is what sends the form that has been filled in; one without words has an empty name. A "title" is a heading,
    or words in larger letters; a "heading" may be bold, as its whole name is known.
    """
    flags = "i" if name.flags & re.IGNORECASE else ""
    selector = json.dumps({"as": sought, "name": name.pattern, "flags": flags}, ensure_ascii=False)
    return where.locator(f"{ENGINE}={selector}")


def selector_of(thing: Locator) -> str:
    """Return the selector of a locator, which means the same in any frame."""
    return str(thing._impl_obj._selector)  # Playwright offers no way to ask for it


def teach(browser_type: BrowserType) -> None:
    """Register the engine, once for each Playwright, before a page that is asked is loaded."""
    playwright: Any = browser_type._impl_obj._playwright  # Playwright offers no way from a browser to its selectors
    if not any(engine["name"] == ENGINE for engine in playwright.selectors._selector_engines):
        # An isolated world: what the page has made of its own prototypes does not matter there.
        browser_type._sync(playwright.selectors.register(ENGINE, SCRIPT, None, True))
