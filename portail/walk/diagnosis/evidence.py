"""Keeps what was to be seen of a failed step."""

import traceback
from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError

from portail.browser.limit import Limit
from portail.capture.screenshot import covered
from portail.errors import Broken, LimitReached
from portail.run_record.run import PAGE_TEXT, Box, failure_picture
from portail.screen.elements import text_of
from portail.walk.walk import Walk


def keep_evidence(walk: Walk, unforeseen: Exception | None = None) -> None:
    """Keep a picture of the screen and its text beside the record, where there still is a screen that answers.

    Of an error that no rule knows, the traceback is kept too.
    """
    # The failure may be that the page is gone, or never at rest, or that nothing can be written.
    nothing_to_keep = (PlaywrightError, Broken, LimitReached, OSError)
    with suppress(*nothing_to_keep), Limit(walk.times.act):
        _give_up_loading(walk)
    with suppress(*nothing_to_keep), Limit(walk.times.act):
        _keep_text(walk, unforeseen)
    with suppress(*nothing_to_keep), Limit(walk.times.act):
        _keep_picture(walk)


def _give_up_loading(walk: Walk) -> None:
    """Stop waiting for a page that has not come: until then the page that is there answers nothing."""
    browser = walk.page.context.browser
    if browser and browser.browser_type.name == "chromium" and walk.traffic.page_asked_for():
        devtools = walk.page.context.new_cdp_session(walk.page)
        devtools.send("Page.stopLoading")
        devtools.detach()


def _keep_text(walk: Walk, unforeseen: Exception | None) -> None:
    text = "".join(traceback.format_exception(unforeseen)) if unforeseen else ""
    try:
        walk.redaction.learn_page(walk.page)
        text = f"{walk.page.title()}\n{walk.page.url}\n\n{text_of(walk.page)}\n{text}"
    finally:
        if text:
            (walk.folder / PAGE_TEXT).write_text(walk.redaction.text(text, walk.page), encoding="utf-8")


def _keep_picture(walk: Walk) -> None:
    """Keep a picture of the screen; one whose covers have slipped is not kept."""
    if walk.film_camera:
        walk.film_camera.leave(walk.page)
    with covered(walk.page, walk.redaction, pointed_at=_unreadable(walk), is_last=True):
        picture = walk.page.screenshot(full_page=True, animations="disabled")
    (walk.folder / failure_picture(walk.current.result.id)).write_bytes(picture)


def _unreadable(walk: Walk) -> Box | None:
    """Return where words stand that nobody can read, as far as the page reaches."""
    across, down = walk.page.evaluate("[scrollX, scrollY]")
    places = [box.moved(across, down) for box in walk.current.unreadable]
    return next((box for box in places if box.x + box.width > 0 and box.y + box.height > 0), None)
