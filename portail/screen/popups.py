"""Where a person looks for a screen that does not come: in a new window, in a frame, behind a page in between."""

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from portail.screen import nearby

ONWARDS = Path(__file__).with_name("scripts").joinpath("onwards.js").read_text(encoding="utf-8")


def front_of(page: Page) -> Page:
    """Return the tab in front: the newest one, or the one from which a tab that has closed itself was opened."""
    open_pages = [each for each in page.context.pages if not each.is_closed()]
    return open_pages[-1] if open_pages else page


def is_in_a_frame(page: Page, sign: Locator) -> bool:
    """Return whether a frame of the page shows the sign of a screen."""
    frames = [frame for frame in page.frames if frame != page.main_frame]
    with suppress(PlaywrightError):  # a frame may leave
        return any(nearby.in_frame(sign, frame).count() for frame in frames)
    return False


def go_on(page: Page) -> str | None:
    """Leave a page on which there is nothing to do but to go on; return the name of what was pressed, if it is one."""
    with suppress(PlaywrightError):  # the page may be on its way to another by itself
        only = page.evaluate_handle(ONWARDS).as_element()
        if only is None:
            return None
        name = " ".join(only.evaluate("(it) => it.innerText || it.value").split())
        only.click(timeout=nearby.SOON)
        return name
    return None
