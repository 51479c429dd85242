"""Where a person looks next for a thing that does not come: in a frame of the page, in a menu that is closed."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import ElementHandle, Frame, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from portail.screen.reader import locate, selector_of

SOON = 1000.0
"""How long a thing is waited for where it is expected, in milliseconds, before it is looked for elsewhere."""
OPENS = 500.0
"""How long a menu may take to open, in milliseconds."""
ON_THE_PAGE = """(it) => {
  const { right, bottom } = it.getBoundingClientRect();
  return right + scrollX > 0 && bottom + scrollY > 0;
}"""
OPENERS = Path(__file__).with_name("scripts").joinpath("openers.js").read_text(encoding="utf-8")


def reach(thing: Locator) -> Locator:
    """Return where the thing can be acted on: in its place, once what hides it is open, or in a frame of the page."""
    with suppress(PlaywrightError):  # the page may be on its way to another
        if thing.count():
            open_around(thing)
            return thing
        return _in_a_frame(thing) or thing
    return thing


def open_named(page: Page, called: re.Pattern[str]) -> bool:
    """Open what hides the only thing of this name that one could press; return whether it can be seen then."""
    with suppress(PlaywrightError):  # the page may be on its way to another
        hidden = locate(page, "press", called)
        return bool(hidden.count()) and open_around(hidden)
    return False


def open_around(thing: Locator) -> bool:
    """Open the menu, the tab or the part of the page in which a thing is closed away; return whether it can be seen."""
    first = thing.first
    if first.is_visible() and _is_on_the_page(first):
        return False
    for opener, how in _openers(first):
        with suppress(PlaywrightError):
            opener.hover(timeout=OPENS) if how == "hover" else opener.click(timeout=OPENS)
            first.wait_for(timeout=OPENS)
            if _is_on_the_page(first):
                return True
    return False


def _is_on_the_page(thing: Locator) -> bool:
    return bool(thing.evaluate(ON_THE_PAGE))


def _openers(thing: Locator) -> Iterator[tuple[ElementHandle, str]]:
    found = thing.evaluate_handle(OPENERS)
    for pair in found.get_properties().values():
        opener, how = pair.get_properties().values()
        if element := opener.as_element():
            yield element, str(how.json_value())


def _in_a_frame(thing: Locator) -> Locator | None:
    page: Page = thing.page
    frames = [frame for frame in page.frames if frame != page.main_frame]
    return next((found for frame in frames if (found := in_frame(thing, frame)).count()), None)


def in_frame(thing: Locator, frame: Frame) -> Locator:
    """Return the same thing, looked for in a frame."""
    return frame.locator(selector_of(thing)).filter(visible=True).first
