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
DEEPEST = 3
"""How many menus inside one another are opened."""
SCRIPTS = Path(__file__).with_name("scripts")
SIGHT, SHUT, OPENERS = (
    SCRIPTS.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in ("sight", "shut", "openers")
)
IN_SIGHT = f"(it) => ({SIGHT})()(it)"
IN_ITS_PLACE = f"""(it) => {{
  const moves = ({{ playState, effect }}) => playState === "running" && effect.getComputedTiming().endTime !== Infinity
    && effect.target?.contains(it);
  return ({SIGHT})()(it) && !document.getAnimations().some(moves);
}}"""
SHUT_AROUND = f"(it) => ({SHUT})(it, ({SIGHT})())"
OPENERS_OF = f"(it) => ({OPENERS})(it, ({SIGHT})())"


def reach(thing: Locator) -> Locator:
    """Return where the thing can be acted on: in its place, once what hides it is open, or in a frame of the page."""
    with suppress(PlaywrightError):  # the page may be on its way to another
        if thing.count():
            open_around(thing)
            if thing.first.is_visible():
                return thing
        return _in_a_frame(thing) or thing
    return thing


def open_named(page: Page, called: re.Pattern[str]) -> bool:
    """Open what hides the only thing of this name that one could press; return whether it can be seen then."""
    return uncover(locate(page, "press", called))


def uncover(thing: Locator) -> bool:
    """Open what hides a thing that the page has; return whether it can be seen then."""
    with suppress(PlaywrightError):  # the page may be on its way to another
        return bool(thing.count()) and open_around(thing)
    return False


def open_around(thing: Locator) -> bool:
    """Open the menu, the tab or the part of the page in which a thing is closed away, and those within it.

    Returns whether it can be seen then.
    """
    first = thing.first
    if _is_in_sight(first):
        return False
    for _ in range(DEEPEST):
        before = first.evaluate(SHUT_AROUND)
        if _open_one(first):
            return True
        if first.evaluate(SHUT_AROUND) >= before:
            return False
    return False


def _open_one(first: Locator) -> bool:
    """Try what would open it, until it can be seen or a menu around it has opened; return whether it can be seen."""
    before = first.evaluate(SHUT_AROUND)
    for opener, how in _openers(first):
        with suppress(PlaywrightError):
            opener.hover(timeout=OPENS) if how == "hover" else opener.click(timeout=OPENS)
            _wait_until_in_sight(first)
            return True
        if first.evaluate(SHUT_AROUND) < before:
            return False
    return False


def _is_in_sight(thing: Locator) -> bool:
    return bool(thing.evaluate(IN_SIGHT))


def _wait_until_in_sight(thing: Locator) -> None:
    """Wait for what opens slowly, until it has come to its place.

    Raises:
        PlaywrightTimeout: it does not come.
    """
    element = thing.element_handle(timeout=OPENS)
    if frame := element.owner_frame():
        frame.wait_for_function(IN_ITS_PLACE, arg=element, timeout=OPENS)


def _openers(thing: Locator) -> Iterator[tuple[ElementHandle, str]]:
    found = thing.evaluate_handle(OPENERS_OF)
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
